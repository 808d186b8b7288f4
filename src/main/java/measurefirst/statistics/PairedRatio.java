package measurefirst.statistics;

import java.util.Arrays;

/**
 * The ratio of two contenders that took turns. What slows a whole round slows both of its samples,
 * and cancels in their quotient (nanobench interleaves for the same reason).
 */
public final class PairedRatio {
  private PairedRatio() {}

  /**
   * Baseline's time over contender's time: above 1 the contender is faster. It is the location of
   * the logarithms of the rounds' ratios, so that swapping the two gives the reciprocal interval.
   * Its error knows autocorrelation and gives spikes little weight; below 8 rounds it is Student's
   * t interval, which suits a few long waits.
   *
   * <p>That interval takes the rounds as independent. For what slows the machine, and so both
   * contenders, they nearly are: it cancels within a round, and random order gives what remains a
   * random sign. Where one contender drifts by itself, fewer than 8 rounds cannot show it, and the
   * interval may exclude the true ratio several times as often as its level says.
   *
   * <p>Rounds that differ by at most one step of the clock are ties. A tie is neither a win nor a
   * loss but a ratio close to 1, and counts as measured: dropping ties would overstate a difference
   * smaller than the step several times over. Where every round ties, more rounds do not tell the
   * two apart: the estimate is 1, and the interval reaches as far as one step more or less takes
   * the median time. With a step of 0, as for values that are exact, it is [1, 1]. A time of 0 is
   * read as the smallest time above 0.
   *
   * @param baseline times in nanoseconds, in order of rounds
   * @param contender times in nanoseconds, in the same order of rounds
   * @param level the nominal coverage, between 0 and 1
   * @param clockStep the smallest difference that shows between two samples, in nanoseconds: the
   *     clock's step divided by the calls per sample
   * @throws IllegalArgumentException for fewer than 2 rounds, unequal numbers of samples, one that
   *     is no time, a level outside (0, 1), or a negative step
   */
  public static Interval of(double[] baseline, double[] contender, double level, double clockStep) {
    Times.checkLevel(level);
    return location(baseline, contender, clockStep).exp(level);
  }

  /** The location of the logarithms of the rounds' ratios. */
  static Location location(double[] baseline, double[] contender, double clockStep) {
    Times.check(baseline, "baseline");
    Times.check(contender, "contender");
    Times.checkClockStep(clockStep);
    int n = baseline.length;
    if (contender.length != n) {
      throw new IllegalArgumentException(
          "rounds need one sample of each, were %s of the baseline and %s of the contender: leave out the rounds that one of them lacks"
              .formatted(n, contender.length));
    }
    double resolution = resolution(baseline, contender, clockStep);
    if (allTie(baseline, contender, clockStep)) {
      return new Location(0, 0, n - 1, n, n, resolution);
    }
    double floor = Times.smallestPositive(baseline, contender);
    double[] ratios = Times.logs(baseline, floor);
    double[] below = Times.logs(contender, floor);
    for (int i = 0; i < n; i++) {
      ratios[i] -= below[i];
    }
    return Huber.fit(ratios, Huber.NEAR, resolution).location(ratios);
  }

  private static boolean allTie(double[] baseline, double[] contender, double clockStep) {
    for (int i = 0; i < baseline.length; i++) {
      if (Math.abs(baseline[i] - contender[i]) > clockStep) {
        return false;
      }
    }
    return true;
  }

  /** What one step of the clock adds to the logarithm of the median time. */
  private static double resolution(double[] baseline, double[] contender, double clockStep) {
    double median = Math.min(median(baseline), median(contender));
    return clockStep == 0 ? 0 : Math.log1p(clockStep / Math.max(median, clockStep));
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return Quantiles.of(sorted, 0.5);
  }
}
