package measurefirst.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import measurefirst.machine.MachineProbe;
import measurefirst.notebook.HarnessTables;
import measurefirst.result.Calibration;
import measurefirst.result.Calibration.Pair;
import measurefirst.result.Calibration.Rate;
import measurefirst.result.Calibration.Score;
import measurefirst.result.Outcome;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The findings of one run of checks: in the file from each on, printed when all are through. */
final class Report implements BeforeAllCallback {
  private static final double LEVEL = 0.95;
  private static final double SCALE =
      Double.parseDouble(System.getProperty("calibration.scale", "1"));
  private static final Path FILE = file();

  private static Calibration found = Calibration.on(MachineProbe.probe(""));

  /** What the store of JUnit's root closes when the last check is through. */
  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Report.class, key -> (AutoCloseable) Report::print);
  }

  /** Whether this run only shows that all of it runs. */
  static boolean scaledDown() {
    return SCALE < 1;
  }

  /** So many times should something be done in a whole run; 2 at least. */
  static int times(int whole) {
    return (int) Math.max(2, Math.round(SCALE * whole));
  }

  /**
   * Adds {@code ours} beside {@code reference}.
   *
   * @throws AssertionError in a whole run, if all of the interval lies beyond the margin
   */
  static void add(String operation, Score reference, Score ours, double margin) {
    double[] ratios = new double[ours.runsNanos().size()];
    Arrays.setAll(ratios, i -> ours.runsNanos().get(i) / reference.runsNanos().get(i));
    Pair pair = new Pair(operation, reference, ours, MeanInterval.of(ratios, LEVEL), margin);
    found = found.with(pair);
    save(Calibration.on(found.machine()).with(pair), pair.outcome());
  }

  /** What {@code runs} gave, in nanoseconds. */
  static Score score(String by, List<Double> runs, double seconds) {
    double[] nanos = runs.stream().mapToDouble(Double::doubleValue).toArray();
    return new Score(by, MeanInterval.of(nanos, LEVEL), runs, seconds);
  }

  /**
   * Adds how many of {@code n} comparisons were {@code hits}.
   *
   * @throws AssertionError in a whole run, if all of the interval of their share lies outside of
   *     {@code least} to {@code most}
   */
  static void add(String what, int hits, int n, double least, double most, double seconds) {
    Rate rate = new Rate(what, hits, share(hits, n), least, most, seconds);
    found = found.with(rate);
    save(Calibration.on(found.machine()).with(rate), rate.outcome());
  }

  private static Path file() {
    boolean whole = !scaledDown() && System.getProperty("it.test") == null;
    String file = whole ? Calibration.FILE.toString() : "target/harness.json";
    return Path.of(System.getProperty("calibration.file", file));
  }

  private static Interval share(int hits, int n) {
    double tail = (1 - LEVEL) / 2;
    double low =
        hits == 0 ? 0 : BetaDistribution.of(hits, n - hits + 1).inverseCumulativeProbability(tail);
    double high =
        hits == n ? 1 : BetaDistribution.of(hits + 1, n - hits).inverseSurvivalProbability(tail);
    return new Interval((double) hits / n, low, high, LEVEL, n, n);
  }

  private static void save(Calibration row, Outcome outcome) {
    found.write(FILE);
    System.out.println(HarnessTables.text(row));
    // The interval of two runs is an accident.
    if (!scaledDown()) {
      assertThat(outcome).as(HarnessTables.text(row)).isNotEqualTo(Outcome.REFUTED);
    }
  }

  private static void print() {
    System.out.printf("%n%s%n%nWritten to %s%n", HarnessTables.text(found), FILE);
  }
}
