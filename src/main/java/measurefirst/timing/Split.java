package measurefirst.timing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import measurefirst.result.Mode;
import measurefirst.result.Series;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;

/**
 * What one call of a task consists of: computing, for which it holds a CPU, and waiting, for which
 * it does not. Waiting is the wall-clock time less the processor time, so that time spent queueing
 * for a busy CPU counts as waiting too: measure on a machine that is otherwise idle.
 *
 * <p>Which processor time is the task's depends on where it computes:
 *
 * <ul>
 *   <li>{@link #of(String, Callable)} calls it on a platform thread and reads that thread's own
 *       clock. That is exact, and blind to what the task hands to other threads.
 *   <li>{@link #of(Timed)} reads the clock of the whole process, the only one that sees virtual
 *       threads and pools: no Java clock tells one virtual thread's time. The JIT's, the
 *       collector's and any other thread's work is in it, so computing comes out too large rather
 *       than too small. A task that keeps two CPUs busy at once computes longer than it lasts; its
 *       waiting is then given as 0, and cannot be told.
 * </ul>
 *
 * @param name the task
 * @param wallNanos how long a call lasts, in nanoseconds
 * @param computingNanos C, the processor time of a call, in nanoseconds
 * @param waitingNanos W, the rest, in nanoseconds
 * @param clock {@code thread} or {@code process}: whose processor time it is
 */
public record Split(
    String name, Interval wallNanos, Interval computingNanos, Interval waitingNanos, String clock) {

  private static final double LEVEL = 0.95;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * Splits {@code task} by the clock of the thread that calls it.
   *
   * @throws UnsupportedOperationException if this JVM has no such clock
   * @throws MeasurementException if the task throws or does not end before the plan's deadline
   * @throws InterruptedException if the cell is interrupted
   */
  public static Split of(String name, Callable<?> task) throws InterruptedException {
    if (!THREADS.isCurrentThreadCpuTimeSupported()) {
      throw new UnsupportedOperationException(
          "this JVM has no clock for a thread's processor time: use Split.of(JavaTimed.of(…))");
    }
    Loop loop = CallLoop.own();
    return measured(new ByThreadClock(name, n -> loop.run(task, n)), "thread");
  }

  /**
   * Splits one call of {@code timed} by the clock of its whole process.
   *
   * @throws MeasurementException if the task throws or does not end before the plan's deadline
   * @throws InterruptedException if the cell is interrupted
   */
  public static Split of(Timed timed) throws InterruptedException {
    return measured(timed, "process");
  }

  /**
   * Splits one call of a contender that a comparison has measured, by the clock of its process.
   *
   * @throws IllegalArgumentException if it has fewer than 2 samples, or no processor time is known
   */
  public static Split of(Series series) {
    return split(series.name(), series.samplesNanos(), series.cpuNanos(), "process");
  }

  /** W, how long a call waits. */
  public Duration waiting() {
    return Duration.ofNanos(Math.round(waitingNanos.estimate()));
  }

  /** C, how long a call computes. */
  public Duration computing() {
    return Duration.ofNanos(Math.round(computingNanos.estimate()));
  }

  /** f = W/(W + C), the share of its time in which a call waits, 0…1. */
  public double waitingShare() {
    double both = waitingNanos.estimate() + computingNanos.estimate();
    return both == 0 ? 0 : waitingNanos.estimate() / both;
  }

  /** The split in one sentence, with its number of samples. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s waits %.3g %% of its time: W = %s, C = %s a call (n = %d, processor time of its %s)",
        name,
        100 * waitingShare(),
        text(waitingNanos),
        text(computingNanos),
        wallNanos.n(),
        clock);
  }

  private static Split measured(Timed timed, String clock) throws InterruptedException {
    Measured measured =
        Rounds.measure(
                "split of " + timed.name(),
                List.of(timed),
                Plan.of(Mode.current()),
                Progress.SILENT)
            .contenders()
            .getFirst();
    return split(measured.name(), measured.counted(), measured.cpu(), clock);
  }

  static Split split(String name, List<Double> wall, List<Double> cpu, String clock) {
    if (cpu.size() < wall.size() || cpu.stream().anyMatch(c -> !(c >= 0))) {
      throw new IllegalArgumentException(
          "the processor time of \"%s\" is not known: measure it where its process has a clock for it"
              .formatted(name));
    }
    double[] waits =
        IntStream.range(0, wall.size())
            .mapToDouble(i -> Math.max(0, wall.get(i) - cpu.get(i)))
            .toArray();
    return new Split(
        name,
        MeanInterval.of(array(wall), LEVEL),
        MeanInterval.of(array(cpu.subList(0, wall.size())), LEVEL),
        MeanInterval.of(waits, LEVEL),
        clock);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String text(Interval nanos) {
    double t = nanos.estimate();
    return t < 1e3
        ? String.format(Locale.ROOT, "%.3g ns", t)
        : t < 1e6
            ? String.format(Locale.ROOT, "%.3g µs", t / 1e3)
            : t < 1e9
                ? String.format(Locale.ROOT, "%.3g ms", t / 1e6)
                : String.format(Locale.ROOT, "%.3g s", t / 1e9);
  }

  private interface Calls {
    Object make(long calls) throws Exception;
  }

  /** A contender whose processor time is that of the thread that calls it. */
  private record ByThreadClock(String name, Calls calls) implements Timed {
    @Override
    public String language() {
      return "Java";
    }

    @Override
    public Batch run(long n) throws Exception {
      long cpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      Object answer = calls.make(n);
      long nanos = System.nanoTime() - start;
      return new Batch(nanos, THREADS.getCurrentThreadCpuTime() - cpu, answer);
    }
  }
}
