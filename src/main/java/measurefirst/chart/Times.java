package measurefirst.chart;

import java.util.Arrays;
import java.util.List;
import measurefirst.result.Series;

/**
 * Times under one name.
 *
 * @param name what was measured, unique in its chart
 * @param nanos the times, in nanoseconds, in the order in which they were measured
 * @param limitNanos what was predicted of them, in nanoseconds; NaN if nothing was
 */
public record Times(String name, List<Double> nanos, double limitNanos) {

  public Times {
    nanos = List.copyOf(nanos);
    Checks.times(name, nanos.stream().mapToDouble(Double::doubleValue).toArray());
    if (limitNanos < 0 || Double.isInfinite(limitNanos)) {
      throw new IllegalArgumentException(
          "a predicted time must be 0 ns or more, was %s for \"%s\": use NaN for none"
              .formatted(limitNanos, name));
    }
  }

  /**
   * Times in nanoseconds.
   *
   * @throws IllegalArgumentException if there is none, or one is negative or not a number
   */
  public static Times of(String name, double... nanos) {
    return new Times(name, Arrays.stream(nanos).boxed().toList(), Double.NaN);
  }

  /**
   * The samples of {@code series} that count, and the limit that was predicted.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Times of(Series series) {
    return new Times(series.name(), series.values(), Checks.limit(series));
  }

  /**
   * The same times beside a prediction.
   *
   * @param nanos the predicted time, in nanoseconds
   */
  public Times predicted(double nanos) {
    return new Times(name, this.nanos, nanos);
  }

  /** The times in ascending order. */
  double[] sorted() {
    return nanos.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** The time that the share {@code share} of {@code sorted} does not exceed. */
  static double quantile(double[] sorted, double share) {
    return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
  }

  /** Median, 99th percentile, maximum and n in words. */
  String sentence() {
    double[] sorted = sorted();
    return "%s has median %s, 99th percentile %s and maximum %s (n = %d%s)"
        .formatted(
            name,
            Unit.text(quantile(sorted, 0.5)),
            Unit.text(quantile(sorted, 0.99)),
            Unit.text(sorted[sorted.length - 1]),
            sorted.length,
            Double.isNaN(limitNanos) ? "" : ", predicted " + Unit.plain(limitNanos));
  }
}
