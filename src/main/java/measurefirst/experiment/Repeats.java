package measurefirst.experiment;

import java.time.Duration;
import java.util.List;
import measurefirst.result.Prediction;
import measurefirst.result.Series;
import measurefirst.statistics.Steady;
import measurefirst.timing.Progress;

/** What experiments share that repeat a measurement of their own, and time no contender. */
final class Repeats {
  private Repeats() {}

  /**
   * Shows the reader how far the repetitions are.
   *
   * @param of what is measured in each round, such as {@code 3 loops}
   * @param spent time since the first round began, in nanoseconds
   */
  static void report(String name, String of, int done, int rounds, long spent) {
    double left = done == 0 ? 0 : (double) spent / done * (rounds - done);
    Comparison.progress()
        .update(
            new Progress.State(
                name,
                "rounds",
                (double) done / rounds,
                Duration.ofNanos((long) left),
                List.of(of),
                done == rounds));
  }

  /** Samples without warm-up, processor time or answer. */
  static Series series(
      String name,
      String language,
      long calls,
      double coldNanos,
      List<Double> nanos,
      Prediction prediction) {
    return new Series(
        name,
        language,
        calls,
        coldNanos,
        List.of(),
        nanos,
        List.of(),
        prediction,
        Steady.judge(nanos.stream().mapToDouble(Double::doubleValue).toArray()),
        "",
        List.of());
  }
}
