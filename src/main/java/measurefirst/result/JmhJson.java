package measurefirst.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Results in the shape of JMH's JSON ({@code -rf json}), so that viewers made for JMH open them.
 *
 * <p>Score and error are what JMH's own would be, the mean and its 99.9 % half-width by Student's t
 * over all samples, so that a viewer's labels stay true. They know nothing of autocorrelation; the
 * ratios of a {@link Verdict} are what to conclude from.
 */
public final class JmhJson {
  private static final double LEVEL = 0.999;
  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  private JmhJson() {}

  /** One result, as JMH would write it after one fork. */
  public static String of(Result result) {
    return of(List.of(result));
  }

  /**
   * Runs of one experiment, each JVM as one of JMH's forks.
   *
   * @throws IllegalArgumentException if there are none, or a contender of the first is missing from
   *     another
   */
  public static String of(List<Result> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there must be at least 1 run to write, were 0");
    }
    List<Map<String, Object>> benchmarks =
        runs.getFirst().series().stream().map(one -> benchmark(runs, one)).toList();
    return Json.indented(benchmarks);
  }

  private static Map<String, Object> benchmark(List<Result> runs, Series one) {
    Result first = runs.getFirst();
    var json = new LinkedHashMap<String, Object>();
    json.put("jmhVersion", "none: measured by measure-first, in the shape of 1.37");
    // Viewers take the last two parts, split at points, for class and method.
    json.put(
        "benchmark", part(first.notebook()) + part(first.name()) + one.name().replace('.', '·'));
    json.put("mode", "avgt");
    json.put("threads", 1);
    json.put("forks", runs.size());
    json.put("jvm", "");
    json.put("jvmArgs", first.machine().flags());
    json.put("jdkVersion", first.machine().jdk());
    json.put("vmName", "");
    json.put("vmVersion", first.machine().jdk());
    json.put("warmupIterations", one.warmUpNanos().size());
    json.put("warmupTime", "until steady");
    json.put("warmupBatchSize", one.callsPerSample());
    json.put("measurementIterations", one.samplesNanos().size());
    json.put("measurementTime", "one batch");
    json.put("measurementBatchSize", one.callsPerSample());
    json.put("params", Map.of("language", one.language()));
    json.put("primaryMetric", metric(runs.stream().map(r -> r.series(one.name())).toList()));
    json.put("secondaryMetrics", Map.of());
    return json;
  }

  private static Map<String, Object> metric(List<Series> forks) {
    double[] samples =
        forks.stream().map(Series::samples).flatMapToDouble(Arrays::stream).sorted().toArray();
    double mean = Arrays.stream(samples).average().orElse(Double.NaN);
    double error = error(samples, mean);
    var json = new LinkedHashMap<String, Object>();
    json.put("score", number(mean));
    json.put("scoreError", number(error));
    json.put("scoreConfidence", List.of(number(mean - error), number(mean + error)));
    var percentiles = new LinkedHashMap<String, Object>();
    for (double p : PERCENTILES) {
      percentiles.put(Double.toString(p), number(percentile(samples, p)));
    }
    json.put("scorePercentiles", percentiles);
    json.put("scoreUnit", "ns/op");
    json.put("rawData", forks.stream().map(Series::samplesNanos).toList());
    return json;
  }

  private static double error(double[] samples, double mean) {
    int n = samples.length;
    if (n < 2) {
      return Double.NaN;
    }
    double squares = Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum();
    return TDistribution.of(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2)
        * Math.sqrt(squares / (n - 1) / n);
  }

  /** JMH's way, which is Commons Math's: between neighbours, at rank p(n + 1). */
  private static double percentile(double[] sorted, double p) {
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    double rank = Math.clamp(p / 100 * (n + 1), 1.0, n);
    int below = (int) rank;
    double low = sorted[below - 1];
    return below == n ? low : low + (rank - below) * (sorted[below] - low);
  }

  /** JMH writes NaN as a text, and viewers expect it so. */
  private static Object number(double value) {
    return Double.isFinite(value) ? value : Double.toString(value);
  }

  private static String part(String name) {
    return name.isEmpty() ? "" : name.replace('.', '·') + ".";
  }
}
