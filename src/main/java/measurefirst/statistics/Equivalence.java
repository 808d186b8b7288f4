package measurefirst.statistics;

/** Whether two contenders are as good as equal, which is more than "no difference found". */
public final class Equivalence {
  private Equivalence() {}

  /**
   * Whether the whole interval lies between 1/(1 + margin) and 1 + margin, ends included: two
   * one-sided tests (Schuirmann 1987), each at half of what the interval's level leaves. With a 95
   * % interval, contenders that differ by the margin are called equal at most 2.5 times in a
   * hundred; the customary 5 takes a 90 % interval.
   *
   * @param ratio an interval of a ratio
   * @param margin the largest difference that does not matter, as a fraction: 0.02 for two per cent
   * @throws IllegalArgumentException if the margin is not positive
   */
  public static boolean within(Interval ratio, double margin) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException(
          "a margin must be positive, was %s: use 0.02 for two per cent".formatted(margin));
    }
    return 1 / (1 + margin) <= ratio.low() && ratio.high() <= 1 + margin;
  }
}
