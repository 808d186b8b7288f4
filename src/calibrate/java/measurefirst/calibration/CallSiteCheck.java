package measurefirst.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import measurefirst.statistics.MeanInterval;
import measurefirst.timing.Contender;
import measurefirst.timing.Measured;
import measurefirst.timing.Plan;
import measurefirst.timing.Progress;
import measurefirst.timing.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A contender takes as long beside two others as alone. A call takes some nanoseconds here: through
 * a call site that three contenders share, which no JIT can inline, it would take twice as long.
 */
@ExtendWith(Report.class)
class CallSiteCheck {
  private static final int TIMES = Report.times(20);
  private static final double MARGIN = 0.05;

  private static final Plan PLAN =
      new Plan(
          Duration.ofMillis(500), Duration.ofMillis(300), 100, 100, 100, Duration.ofSeconds(30));

  private long state = 88172645463325252L;

  @Test
  void threeContendersAreAsFastAsOne() throws Exception {
    List<Double> alone = new ArrayList<>();
    List<Double> among = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      if (i % 2 == 0) {
        alone.add(nanos(1));
        among.add(nanos(3));
      } else {
        among.add(nanos(3));
        alone.add(nanos(1));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9 / (2 * TIMES);
    Report.add(
        "one contender of three",
        Report.score("alone", alone, seconds),
        Report.score("among three", among, seconds),
        MARGIN);
  }

  /** The first contender's time a call. */
  private double nanos(int contenders) throws InterruptedException {
    // Three lambdas, and so three classes, of the same code.
    List<Callable<?>> tasks = List.of(() -> step(), () -> step(), () -> step());
    List<Contender> timed = new ArrayList<>();
    for (int i = 0; i < contenders; i++) {
      timed.add(Contender.of("contender " + i, tasks.get(i)));
    }
    Measured first =
        Rounds.measure("call sites", timed, PLAN, samples -> true, Progress.SILENT)
            .contenders()
            .getFirst();
    double[] counted = first.counted().stream().mapToDouble(Double::doubleValue).toArray();
    return MeanInterval.of(counted, 0.95).estimate();
  }

  private long step() {
    long x = state;
    x ^= x << 13;
    x ^= x >>> 7;
    x ^= x << 17;
    state = x;
    return 0;
  }
}
