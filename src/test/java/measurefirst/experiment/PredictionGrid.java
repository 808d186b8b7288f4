package measurefirst.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import measurefirst.experiment.Advice.Way;
import measurefirst.machine.Cpus;
import measurefirst.machine.MachineProbe;
import measurefirst.result.Grid;
import measurefirst.result.Result;
import measurefirst.statistics.Interval;
import measurefirst.timing.Chain;
import measurefirst.timing.Plan;
import org.junit.jupiter.api.Test;

/**
 * Measures over a grid how far the gain that one task alone predicts is off, prints it and writes
 * it where page 14 reads it: {@code ./mvnw -q test -Dtest=PredictionGrid}, on a machine that is
 * left alone meanwhile. Its name keeps it out of the ordinary run.
 */
class PredictionGrid {
  private static final Plan ALONE =
      new Plan(
          Duration.ofMillis(500), Duration.ofMillis(1500), 50, 150, 150, Duration.ofMinutes(1));
  private static final int[] TASKS = {2, 4, 8, 16};

  /** What a task waits and computes, in milliseconds. */
  private record Shape(double waiting, double computing) {
    Callable<?> task() {
      Duration wait = millis(waiting);
      long steps = computing == 0 ? 0 : Chain.stepsIn(millis(computing));
      return () -> {
        if (wait.isPositive()) {
          Thread.sleep(wait);
        }
        return Chain.xorshift(1, steps) != 0;
      };
    }

    private static Duration millis(double millis) {
      return Duration.ofNanos(Math.round(1e6 * millis));
    }
  }

  private static final List<Shape> SHAPES =
      List.of(new Shape(0, 8), new Shape(2, 8), new Shape(5, 5), new Shape(8, 2), new Shape(19, 1));

  private Grid grid = Grid.on(MachineProbe.probe(""));

  @Test
  void measure() throws Exception {
    for (int i = 0; i < 100; i++) {
      Chain.stepsIn(Duration.ofMillis(1)); // until it is compiled
    }
    System.out.printf(
        "%n%8s %8s %4s %3s %10s %9s %8s  %s%n",
        "W", "C", "N", "K", "predicted", "measured", "error", "advice");
    for (Shape shape : SHAPES) {
      Advice alone =
          Advice.of("task " + shape.waiting() + "/" + shape.computing(), shape.task(), 1, ALONE);
      for (int tasks : TASKS) {
        Advice advice = alone.tasks(tasks);
        Result proof = advice.proof().rounds(7, 15).run();
        List<Way> ways = advice.ways();
        add(advice, 1, ways.get(0), proof);
        add(advice, Cpus.usable(), ways.get(1), proof);
        grid.write(Grid.FILE);
      }
    }
    System.out.printf("%n%s%nHeld to 5 %%, 15 %% and 95 of 100. Written to %s%n", grid, Grid.FILE);
  }

  private void add(Advice advice, int cores, Way way, Result proof) {
    Interval measured = proof.ratio(way.name());
    Grid.Task point =
        new Grid.Task(
            advice.split().waitingNanos().estimate() / 1e6,
            advice.split().computingNanos().estimate() / 1e6,
            advice.tasks(),
            cores,
            way.gain(),
            measured,
            advice.split().othersCpus());
    grid = grid.with(point);
    System.out.printf(
        Locale.ROOT,
        "%5.2f ms %5.2f ms %4d %3d %10.2f %9.2f %+6.1f %%  %s%n",
        point.waitingMillis(),
        point.computingMillis(),
        point.tasks(),
        point.cores(),
        point.predicted().estimate(),
        point.measured().estimate(),
        100 * point.error(),
        !point.decides() ? "undecided" : point.agrees() ? "right" : "wrong");
  }
}
