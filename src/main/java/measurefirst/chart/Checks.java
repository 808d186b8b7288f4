package measurefirst.chart;

import java.util.Collection;
import java.util.List;

/** Refuses what no chart can show, and says what to do instead. */
final class Checks {
  private Checks() {}

  static void notEmpty(Collection<?> items, String chart, String where, String item) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException(
          "%s need at least one %s, \"%s\" had none: measure one first"
              .formatted(chart, item, where));
    }
  }

  /** At least one value, all of them finite and not negative. */
  static List<Double> values(String name, List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "a chart needs at least one sample, \"%s\" had none: measure it, or leave it out"
              .formatted(name));
    }
    for (double value : values) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "a sample must be a number of 0 or more, was %s in \"%s\": drop the sample that failed"
                .formatted(value, name));
      }
    }
    return values;
  }

  /** The unit of all {@code series}, of which there is at least one. */
  static String unit(String title, List<Times> series) {
    notEmpty(series, "charts", title, "series");
    String unit = series.getFirst().unit();
    for (Times times : series) {
      if (!times.unit().equals(unit)) {
        throw new IllegalArgumentException(
            "series of one chart share one axis, was %s in \"%s\" beside %s: draw them apart"
                .formatted(times.unit(), times.name(), unit));
      }
    }
    return unit;
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
