package measurefirst.statistics;

/** How many independent samples a run of samples is worth. */
public final class EffectiveSampleSize {
  private EffectiveSampleSize() {}

  /**
   * n (1 - φ)/(1 + φ), where φ is the lag-1 autocorrelation of the samples' logarithms, outliers
   * clipped and the bias of short runs corrected; n itself below 8 samples, which say nothing of
   * their order.
   *
   * @param samples times in nanoseconds, in the order in which they were taken
   * @return between 1 and the number of samples
   * @throws IllegalArgumentException for fewer than 2 samples, or one that is no time
   */
  public static double of(double[] samples) {
    Times.check(samples, "samples");
    return MeanInterval.location(samples, Times.smallestPositive(samples)).effectiveN();
  }
}
