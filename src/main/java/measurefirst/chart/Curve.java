package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Crossing;
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

  /**
   * How long each of {@code contenders} took at the points of {@code sweep}.
   *
   * @param contenders whose curves to draw; all if none is named
   */
  public static List<Curve> times(Result sweep, String... contenders) {
    return curves(sweep, contenders, (curve, one) -> curve.at(one.point().x(), one.interval()));
  }

  /**
   * How many times as fast as the baseline each of {@code contenders} was at the points of {@code
   * sweep}.
   *
   * @param contenders whose curves to draw; all if none is named
   */
  public static List<Curve> ratios(Result sweep, String... contenders) {
    return curves(
        sweep,
        contenders,
        (curve, one) ->
            sweep.isBaseline(one) ? curve : curve.at(one.point().x(), sweep.ratio(one)));
  }

  /**
   * How many CPUs each of {@code contenders} kept busy at the points of {@code sweep}.
   *
   * @param contenders whose curves to draw; all if none is named
   */
  public static List<Curve> cpusBusy(Result sweep, String... contenders) {
    return curves(sweep, contenders, (curve, one) -> curve.at(one.point().x(), one.cpusBusy()));
  }

  private static List<Curve> curves(
      Result sweep, String[] contenders, BiFunction<Curve, Series, Curve> more) {
    List<Curve> curves = new ArrayList<>();
    for (String name : contenders.length == 0 ? sweep.contenders() : List.of(contenders)) {
      Curve curve = of(name);
      for (Series seen : sweep.seen(name)) {
        curve = more.apply(curve, seen);
      }
      if (!curve.points.isEmpty()) {
        curves.add(curve);
      }
    }
    return curves;
  }

  /**
   * How many times as fast as {@code other} the contender {@code contender} was at the points of
   * {@code sweep}, under a name of its own.
   */
  public static Curve ratios(String name, Result sweep, String contender, String other) {
    Curve curve = of(name);
    for (Series seen : sweep.seen(contender)) {
      curve = curve.at(seen.point().x(), sweep.at(seen.point().name()).ratio(contender, other));
    }
    return curve;
  }

  /**
   * From where on the curve stays above {@code level}, in one sentence: straight between the
   * points, with the interval that the points' own intervals leave.
   *
   * @param x what runs along the curve, for the unit of the answer
   */
  public String above(double level, Scale x) {
    String over = "%s stays above %s".formatted(name, Units.ratio(level));
    int below = points.size() - 1;
    while (below >= 0 && points.get(below).y().estimate() >= level) {
      below--;
    }
    if (below < 0) {
      return "%s at every point, from %s on.".formatted(over, words(points.getFirst().x(), x));
    }
    double most = points.getLast().x();
    if (below == points.size() - 1) {
      return "%s at no point, up to %s.".formatted(over, words(most, x));
    }
    List<Point> rising = points.subList(below, points.size());
    Interval from =
        Crossing.above(
            level,
            rising.stream().mapToDouble(Point::x).toArray(),
            rising.stream().map(Point::y).toList());
    return "%s from %s on (95 %%: %s to %s)."
        .formatted(
            over,
            words(from.estimate(), x),
            from.low() == 0 ? "below " + words(rising.getFirst().x(), x) : words(from.low(), x),
            Double.isInfinite(from.high()) ? "above " + words(most, x) : words(from.high(), x));
  }

  private static String words(double at, Scale x) {
    return x.time() ? x.text(at) : Units.ratio(at);
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
