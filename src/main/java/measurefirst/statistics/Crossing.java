package measurefirst.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Where a measured curve crosses a level, such as the size from which one way is the faster. */
public final class Crossing {
  private Crossing() {}

  /**
   * Where the curve first rises above {@code level}, straight between the points on log scales of x
   * and y. The interval reaches from where the upper ends of the points' intervals rise above it to
   * where the lower ends do; an end that is not on the curve is 0 or infinite.
   *
   * @param xs rising positive values, at least two
   * @param ys a ratio above 0 at each of them
   * @return the interval; its estimate is 0 if the curve starts above the level, and infinite if it
   *     never gets there
   * @throws IllegalArgumentException if the numbers of xs and ys differ, or the xs do not rise
   */
  public static Interval above(double level, double[] xs, List<Interval> ys) {
    if (xs.length < 2 || xs.length != ys.size()) {
      throw new IllegalArgumentException(
          "a crossing needs two points or more, each with x and y, was %s and %s"
              .formatted(xs.length, ys.size()));
    }
    for (int i = 0; i < xs.length; i++) {
      if (!(xs[i] > (i == 0 ? 0 : xs[i - 1]))) {
        throw new IllegalArgumentException(
            "the places of a curve must rise from above 0, was %s at index %s".formatted(xs[i], i));
      }
    }
    double at = at(level, xs, ys, Interval::estimate);
    int n = ys.stream().mapToInt(Interval::n).min().orElseThrow();
    return new Interval(
        at,
        Math.min(at, at(level, xs, ys, Interval::high)),
        Math.max(at, at(level, xs, ys, Interval::low)),
        ys.getFirst().level(),
        n,
        n);
  }

  private static double at(
      double level, double[] xs, List<Interval> ys, ToDoubleFunction<Interval> end) {
    double before = end.applyAsDouble(ys.getFirst());
    if (before >= level) {
      return 0;
    }
    for (int i = 1; i < xs.length; i++) {
      double here = end.applyAsDouble(ys.get(i));
      if (here >= level) {
        double share = Math.log(level / before) / Math.log(here / before);
        return xs[i - 1] * Math.pow(xs[i] / xs[i - 1], share);
      }
      before = here;
    }
    return Double.POSITIVE_INFINITY;
  }
}
