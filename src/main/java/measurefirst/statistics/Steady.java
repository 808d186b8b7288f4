package measurefirst.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether a run of samples has settled, or is still warming up. */
public final class Steady {
  /** Fewer samples than this show no trend that chance would not. */
  private static final int FEWEST = 8;

  /** The standard normal quantile that noise without a trend passes once in a hundred runs. */
  private static final double SURPRISING = 2.6;

  /** A smaller drift, as a logarithm of a ratio, is no reason to warm up longer. */
  private static final double RELEVANT = 0.01;

  /** A run that hangs together more than this cannot be told from one that drifts. */
  private static final double HIGHEST = 0.6;

  private static final double WILD = 2;

  /** More samples than this are looked at in groups: each with each other would take minutes. */
  private static final int MOST = 2000;

  private Steady() {}

  /**
   * Judges samples by two questions. Do they rise or fall throughout? That is the Mann-Kendall test
   * (Mann 1945), which asks only for order, so that neither spikes nor a median absolute deviation
   * of 0 disturb it; its variance is inflated for autocorrelation (Hamed and Rao 1998), and the
   * last third must differ from the first by 1 % or more. Does a start (two samples, a tenth, a
   * third or half) lie wholly beyond Tukey's far fences of the rest? That is a warm-up that ends
   * all at once, which a trend sees late (pyperf asks the same of its first value).
   *
   * <p>With fewer than 8 samples no trend is looked for. Where the samples do not even tell a
   * level, the 95 % interval of their location reaching from one value to more than twice that, or
   * fewer than 3 samples, the answer is {@link Steadiness#NEVER}.
   *
   * @param samples times in nanoseconds, in the order in which they were taken
   * @throws IllegalArgumentException for a sample that is no time
   */
  public static Steadiness judge(double[] samples) {
    Times.checkEach(samples, "samples");
    if (samples.length < 3) {
      return Steadiness.NEVER;
    }
    double[] logs = grouped(Times.logs(samples, Times.smallestPositive(samples)));
    if (logs.length >= FEWEST && (trend(logs) || slowStart(logs))) {
      return Steadiness.DRIFTING;
    }
    Interval level = MeanInterval.of(samples, 0.95);
    return level.high() > WILD * level.low() ? Steadiness.NEVER : Steadiness.STEADY;
  }

  /** At most {@value #MOST} means of neighbours. */
  private static double[] grouped(double[] x) {
    if (x.length <= MOST) {
      return x;
    }
    double[] means = new double[MOST];
    for (int i = 0; i < MOST; i++) {
      int from = (int) ((long) i * x.length / MOST);
      int to = (int) ((i + 1L) * x.length / MOST);
      means[i] = Arrays.stream(x, from, to).average().orElseThrow();
    }
    return means;
  }

  private static boolean trend(double[] x) {
    int n = x.length;
    int third = n / 3;
    double drift = centre(x, n - third, n) - centre(x, 0, third);
    if (Math.abs(drift) < RELEVANT) {
      return false;
    }
    double rises = 0;
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < i; j++) {
        rises += Math.signum(x[i] - x[j]);
      }
    }
    double phi = autocorrelation(x, drift / (n - third));
    double variance = n * (n - 1.0) * (2 * n + 5) / 18 * (1 + phi) / (1 - phi);
    return Math.abs(rises) > SURPRISING * Math.sqrt(variance);
  }

  /** The autocorrelation that is not the drift's own doing: beside a line, or in the late half. */
  private static double autocorrelation(double[] x, double slope) {
    int n = x.length;
    double[] rest = new double[n];
    for (int i = 0; i < n; i++) {
      rest[i] = x[i] - slope * i;
    }
    double phi = Math.min(HIGHEST, lag1(rest));
    int half = n / 2;
    return half < FEWEST ? phi : Math.min(phi, lag1(Arrays.copyOfRange(x, half, n)));
  }

  private static boolean slowStart(double[] x) {
    int n = x.length;
    return IntStream.of(Math.max(2, n / 10), n / 3, n / 2)
        .filter(head -> n - head >= FEWEST)
        .anyMatch(head -> apart(x, head));
  }

  private static boolean apart(double[] x, int head) {
    Tukey fences = Tukey.of(Arrays.copyOfRange(x, head, x.length));
    double[] start = Arrays.copyOf(x, head);
    Arrays.sort(start);
    return start[0] > fences.farHigh() + RELEVANT || start[head - 1] < fences.farLow() - RELEVANT;
  }

  private static double lag1(double[] x) {
    return Autocorrelation.lag1(Huber.fit(x, Huber.NEAR, 0).clipped(x));
  }

  private static double centre(double[] x, int from, int to) {
    return Huber.fit(Arrays.copyOfRange(x, from, to), Huber.NEAR, 0).centre();
  }
}
