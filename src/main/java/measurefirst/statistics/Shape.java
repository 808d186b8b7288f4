package measurefirst.statistics;

/** What samples look like beside their location: reasons to look at the chart, not verdicts. */
public final class Shape {
  /**
   * Of samples with one mode no more than one run in a hundred passes this, whatever its size; of
   * normal noise none in a thousand.
   */
  private static final double SURPRISING_DIP = 0.45;

  private static final double SURPRISING_ERRORS = 2.33;

  /** Neighbours this alike leave two thirds of the samples' worth. */
  private static final double RELEVANT = 2.0 / 3;

  private Shape() {}

  /**
   * How many samples lie beyond Tukey's fences (the counts that Criterion.rs reports). They are
   * counted, never removed.
   *
   * @param lowSevere more than 3 interquartile ranges below the first quartile
   * @param lowMild more than 1.5, but not more than 3
   * @param highMild more than 1.5 above the third quartile, but not more than 3
   * @param highSevere more than 3
   */
  public record Outliers(int lowSevere, int lowMild, int highMild, int highSevere) {
    /** All of them. */
    public int total() {
      return lowSevere + lowMild + highMild + highSevere;
    }
  }

  /**
   * Counts the outliers.
   *
   * @param samples times in nanoseconds
   * @throws IllegalArgumentException for fewer than 2 samples, or one that is no time
   */
  public static Outliers outliers(double[] samples) {
    Times.check(samples, "samples");
    Tukey fences = Tukey.of(samples);
    int lowSevere = 0;
    int lowMild = 0;
    int highMild = 0;
    int highSevere = 0;
    for (double x : samples) {
      if (x < fences.farLow()) {
        lowSevere++;
      } else if (x < fences.low()) {
        lowMild++;
      } else if (x > fences.farHigh()) {
        highSevere++;
      } else if (x > fences.high()) {
        highMild++;
      }
    }
    return new Outliers(lowSevere, lowMild, highMild, highSevere);
  }

  /**
   * Whether the samples gather around more than one value, by the dip test of Hartigan and Hartigan
   * (1985). Ties from a clock's step are no modes: they are spread over the step. Two equal modes
   * show from about 30 samples on, one that holds a fifth of the samples from about 100.
   *
   * @param samples times in nanoseconds, in the order in which they were taken
   * @throws IllegalArgumentException for fewer than 2 samples, or one that is no time
   */
  public static boolean multimodal(double[] samples) {
    return Dip.of(samples) * Math.sqrt(EffectiveSampleSize.of(samples)) > SURPRISING_DIP;
  }

  /**
   * Whether neighbouring samples resemble each other so much that at least a third of their worth
   * is lost, and more than chance makes them (once in a hundred runs without autocorrelation).
   * Fewer than about a dozen samples cannot show it.
   *
   * @param samples times in nanoseconds, in the order in which they were taken
   * @throws IllegalArgumentException for fewer than 2 samples, or one that is no time
   */
  public static boolean autocorrelated(double[] samples) {
    double share = EffectiveSampleSize.of(samples) / samples.length;
    double phi = (1 - share) / (1 + share);
    double error = Math.sqrt(samples.length) / (samples.length - 4);
    return share <= RELEVANT && phi > SURPRISING_ERRORS * error;
  }
}
