package measurefirst.statistics;

/**
 * An estimate with its confidence interval.
 *
 * @param estimate the point estimate, in the unit of what was measured (a ratio has none)
 * @param low the lower end, at most {@code estimate}
 * @param high the upper end, at least {@code estimate}
 * @param level the nominal coverage, for example 0.95
 * @param n the number of samples it rests on
 * @param effectiveN how many independent samples these are worth: below {@code n} where
 *     neighbouring samples resemble each other
 */
public record Interval(
    double estimate, double low, double high, double level, int n, double effectiveN) {

  public Interval {
    if (!(low <= estimate && estimate <= high)) {
      throw new IllegalArgumentException(
          "an interval must hold its estimate, was %s in [%s, %s]".formatted(estimate, low, high));
    }
  }

  /** Whether {@code value} lies inside, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The interval of one over it; all ends must be above 0. */
  public Interval inverse() {
    return new Interval(1 / estimate, 1 / high, 1 / low, level, n, effectiveN);
  }

  /** Half the width, in the unit of the estimate. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
