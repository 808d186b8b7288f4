package measurefirst.statistics;

/** Several intervals that are to hold together. */
public final class Bonferroni {
  private Bonferroni() {}

  /**
   * The level that each of several intervals needs for all of them to hold their true values at
   * once with the coverage {@code level}: 1 - (1 - level)/comparisons.
   *
   * @param level the coverage of all together, between 0 and 1
   * @param comparisons how many there are, at least 1
   * @throws IllegalArgumentException for a level outside (0, 1), or fewer than one comparison
   */
  public static double level(double level, int comparisons) {
    Times.checkLevel(level);
    if (comparisons < 1) {
      throw new IllegalArgumentException(
          "comparisons must be at least 1, was %d: count the intervals shown together"
              .formatted(comparisons));
    }
    return 1 - (1 - level) / comparisons;
  }
}
