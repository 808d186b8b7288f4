package measurefirst.chart;

import java.util.List;

/** Every time as a point, a row per series, whatever the times are of. */
public final class DotPlot {
  private DotPlot() {}

  /**
   * Draws {@code series}, on a log axis where they lie far apart.
   *
   * @param what what the times are, such as {@code time of one hand-off}
   */
  public static Picture of(String title, String what, Times... series) {
    return Strips.of(title, what, List.of(series));
  }
}
