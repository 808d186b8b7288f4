package measurefirst.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** What a front end shows of the word at the cursor: its signature and what it is for. */
final class Inspection {
  private static final Pattern IMPORTS = Pattern.compile("\\A(?:\\s*import\\s[^;]*;)+");

  private Inspection() {}

  /** The end of the imports that {@code code} begins with; JShell takes all of it for an import. */
  static int importsEnd(String code) {
    Matcher matcher = IMPORTS.matcher(code);
    return matcher.find() ? matcher.end() : 0;
  }

  /** What to show for the word around or before {@code cursor}, or null. */
  static DisplayData of(JShell shell, String code, int cursor) {
    int start = Math.min(importsEnd(code), cursor);
    int end = wordEnd(code, cursor);
    boolean atWord = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
    String before = code.substring(start, atWord ? end : cursor);
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    // A method is found by its parenthesis only, written or not.
    List<Documentation> found = atWord ? documentation(analysis, before + "(") : List.of();
    if (found.isEmpty()) {
      found = documentation(analysis, before);
    }
    if (found.isEmpty()) {
      return null;
    }
    List<Entry> entries = found.stream().map(Entry::of).toList();
    DisplayData shown =
        new DisplayData(entries.stream().map(Entry::text).collect(Collectors.joining("\n\n")));
    shown.putHTML(entries.stream().map(Entry::html).collect(Collectors.joining()));
    return shown;
  }

  private record Entry(String signature, String purpose) {
    static Entry of(Documentation found) {
      String signature = Javadoc.tidy(found.signature());
      String comment = found.javadoc() == null ? Javadoc.of(signature) : found.javadoc();
      return new Entry(signature, Javadoc.firstParagraph(comment));
    }

    String text() {
      return (signature + "\n" + purpose).strip();
    }

    String html() {
      return "<pre>%s</pre>".formatted(Html.escape(signature))
          + (purpose.isEmpty() ? "" : Html.paragraph(purpose));
    }
  }

  private static List<Documentation> documentation(SourceCodeAnalysis analysis, String code) {
    return analysis.documentation(code, code.length(), true);
  }

  private static int wordEnd(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end;
  }
}
