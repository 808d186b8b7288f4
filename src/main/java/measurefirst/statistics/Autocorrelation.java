package measurefirst.statistics;

/** How far neighbouring values resemble each other, and what that costs. */
final class Autocorrelation {
  /** Fewer values than this say nothing of their order. */
  static final int FEWEST = 8;

  /** Beyond it a short run cannot be told from one that wanders off. */
  private static final double HIGHEST = 0.95;

  /**
   * A run shows no memory longer than about a quarter of itself. Without this bound a dozen values
   * of any kind look now and then as if they wandered off, and their interval becomes endless.
   */
  private static final double LONGEST = 4;

  private static final int FEWEST_COSINES = 6;

  private Autocorrelation() {}

  /**
   * The variance of the mean of a run, as one independent value would have it.
   *
   * @param value the long-run variance: the variance of the mean, times the number of values
   * @param degreesOfFreedom of the t distribution that a mean so standardised follows
   */
  record LongRunVariance(double value, double degreesOfFreedom) {}

  /**
   * The lag-1 autocorrelation of values around 0; 0 where they are fewer than {@value #FEWEST} or
   * all the same. The raw coefficient falls short by about (1 + 4φ)/n (Marriott & Pope 1954;
   * Kendall 1954), which is put back; a negative one is read as 0, since it would only narrow the
   * interval.
   */
  static double lag1(double[] centred) {
    int n = centred.length;
    double squares = sumOfSquares(centred);
    if (n < FEWEST || squares == 0) {
      return 0;
    }
    double products = 0;
    for (int i = 1; i < n; i++) {
      products += centred[i] * centred[i - 1];
    }
    return Math.clamp(
        (n * products / squares + 1) / (n - 4), 0, Math.min(HIGHEST, 1 - LONGEST / n));
  }

  /**
   * How many independent values {@code n} values with lag-1 autocorrelation {@code phi} are worth.
   */
  static double effective(int n, double phi) {
    return Math.max(1, n / inflation(phi));
  }

  /**
   * The long-run variance of values around 0. An AR(1) filter takes out what it can explain
   * (Andrews & Monahan 1992), the average of the first B = 0.4 n^(2/3) cosine transforms of what is
   * left measures the rest, whatever its shape (Lazarus, Lewis, Stock & Watson 2018, whose rule
   * that is; never fewer than {@value #FEWEST_COSINES}), and the degrees of freedom pay for both:
   * 1/ν = 1/B + (r - 1)/n with r = (1 + φ)/(1 - φ). The last term is half of what the delta method
   * gives for φ estimated from n values; the whole of it made intervals that cover 97 % where 95 %
   * were asked.
   */
  static LongRunVariance longRunVariance(double[] centred) {
    int n = centred.length;
    if (n < FEWEST) {
      return new LongRunVariance(sumOfSquares(centred) / (n - 1), n - 1);
    }
    double phi = lag1(centred);
    double[] rest = filter(centred, phi);
    int cosines = Math.max(FEWEST_COSINES, (int) Math.round(0.4 * Math.cbrt((double) n * n)));
    double power = 0;
    for (int j = 1; j <= cosines; j++) {
      double sum = 0;
      for (int i = 0; i < rest.length; i++) {
        sum += rest[i] * Math.cos(Math.PI * j * (i + 0.5) / rest.length);
      }
      power += sum * sum * 2 / rest.length;
    }
    double r = inflation(phi);
    // The mean is taken from the same values and follows them: their spread around it is too small.
    double following = (n - 1) / Math.max(1, n - r);
    double value = power / cosines / ((1 - phi) * (1 - phi)) * following;
    return new LongRunVariance(value, 1 / (1.0 / cosines + (r - 1) / n));
  }

  private static double[] filter(double[] x, double phi) {
    if (phi == 0) {
      return x;
    }
    double[] rest = new double[x.length - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = x[i + 1] - phi * x[i];
    }
    return rest;
  }

  private static double inflation(double phi) {
    return (1 + phi) / (1 - phi);
  }

  private static double sumOfSquares(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }
}
