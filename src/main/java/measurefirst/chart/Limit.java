package measurefirst.chart;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;

/**
 * A limit that theory sets, drawn as a dashed line with its name.
 *
 * @param name what the limit is, such as {@code sum} or {@code ceil(N/P)·W}
 * @param at the limit as a function of what runs along the chart's x axis, in the unit of the
 *     chart's measured values (times in nanoseconds); NaN where there is none
 */
public record Limit(String name, DoubleUnaryOperator at) {

  public Limit {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a limit needs a name, was blank: say what it is");
    }
  }

  /** The same limit everywhere. */
  public static Limit of(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "the limit \"%s\" must be a positive number, was %s".formatted(name, value));
    }
    return new Limit(name, x -> value);
  }

  /** A time, the same everywhere. */
  public static Limit of(String name, Duration time) {
    return of(name, (double) time.toNanos());
  }

  /** A limit that follows the x axis: {@code n -> Math.ceil(n / 200) * 2e9}. */
  public static Limit of(String name, DoubleUnaryOperator at) {
    return new Limit(name, at);
  }
}
