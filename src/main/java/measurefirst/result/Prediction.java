package measurefirst.result;

import java.time.Duration;

/**
 * What the theory says of one contender before anything is measured.
 *
 * @param limitNanos the shortest time the theory allows for one call, in nanoseconds; NaN if it
 *     names none
 * @param ratio how many times as fast as the baseline the contender is to be; NaN if that follows
 *     from the two limits, or is not predicted
 * @param tolerance how far the measured value may lie from the predicted one and still count as
 *     held, as a fraction (0.05 is five per cent)
 * @param claim the id of the claim this prediction serves, such as {@code C1}; empty if none
 * @param cpus how many CPUs the machine must show for the prediction to be testable
 */
public record Prediction(
    double limitNanos, double ratio, double tolerance, String claim, int cpus) {

  /** Nothing is predicted. */
  public static final Prediction NONE = new Prediction(Double.NaN, Double.NaN, 0.05, "", 1);

  public Prediction {
    if (limitNanos <= 0 || ratio <= 0 || !(tolerance > 0) || cpus < 1) {
      throw new IllegalArgumentException(
          "a prediction needs a positive limit, ratio, tolerance and number of CPUs, was %s ns, %s×,"
                  .formatted(limitNanos, ratio)
              + " %s, %d".formatted(tolerance, cpus));
    }
  }

  /** The contender takes {@code limit}, and no less. */
  public static Prediction limit(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("a limit must be positive, was " + limit);
    }
    return new Prediction(limit.toNanos(), Double.NaN, NONE.tolerance, "", 1);
  }

  /** The contender is {@code ratio} times as fast as the baseline. */
  public static Prediction ratio(double ratio) {
    return new Prediction(Double.NaN, ratio, NONE.tolerance, "", 1);
  }

  /** The same prediction, held when met within {@code tolerance} (a fraction). */
  public Prediction within(double tolerance) {
    return new Prediction(limitNanos, ratio, tolerance, claim, cpus);
  }

  /** The same prediction, made for the claim {@code id}. */
  public Prediction claim(String id) {
    return new Prediction(limitNanos, ratio, tolerance, id, cpus);
  }

  /** The same prediction, testable only where at least {@code cpus} CPUs are visible. */
  public Prediction needsCpus(int cpus) {
    return new Prediction(limitNanos, ratio, tolerance, claim, cpus);
  }

  /** How many times as fast as {@code baseline} this contender is to be; NaN if not predicted. */
  public double ratioOver(Prediction baseline) {
    return Double.isNaN(ratio) ? baseline.limitNanos / limitNanos : ratio;
  }
}
