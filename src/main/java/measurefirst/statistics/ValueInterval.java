package measurefirst.statistics;

import java.util.Arrays;

/** The level of values that are no times: they may be zero or negative. */
public final class ValueInterval {
  private ValueInterval() {}

  /**
   * The values' location with its interval: Student's t for few values; from 8 on Huber's location,
   * which a spike moves little, with an error that knows autocorrelation. {@link MeanInterval} is
   * for times, whose noise is a factor and not a sum.
   *
   * @param values at least 2, in the order in which they were taken
   * @param level the nominal coverage, between 0 and 1
   * @throws IllegalArgumentException for fewer than 2 values, one that is not finite, or a level
   *     outside (0, 1)
   */
  public static Interval of(double[] values, double level) {
    if (values.length < 2 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "an interval needs at least 2 finite values, was %s: measure more rounds"
              .formatted(Arrays.toString(values)));
    }
    Times.checkLevel(level);
    Location at = Huber.fit(values, Huber.NEAR, 0).location(values);
    double half = at.halfWidth(level);
    return new Interval(
        at.centre(), at.centre() - half, at.centre() + half, level, at.n(), at.effectiveN());
  }
}
