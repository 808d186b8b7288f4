package measurefirst.notebook;

/** The little HTML that survives every place a notebook is shown, GitHub's sanitiser included. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>";
  }
}
