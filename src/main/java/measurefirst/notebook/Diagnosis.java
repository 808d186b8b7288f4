package measurefirst.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Says what the compiler has against a cell, with the place it means marked below its line. */
final class Diagnosis {
  private static final Pattern MISSING =
      Pattern.compile("symbol:\\s+(?:variable|method|class) (\\w+)");

  private Diagnosis() {}

  static CompileError of(JShell shell, Snippet snippet, Places.Origin origin) {
    List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
    if (errors.isEmpty() && snippet instanceof DeclarationSnippet declaration) {
      return unresolved(shell, declaration);
    }
    List<String> lines = new ArrayList<>();
    for (Diag error : errors) {
      String message = message(error);
      int start = Math.clamp(error.getStartPosition(), 0, snippet.source().length());
      lines.add(origin.at(snippet.source(), start) + ": " + message);
      lines.addAll(marked(snippet.source(), start, (int) error.getEndPosition()));
      String hint = hint(error.getMessage(Locale.ROOT));
      if (!hint.isEmpty()) {
        lines.add(hint);
      }
    }
    return new CompileError(
        errors.isEmpty() ? "does not compile" : message(errors.getFirst()), lines);
  }

  static CompileError unresolved(JShell shell, DeclarationSnippet snippet) {
    String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
    String what =
        "`%s` cannot be used yet: it needs %s, which is not declared. Run the cell that declares it"
            .formatted(snippet.name(), missing.isEmpty() ? "something" : missing);
    return new CompileError(what, List.of());
  }

  static CompileError unfinished(String cell, String rest) {
    int start = cell.length() - rest.stripLeading().length();
    String first = rest.strip().lines().findFirst().orElse("");
    String where = "line %s: not complete".formatted(1 + Places.breaks(cell, start));
    return new CompileError(
        "The cell ends before this is complete.", List.of(where, "    " + first));
  }

  private static String message(Diag error) {
    return error
        .getMessage(Locale.ROOT)
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("location:"))
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(Collectors.joining(", "));
  }

  private static List<String> marked(String source, int start, int end) {
    int from = source.lastIndexOf('\n', start - 1) + 1;
    int next = source.indexOf('\n', start);
    String line = source.substring(from, next < 0 ? source.length() : next);
    int width = Math.max(1, Math.min(end, from + line.length()) - start);
    return List.of("    " + line, "    " + " ".repeat(start - from) + "^".repeat(width));
  }

  private static String hint(String message) {
    Matcher missing = MISSING.matcher(message);
    return missing.find() && Declarations.knows(missing.group(1))
        ? ResetException.sentence(List.of(missing.group(1)))
        : "";
  }
}
