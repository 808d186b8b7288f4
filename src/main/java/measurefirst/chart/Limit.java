package measurefirst.chart;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;

/**
 * What a theory gives, drawn as a dashed line with its name.
 *
 * @param name what it is, such as {@code sum} or {@code ceil(N/P)·W}
 * @param at its value as a function of what runs along the chart's x axis, in the unit of the
 *     chart's measured values (times in nanoseconds); NaN where there is none
 * @param isRival whether it is what the rival theory gives; it is then drawn lighter
 */
public record Limit(String name, DoubleUnaryOperator at, boolean isRival) {

  public Limit {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a limit needs a name, was blank: say what it is");
    }
  }

  /** The same limit everywhere. */
  public static Limit of(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "the limit \"%s\" must be a positive number, was %s: give what the theory says"
              .formatted(name, value));
    }
    return of(name, x -> value);
  }

  /** A time, the same everywhere. */
  public static Limit of(String name, Duration time) {
    return of(name, (double) time.toNanos());
  }

  /** A limit that follows the x axis: {@code n -> Math.ceil(n / 200) * 2e9}. */
  public static Limit of(String name, DoubleUnaryOperator at) {
    return new Limit(name, at, false);
  }

  /** What the rival theory gives, following the x axis. */
  public static Limit rival(String name, DoubleUnaryOperator at) {
    return new Limit(name, at, true);
  }

  /** What the rival theory gives, the same everywhere. */
  public static Limit rival(String name, double value) {
    return of(name, value).asRival();
  }

  /** What the rival theory gives, a time that is the same everywhere. */
  public static Limit rival(String name, Duration time) {
    return of(name, time).asRival();
  }

  private Limit asRival() {
    return new Limit(name, at, true);
  }
}
