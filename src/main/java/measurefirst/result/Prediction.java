package measurefirst.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import measurefirst.statistics.Interval;

/**
 * What a theory says of one contender before anything is measured, and what its rival says.
 *
 * <pre>{@code
 * Prediction.time(wait).ratherThan(wait.multipliedBy(2))   // two waits together
 * Prediction.ratio(4).ratherThan(1)                        // four workers
 * Prediction.moreThan(1)                                   // faster than the baseline, by whatever
 * }</pre>
 *
 * <p>A measured interval <b>confirms</b> the prediction if all of it lies nearer to the prediction
 * than to the rival, by ratio: between the geometric mean of the two and its mirror image on the
 * other side. It <b>refutes</b> the prediction if all of it lies outside. Where zero is predicted,
 * or is the rival, nearness goes by difference.
 *
 * @param quantity what is predicted
 * @param kind whether the theory gives a value or only a direction
 * @param value the predicted value, in the unit of the quantity (times in nanoseconds)
 * @param rivals what other theories give; empty for the plain rival, no difference from the
 *     baseline
 * @param offBy the rival is whatever differs by this share, where it is not NaN
 * @param claim the id of the claim that this serves; empty if none
 */
public record Prediction(
    Quantity quantity, Kind kind, double value, List<Double> rivals, double offBy, String claim) {

  /** Prediction and rival that differ by less cannot be told apart by what is named a theory. */
  static final double SAME = 1.1;

  /** Where the plain rival is a difference, so large a one. */
  private static final double PLAIN = 0.1;

  /** Value or direction. */
  public enum Kind {
    /** The theory gives a value. */
    EXACTLY,
    /** The theory says that it is more. */
    MORE,
    /** The theory says that it is less. */
    LESS
  }

  public Prediction {
    rivals = List.copyOf(rivals);
    boolean zero = quantity == Quantity.VALUE && value == 0;
    if (!(value > 0 || zero) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "a prediction must be a positive number%s, was %s: say what the theory gives"
              .formatted(quantity == Quantity.VALUE ? " or 0" : "", value));
    }
    for (double rival : rivals) {
      if (!(rival >= 0) || Double.isInfinite(rival)) {
        throw new IllegalArgumentException(
            "a rival must be a number of 0 or more, was %s: say what the other theory gives"
                .formatted(rival));
      }
    }
    if (!Double.isNaN(offBy) && !(offBy > 0 && offBy < 1)) {
      throw new IllegalArgumentException(
          "a difference must lie between 0 and 1 (0.02 is two per cent), was %s".formatted(offBy));
    }
  }

  /** One call takes {@code time}. */
  public static Prediction time(Duration time) {
    return exactly(Quantity.TIME, (double) time.toNanos());
  }

  /** The contender is {@code ratio} times as fast as the baseline. */
  public static Prediction ratio(double ratio) {
    return exactly(Quantity.RATIO, ratio);
  }

  /** The contender takes {@code times} times as long as the baseline. */
  public static Prediction timesAsLong(double times) {
    return exactly(Quantity.TIMES_AS_LONG, times);
  }

  /** The contender keeps {@code cpus} CPUs busy. */
  public static Prediction cpusBusy(double cpus) {
    return exactly(Quantity.CPUS, cpus);
  }

  /** The contender reads off {@code value}, in its own unit. */
  public static Prediction value(double value) {
    return exactly(Quantity.VALUE, value);
  }

  /** The contender is more than {@code ratio} times as fast as the baseline. */
  public static Prediction moreThan(double ratio) {
    return new Prediction(Quantity.RATIO, Kind.MORE, ratio, List.of(), Double.NaN, "");
  }

  /** The contender is less than {@code ratio} times as fast as the baseline. */
  public static Prediction lessThan(double ratio) {
    return new Prediction(Quantity.RATIO, Kind.LESS, ratio, List.of(), Double.NaN, "");
  }

  private static Prediction exactly(Quantity quantity, double value) {
    return new Prediction(quantity, Kind.EXACTLY, value, List.of(), Double.NaN, "");
  }

  /**
   * The same prediction with its rivals: at most one below and one above it counts, the nearest.
   *
   * @param rivals what other theories give, in the unit of this quantity
   */
  public Prediction ratherThan(double... rivals) {
    checkIsValue();
    return new Prediction(
        quantity, kind, value, DoubleStream.of(rivals).boxed().toList(), Double.NaN, claim);
  }

  /** The same prediction of a time with its rivals. */
  public Prediction ratherThan(Duration... rivals) {
    return ratherThan(
        Arrays.stream(rivals).mapToDouble(rival -> (double) rival.toNanos()).toArray());
  }

  /**
   * The same prediction; its rival is a difference of the share {@code offBy}, either way. This is
   * the resolution asked of the measurement and no theory of its own, so it may be small.
   */
  public Prediction ratherThanOffBy(double offBy) {
    checkIsValue();
    return new Prediction(quantity, kind, value, List.of(), offBy, claim);
  }

  private void checkIsValue() {
    if (kind != Kind.EXACTLY) {
      throw new IllegalArgumentException(
          "a direction needs no rival, as its rival is the other direction: drop ratherThan…(…)");
    }
  }

  /** The same prediction, made for the claim {@code id}. */
  public Prediction claim(String id) {
    return new Prediction(quantity, kind, value, rivals, offBy, Names.check("a claim's id", id));
  }

  /** The same prediction, made for {@code claim}. */
  public Prediction claim(Claim claim) {
    Claims.add(claim);
    return claim(claim.id());
  }

  /** Whether a rival has been named. */
  public boolean hasRival() {
    return kind != Kind.EXACTLY || !rivals.isEmpty() || !Double.isNaN(offBy);
  }

  /**
   * The same prediction with the plain rival, if it has none yet: no difference from the baseline;
   * where that is what is predicted, a difference of a tenth either way.
   *
   * @param none what the quantity is where there is no difference from the baseline; NaN if unknown
   */
  public Prediction orPlainRival(double none) {
    if (hasRival()) {
      return this;
    }
    return none > 0 && value > 0 && apart(value, none) >= SAME
        ? ratherThan(none)
        : ratherThanOffBy(PLAIN);
  }

  /** The rivals as values: the nearest below and the nearest above, whichever there are. */
  public List<Double> rivalValues() {
    if (!Double.isNaN(offBy)) {
      return List.of(value / (1 + offBy), value * (1 + offBy));
    }
    List<Double> nearest = new ArrayList<>();
    rivals.stream().filter(r -> r < value).max(Double::compare).ifPresent(nearest::add);
    rivals.stream().filter(r -> r > value).min(Double::compare).ifPresent(nearest::add);
    return nearest;
  }

  /** Whether prediction and rival differ enough on this machine to be told apart. */
  public boolean isTestable() {
    return kind != Kind.EXACTLY
        || !Double.isNaN(offBy)
        || (!rivals.isEmpty() && rivals.stream().allMatch(rival -> apart(value, rival) >= SAME));
  }

  /** The smallest value that lies nearer to the prediction than to its rival. */
  public double low() {
    return switch (kind) {
      case MORE -> Math.nextUp(value); // the value itself is not more
      case LESS -> 0;
      case EXACTLY -> edge(true);
    };
  }

  /** The largest value that lies nearer to the prediction than to its rival. */
  public double high() {
    return switch (kind) {
      case MORE -> Double.POSITIVE_INFINITY;
      case LESS -> Math.nextDown(value);
      case EXACTLY -> edge(false);
    };
  }

  private double edge(boolean below) {
    List<Double> nearest = rivalValues();
    double own =
        nearest.stream()
            .filter(rival -> rival < value == below)
            .mapToDouble(rival -> middle(value, rival))
            .findFirst()
            .orElse(Double.NaN);
    if (!Double.isNaN(own) || nearest.isEmpty()) {
      return own;
    }
    double other = middle(value, nearest.getFirst());
    // The interval of readings near 0 may begin below it: so may the band.
    return value > 0 && nearest.getFirst() > 0 ? value * value / other : 2 * value - other;
  }

  private static double middle(double a, double b) {
    return a > 0 && b > 0 ? Math.sqrt(a * b) : (a + b) / 2;
  }

  private static double apart(double a, double b) {
    return a == b ? 1 : Math.max(a, b) / Math.min(a, b);
  }

  /** What {@code measured} says of this prediction, were no other program running. */
  public Outcome outcome(Interval measured) {
    if (!isTestable()) {
      return Outcome.NOT_TESTABLE;
    }
    return Outcome.of(measured, low(), high());
  }

  /** Whether {@code measured} is narrow enough to judge by: its width alone decides. */
  public boolean isPrecise(Interval measured) {
    if (!isTestable()) {
      return true;
    }
    if (kind != Kind.EXACTLY || low() <= 0) {
      double width =
          kind == Kind.EXACTLY ? (high() - low()) / 3 : Math.max(value, measured.estimate()) / 3;
      return measured.high() - measured.low() <= width;
    }
    return measured.low() > 0 && measured.high() / measured.low() <= Math.cbrt(high() / low());
  }

  /**
   * Measured over predicted, less 1; where 0 is predicted the difference, and NaN where only a
   * direction is.
   */
  public double error(double measured) {
    if (kind != Kind.EXACTLY) {
      return Double.NaN;
    }
    return value == 0 ? measured : measured / value - 1;
  }
}
