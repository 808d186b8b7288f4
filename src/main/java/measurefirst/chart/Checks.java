package measurefirst.chart;

import java.util.Collection;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Series;

/** Refuses what no chart can show, and says what to do instead. */
final class Checks {
  private Checks() {}

  static void notEmpty(Collection<?> items, String chart, String where, String item) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException(
          "%s need at least one %s, %s had none: measure one first".formatted(chart, item, where));
    }
  }

  /** The samples that count, of which there must be at least one, all of them finite. */
  static double[] samples(Series series) {
    return times(series.name(), series.samples());
  }

  /** The time that was predicted, in nanoseconds; NaN if none was. */
  static double limit(Series series) {
    return series.predictions().stream()
        .filter(p -> p.quantity() == Quantity.TIME)
        .mapToDouble(Prediction::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Times in nanoseconds: at least one, all finite and not negative. */
  static double[] times(String name, double[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException(
          "a chart needs at least one sample, \"%s\" had none: measure it, or leave it out"
              .formatted(name));
    }
    for (double time : nanos) {
      if (!(time >= 0) || Double.isInfinite(time)) {
        throw new IllegalArgumentException(
            "a time must be a number of 0 ns or more, was %s in \"%s\": drop the sample that failed"
                .formatted(time, name));
      }
    }
    return nanos;
  }

  /** A log axis has no place for zero. */
  static void onAxis(Scale scale, double value, String name) {
    if (scale.log() && !(value > 0)) {
      throw new IllegalArgumentException(
          "a log axis (%s) shows positive values only, was %s in \"%s\": use a linear scale, or leave it out"
              .formatted(scale.title(), value, name));
    }
  }
}
