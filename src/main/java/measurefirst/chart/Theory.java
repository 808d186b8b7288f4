package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Series;

/**
 * What was expected of one row, on the axis of its chart.
 *
 * @param marks what the theory and its rivals give
 * @param guess what the reader guessed; NaN if nothing
 * @param low from where on a value lies nearer to the prediction than to its rival; NaN if unknown
 * @param high up to where it does
 */
record Theory(List<Mark> marks, double guess, double low, double high) {

  /**
   * One value that a theory gives.
   *
   * @param at where
   * @param isRival whether the rival theory gives it
   * @param direction above 0 if all beyond is predicted, below 0 if all before it, else 0
   */
  record Mark(double at, boolean isRival, int direction) {}

  static final Theory NONE = of(List.of());

  static Theory of(List<Mark> marks) {
    return new Theory(marks, Double.NaN, Double.NaN, Double.NaN);
  }

  /** On an axis of times, or of whatever unit {@code one} has. */
  static Theory ofLevel(Result result, Series one) {
    return of(result, one, false);
  }

  /** On an axis of times as fast. */
  static Theory ofRatio(Result result, Series one) {
    return of(result, one, true);
  }

  private static Theory of(Result result, Series one, boolean asRatio) {
    double base = result.baselineOf(one).interval().estimate();
    List<Mark> marks = new ArrayList<>();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (Prediction p : one.predictions()) {
      int direction =
          p.kind() == Prediction.Kind.EXACTLY
              ? 0
              : (p.kind() == Prediction.Kind.MORE) == asRatio ? 1 : -1;
      add(marks, at(p.quantity(), p.value(), base, asRatio), false, direction);
      for (double rival : p.rivalValues()) {
        add(marks, at(p.quantity(), rival, base, asRatio), true, 0);
      }
      if (p.isTestable() && p.quantity() != Quantity.CPUS) {
        double[] edges = {
          at(p.quantity(), p.low(), base, asRatio), at(p.quantity(), p.high(), base, asRatio)
        };
        low = Math.max(low, Math.min(edges[0], edges[1]));
        high = Math.min(high, Math.max(edges[0], edges[1]));
      }
    }
    double guess = at(guessed(one), result.guess(one.name()).orElse(Double.NaN), base, asRatio);
    return Double.isInfinite(low) && Double.isInfinite(high)
        ? new Theory(marks, guess, Double.NaN, Double.NaN)
        : new Theory(marks, guess, low, high);
  }

  private static void add(List<Mark> marks, double at, boolean isRival, int direction) {
    if (Double.isFinite(at)) {
      marks.add(new Mark(at, isRival, direction));
    }
  }

  /** The quantity of a guess: times as fast, unless the page predicts another multiple or value. */
  private static Quantity guessed(Series one) {
    return one.predictions().stream()
        .map(Prediction::quantity)
        .filter(q -> q != Quantity.TIME)
        .findFirst()
        .orElse(one.isTimed() ? Quantity.RATIO : Quantity.VALUE);
  }

  /** A value of {@code quantity}, where the baseline takes {@code base}; NaN if it has no place. */
  private static double at(Quantity quantity, double value, double base, boolean asRatio) {
    double level =
        switch (quantity) {
          case TIME, VALUE -> value;
          case RATIO -> base / value;
          case TIMES_AS_LONG -> base * value;
          case CPUS -> Double.NaN;
        };
    return asRatio ? base / level : level;
  }
}
