package measurefirst.chart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Series;

/**
 * What a theory gives, drawn as a dashed line with its name.
 *
 * @param name what it is, such as {@code sum} or {@code ceil(N/P)·W}
 * @param at its value as a function of what runs along the chart's x axis, in the unit of the
 *     chart's measured values (times in nanoseconds); NaN where there is none
 * @param isRival whether it is what the rival theory gives; it is then drawn lighter
 */
public record Limit(String name, DoubleUnaryOperator at, boolean isRival) {
  private static final double NANOS_A_SECOND = 1e9;

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

  /**
   * What was predicted of {@code contender} at the points of {@code sweep}, in operations a second,
   * and what the rivals give, the slower one and the faster one. The lines are straight between the
   * points; where a point has no such rival, that line keeps to the prediction.
   *
   * @param slower the name of the slower rival's line
   * @param faster the name of the faster rival's line
   * @throws IllegalArgumentException if no time was predicted at a point
   */
  public static Limit[] rates(Result sweep, String contender, String slower, String faster) {
    NavigableMap<Double, Double> predicted = new TreeMap<>();
    NavigableMap<Double, Double> least = new TreeMap<>();
    NavigableMap<Double, Double> most = new TreeMap<>();
    for (Series seen : sweep.seen(contender)) {
      Prediction time = timeOf(seen);
      DoubleSummaryStatistics all = new DoubleSummaryStatistics();
      DoubleStream.concat(
              DoubleStream.of(time.value()),
              time.rivals().stream().mapToDouble(Double::doubleValue))
          .forEach(all);
      predicted.put(seen.point().x(), NANOS_A_SECOND / time.value());
      least.put(seen.point().x(), NANOS_A_SECOND / all.getMax());
      most.put(seen.point().x(), NANOS_A_SECOND / all.getMin());
    }
    List<Limit> lines = new ArrayList<>(List.of(of("theory", between(predicted))));
    if (!least.equals(predicted)) {
      lines.add(rival(slower, between(least)));
    }
    if (!most.equals(predicted)) {
      lines.add(rival(faster, between(most)));
    }
    return lines.toArray(Limit[]::new);
  }

  private static Prediction timeOf(Series seen) {
    return seen.predictions().stream()
        .filter(one -> one.quantity() == Quantity.TIME)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no time was predicted of \"%s\": give it a Prediction.time(…) at each point"
                        .formatted(seen.where())));
  }

  private static DoubleUnaryOperator between(NavigableMap<Double, Double> points) {
    return x -> {
      Map.Entry<Double, Double> left = points.floorEntry(x);
      Map.Entry<Double, Double> right = points.ceilingEntry(x);
      if (left == null || right == null) {
        return Double.NaN;
      }
      double width = right.getKey() - left.getKey();
      double share = width == 0 ? 0 : (x - left.getKey()) / width;
      return left.getValue() + share * (right.getValue() - left.getValue());
    };
  }

  private Limit asRival() {
    return new Limit(name, at, true);
  }
}
