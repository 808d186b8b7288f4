package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import measurefirst.result.Series;
import measurefirst.statistics.Interval;

/**
 * Measured values along an axis, each with its interval.
 *
 * @param name what was measured, unique in its chart
 * @param points the values, by rising {@code x}
 */
public record Curve(String name, List<Point> points) {

  /**
   * One value.
   *
   * @param x where
   * @param y how much, in the unit of the chart's y axis (times in nanoseconds)
   */
  public record Point(double x, Interval y) {
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y.estimate())) {
        throw new IllegalArgumentException(
            "a point needs two numbers, was (%s, %s): leave out what was not measured"
                .formatted(x, y.estimate()));
      }
    }
  }

  public Curve {
    points = points.stream().sorted((a, b) -> Double.compare(a.x(), b.x())).toList();
  }

  /** A curve without points yet. */
  public static Curve of(String name) {
    return new Curve(name, List.of());
  }

  /** The same curve with one more point. */
  public Curve at(double x, Interval y) {
    List<Point> more = new ArrayList<>(points);
    more.add(new Point(x, y));
    return new Curve(name, more);
  }

  /** The same curve with one more point: where {@code samples} lie, with their 95 % interval. */
  public Curve at(double x, double... samples) {
    return at(x, Estimates.of(Checks.times(name, samples)));
  }

  /** The same curve with one more point: where the samples of {@code series} lie. */
  public Curve at(double x, Series series) {
    return at(x, series.samples());
  }
}
