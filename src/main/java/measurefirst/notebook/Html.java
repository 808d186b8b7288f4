package measurefirst.notebook;

import java.util.regex.Pattern;

/** The little HTML that survives every place a notebook is shown, GitHub's sanitiser included. */
final class Html {
  private static final Pattern PAGE = Pattern.compile("\\d\\d(-[a-z]+)+");

  /** A number stays on the line of its sign: {@code 95 %}, {@code n = 5}. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<=\\d) (?=%)|(?<=\\bn) (?==)|(?<=\\bn =) (?=\\d)");

  private Html() {}

  static String escape(String text) {
    String kept = NUMBER.matcher(text).replaceAll("\u00a0");
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The text of a table's cell; the name of a page is a link to the notebook beside this one. */
  static String cell(String text) {
    return PAGE.matcher(text).matches()
        ? "<a href=\"%1$s.ipynb\">%1$s</a>".formatted(text)
        : escape(text);
  }

  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>";
  }
}
