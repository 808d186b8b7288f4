package measurefirst.notebook;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/** Finds the line of a cell behind a stack frame in one of JShell's wrappers. */
final class Places {
  private static final Pattern WRAPPED =
      Pattern.compile("REPL\\.(\\$JShell\\$\\d+)[A-Z]*(?:\\$(.*))?");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");

  private final Map<String, Map<Integer, String>> lines = new ConcurrentHashMap<>();

  /**
   * Where a snippet stands.
   *
   * @param cell such as "cell 7"
   * @param code all of the cell
   * @param from where in it to look for the snippet
   */
  record Origin(String cell, String code, int from) {
    /** The place of a position in the source of the snippet, in the reader's words. */
    String at(String source, int position) {
      int start = Math.max(code.indexOf(source, from), from);
      return "%s, line %s".formatted(cell, 1 + breaks(code, start) + breaks(source, position));
    }
  }

  /** The number of line breaks before {@code end}. */
  static int breaks(String text, int end) {
    return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** Remembers which line of its wrapper each line of a snippet has become. */
  void note(Snippet snippet, Origin origin, SourceCodeAnalysis analysis) {
    SnippetWrapper wrapper = analysis.wrapper(snippet);
    String family = Wrappers.family(wrapper.fullClassName());
    if (family == null) {
      return;
    }
    Map<Integer, String> known = lines.computeIfAbsent(family, name -> new ConcurrentHashMap<>());
    String source = snippet.source();
    for (int text = 0, end; text < source.length(); text = end + 1) {
      end = source.indexOf('\n', text);
      end = end < 0 ? source.length() : end;
      while (text < end && Character.isWhitespace(source.charAt(text))) {
        text++;
      }
      if (text < end) {
        int wrapped = wrapper.sourceToWrappedPosition(text);
        known.put(1 + breaks(wrapper.wrapped(), wrapped), origin.at(source, text));
      }
    }
  }

  /** A frame in the reader's words, or null if it is not in the notebook. */
  String of(StackTraceElement frame) {
    Matcher wrapped = WRAPPED.matcher(frame.getClassName());
    if (!wrapped.matches()) {
      return null;
    }
    String line = lines.getOrDefault(wrapped.group(1), new HashMap<>()).get(frame.getLineNumber());
    String method = method(wrapped.group(2), frame.getMethodName());
    if (line == null) {
      return method.isEmpty() ? null : method;
    }
    return method.isEmpty() ? line : method + ", " + line;
  }

  private static String method(String type, String method) {
    Matcher lambda = LAMBDA.matcher(method);
    String plain = lambda.matches() ? lambda.group(1) : method;
    if (plain.startsWith("do_it$") || (type != null && type.matches("\\d+"))) {
      return "";
    }
    if (plain.equals("<init>") || plain.equals("<clinit>")) {
      return "new " + type;
    }
    return (type == null ? "" : type.replace('$', '.') + ".") + plain + "()";
  }
}
