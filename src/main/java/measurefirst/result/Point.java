package measurefirst.result;

/**
 * Where in a sweep something was measured.
 *
 * @param name the point's comparison, such as {@code N = 8}; empty outside a sweep
 * @param x the parameter; NaN outside a sweep
 * @param y the second parameter; NaN if there is one only
 */
public record Point(String name, double x, double y) {
  /** Not in a sweep. */
  public static final Point NONE = new Point("", Double.NaN, Double.NaN);
}
