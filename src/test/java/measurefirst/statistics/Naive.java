package measurefirst.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.TDistribution;

/** The intervals that most benchmarks report: they take every sample for an independent one. */
final class Naive {
  private static final int RESAMPLES = 400;

  private Naive() {}

  /** Student's t interval for the geometric mean. */
  static Interval student(double[] times, double level) {
    int n = times.length;
    double[] logs = Arrays.stream(times).map(Math::log).toArray();
    double mean = mean(logs);
    double squares = Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum();
    double half =
        Math.sqrt(squares / (n - 1) / n)
            * TDistribution.of(n - 1).inverseSurvivalProbability((1 - level) / 2);
    return new Interval(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), level, n, n);
  }

  /** The percentile bootstrap interval for the geometric mean. */
  static Interval bootstrap(double[] times, double level, RandomGenerator random) {
    int n = times.length;
    double[] logs = Arrays.stream(times).map(Math::log).toArray();
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      for (int i = 0; i < n; i++) {
        means[r] += logs[random.nextInt(n)] / n;
      }
    }
    Arrays.sort(means);
    double low = Quantiles.of(means, (1 - level) / 2);
    double high = Quantiles.of(means, (1 + level) / 2);
    double mean = Math.clamp(mean(logs), low, high);
    return new Interval(Math.exp(mean), Math.exp(low), Math.exp(high), level, n, n);
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }
}
