package measurefirst.statistics;

/** Quantiles of sorted values. */
final class Quantiles {
  private Quantiles() {}

  /** The {@code p} quantile by linear interpolation (Hyndman and Fan 1996, type 7). */
  static double of(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
