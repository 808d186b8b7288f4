package measurefirst.calibration;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import measurefirst.experiment.Comparison;
import measurefirst.statistics.Interval;
import measurefirst.timing.Plan;

/**
 * Many comparisons of the same two tasks. The loop in both is one method, compiled once: how the
 * JIT places two copies of a loop can make a true difference, which would be no false alarm.
 */
final class Comparisons {
  private static final long STEPS = 20_000;

  // Batches of 0.5 ms: short enough that most of them end before another process takes the CPU.
  // Then what that costs is an outlier of few rounds, not a burden on each.
  private static final Plan PLAN =
      new Plan(
          Duration.ofMillis(300), Duration.ofMillis(400), 400, 400, 400, Duration.ofMinutes(1));

  /** What a comparison can come to. */
  enum Found {
    FASTER,
    SLOWER,
    NO_DIFFERENCE
  }

  private final Map<Found, Integer> found = new EnumMap<>(Found.class);
  private final int times;
  private final double seconds;

  /**
   * Compares the loop {@code times} times with itself, but that it makes {@code longer} times as
   * many steps.
   */
  Comparisons(int times, double longer) throws InterruptedException {
    this.times = times;
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      Interval ratio =
          Comparison.of("calibration")
              .baseline("baseline", task(STEPS))
              .contender("contender", task(Math.round(longer * STEPS)))
              .plan(PLAN)
              .run()
              .ratio("contender");
      found.merge(of(ratio), 1, Integer::sum);
    }
    seconds = (System.nanoTime() - start) / 1e9 / times;
  }

  int count(Found one) {
    return found.getOrDefault(one, 0);
  }

  /** Reports how many of all were {@code hits}, of which {@code least} to {@code most} is right. */
  void report(String what, int hits, double least, double most) {
    Report.add(what, hits, times, least, most, seconds);
  }

  // Both must give the same answer, and a state of xorshift is never 0.
  private static Callable<?> task(long steps) {
    return () -> Operations.xorshift(steps) == 0 ? 1 : 0;
  }

  private static Found of(Interval ratio) {
    if (ratio.low() > 1) {
      return Found.FASTER;
    }
    return ratio.high() < 1 ? Found.SLOWER : Found.NO_DIFFERENCE;
  }
}
