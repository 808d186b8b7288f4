package measurefirst.notebook;

/** Positions in a text: front ends count code points, Java counts UTF-16 units. */
final class CodePoints {
  private CodePoints() {}

  static int toJava(String text, int codePoints) {
    int most = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, most));
  }

  static int toFrontEnd(String text, int units) {
    return text.codePointCount(0, Math.clamp(units, 0, text.length()));
  }
}
