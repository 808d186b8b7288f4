package measurefirst.statistics;

/** The ratio of two contenders that did not take turns, or not equally often. */
public final class IndependentRatio {
  private static final double[] DIFFERENCE = {1, -1};

  private IndependentRatio() {}

  /**
   * The time of {@code a} over the time of {@code b}: above 1 {@code b} is faster. It is the
   * difference of the two locations that {@link MeanInterval} gives, with Welch's degrees of
   * freedom. Slow stretches of the machine that hit one run and not the other pass for a difference
   * here; {@link PairedRatio} cancels them, where there are rounds.
   *
   * @param a times in nanoseconds, in the order in which they were taken
   * @param b times in nanoseconds, in the order in which they were taken
   * @param level the nominal coverage, between 0 and 1
   * @throws IllegalArgumentException for fewer than 2 samples, one that is no time, or a level
   *     outside (0, 1)
   */
  public static Interval of(double[] a, double[] b, double level) {
    Times.check(a, "first series");
    Times.check(b, "second series");
    Times.checkLevel(level);
    double floor = Times.smallestPositive(a, b);
    return Location.sum(
            DIFFERENCE, MeanInterval.location(a, floor), MeanInterval.location(b, floor))
        .exp(level);
  }
}
