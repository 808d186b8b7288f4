package measurefirst.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Crossing;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;
import measurefirst.statistics.ValueInterval;

/**
 * Measured values along an axis, each with its interval.
 *
 * @param name what was measured, unique in its chart
 * @param points the values, by rising {@code x}
 * @param from where the values come from, as far as it is known
 */
public record Curve(String name, List<Point> points, List<Provenance> from) {
  private static final double LEVEL = 0.95;

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
    from = List.copyOf(from);
    points = points.stream().sorted((a, b) -> Double.compare(a.x(), b.x())).toList();
  }

  /** A curve without points yet. */
  public static Curve of(String name) {
    return new Curve(name, List.of(), List.of());
  }

  /**
   * How long each of {@code contenders} took at the points of {@code sweep}.
   *
   * @param contenders whose curves to draw; all if none is named
   */
  public static List<Curve> times(Result sweep, String... contenders) {
    return curves(
        sweep,
        contenders,
        (curve, one) -> one.isTimed() ? curve.at(one.point().x(), one.interval()) : curve);
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

  /**
   * What each of {@code contenders} read off at the points of {@code sweep}, in its own unit.
   *
   * @param contenders whose curves to draw; all that are not timed if none is named
   */
  public static List<Curve> values(Result sweep, String... contenders) {
    return curves(
        sweep,
        contenders,
        (curve, one) ->
            one.isTimed() && contenders.length == 0
                ? curve
                : curve.at(one.point().x(), one.interval()));
  }

  /**
   * How many operations a second each of {@code contenders} came to at the points of {@code sweep}:
   * one over the time of one.
   *
   * @param contenders whose curves to draw; all if none is named
   */
  public static List<Curve> rates(Result sweep, String... contenders) {
    return curves(
        sweep, contenders, (curve, one) -> curve.at(one.point().x(), perSecond(one.interval())));
  }

  private static Interval perSecond(Interval nanos) {
    return new Interval(
        1e9 / nanos.estimate(),
        1e9 / nanos.high(),
        1e9 / nanos.low(),
        nanos.level(),
        nanos.n(),
        nanos.effectiveN());
  }

  private static List<Curve> curves(
      Result sweep, String[] contenders, BiFunction<Curve, Series, Curve> more) {
    List<Curve> curves = new ArrayList<>();
    for (String name : contenders.length == 0 ? sweep.contenders() : List.of(contenders)) {
      List<Series> seen = sweep.seen(name);
      String recorded =
          seen.stream().allMatch(one -> Look.isRecordedIn(sweep, one)) ? " (recorded)" : "";
      Curve curve = new Curve(name + recorded, List.of(), List.of(Provenance.of(sweep)));
      for (Series one : seen) {
        curve = more.apply(curve, one);
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
    Curve curve = new Curve(name, List.of(), List.of(Provenance.of(sweep)));
    for (Series seen : sweep.seen(contender)) {
      curve = curve.at(seen.point().x(), sweep.at(seen.point().name()).ratio(contender, other));
    }
    return curve;
  }

  /**
   * Where the curve rises above {@code level}, in one sentence; the last place where it does, if it
   * dips. It is drawn straight between the points, with the interval that theirs leave.
   *
   * @param x what runs along the curve, for the unit of the answer
   */
  public String above(double level, Scale x) {
    int below = points.size() - 2;
    while (below >= 0 && !(isBelow(level, below) && !isBelow(level, below + 1))) {
      below--;
    }
    String first = words(points.getFirst().x(), x);
    String last = words(points.getLast().x(), x);
    if (below < 0) {
      boolean none = points.stream().noneMatch(point -> point.y().estimate() < level);
      return none
          ? "%s lies above %s at every point, from %s on."
              .formatted(name, Units.ratio(level), first)
          : "%s rises above %s at no point, up to %s.".formatted(name, Units.ratio(level), last);
    }
    List<Point> rising = points.subList(below, points.size());
    Interval at =
        Crossing.above(
            level,
            rising.stream().mapToDouble(Point::x).toArray(),
            rising.stream().map(Point::y).toList());
    return "%s rises above %s at %s%s (95 %%: %s to %s)."
        .formatted(
            name,
            Units.ratio(level),
            words(at.estimate(), x),
            x.time() ? "" : " " + x.title(),
            at.low() == 0 ? "below " + words(rising.getFirst().x(), x) : words(at.low(), x),
            Double.isInfinite(at.high()) ? "above " + last : words(at.high(), x));
  }

  private boolean isBelow(double level, int point) {
    return points.get(point).y().estimate() < level;
  }

  private static String words(double at, Scale x) {
    return x.time() ? x.text(at) : Units.ratio(at);
  }

  /** The same curve with one more point. */
  public Curve at(double x, Interval y) {
    List<Point> more = new ArrayList<>(points);
    more.add(new Point(x, y));
    return new Curve(name, more, from);
  }

  /** The same curve with one more point: where {@code samples} lie, with their 95 % interval. */
  public Curve at(double x, double... samples) {
    double first = Checks.values(name, Arrays.stream(samples).boxed().toList()).getFirst();
    if (Arrays.stream(samples).allMatch(sample -> sample == first)) {
      return at(x, new Interval(first, first, first, LEVEL, samples.length, samples.length));
    }
    return at(
        x,
        Arrays.stream(samples).allMatch(sample -> sample > 0)
            ? MeanInterval.of(samples, LEVEL)
            : ValueInterval.of(samples, LEVEL));
  }
}
