package measurefirst.statistics;

import java.util.Arrays;

/**
 * Tukey's fences (1977): 1.5 and 3 interquartile ranges beyond the quartiles.
 *
 * @param farLow below it lie severe outliers
 * @param low below it lie mild outliers
 * @param high above it lie mild outliers
 * @param farHigh above it lie severe outliers
 */
record Tukey(double farLow, double low, double high, double farHigh) {

  static Tukey of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double q1 = Quantiles.of(sorted, 0.25);
    double q3 = Quantiles.of(sorted, 0.75);
    double range = q3 - q1;
    return new Tukey(q1 - 3 * range, q1 - 1.5 * range, q3 + 1.5 * range, q3 + 3 * range);
  }
}
