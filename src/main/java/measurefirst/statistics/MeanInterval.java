package measurefirst.statistics;

/** The time of one contender. */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * The samples' location with its interval: their geometric mean, but that outliers beyond about
   * ten standard deviations of the rest count as that far and no farther. {@link PairedRatio} uses
   * the same location with less reach, which it can afford because spikes hit both of a pair alike.
   * A time of 0 is read as the smallest time above 0; if all are 0, so is the interval.
   *
   * <p>Where three to ten per cent of the samples lie far out, the interval is too narrow (it
   * covers 80 to 90 % instead of 95 %): too few of them are seen to say how many there are.
   *
   * @param samples times in nanoseconds, in the order in which they were taken
   * @param level the nominal coverage, between 0 and 1
   * @return the interval in nanoseconds, above 0 unless all samples are 0
   * @throws IllegalArgumentException for fewer than 2 samples, one that is no time, or a level
   *     outside (0, 1)
   */
  public static Interval of(double[] samples, double level) {
    Times.check(samples, "samples");
    Times.checkLevel(level);
    double floor = Times.smallestPositive(samples);
    return Double.isInfinite(floor)
        ? new Interval(0, 0, 0, level, samples.length, samples.length)
        : location(samples, floor).exp(level);
  }

  /** The location of the samples' logarithms; a time below {@code floor} is read as that. */
  static Location location(double[] samples, double floor) {
    double[] logs = Times.logs(samples, floor);
    return Huber.fit(logs, Huber.FAR, 0).location(logs);
  }
}
