package measurefirst.timing;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import measurefirst.machine.Cpus;
import measurefirst.machine.ProcessClock;
import measurefirst.result.Mode;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;

/**
 * What one call of a task consists of: computing, for which it holds a CPU, and waiting, for which
 * it does not. Waiting is the wall-clock time less the processor time, so that time spent queueing
 * for a busy CPU counts as waiting too: measure on a machine that is otherwise idle. The sentence
 * says so where other programs left no CPU free.
 *
 * <p>Which processor time is the task's depends on where it computes:
 *
 * <ul>
 *   <li>{@link #of(String, Callable)} calls it on a platform thread and reads that thread's own
 *       clock. That is exact, and blind to what the task hands to other threads.
 *   <li>{@link #withHelpers} adds what the other threads of the process computed meanwhile.
 *   <li>{@link #of(Contender)} reads the clock of the whole process, the only one that sees virtual
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
 * @param clock {@code thread}, {@code thread and its helpers} or {@code process}: whose processor
 *     time it is
 * @param othersCpus how many CPUs other programs kept busy meanwhile; NaN if that is not known
 */
public record Split(
    String name,
    Interval wallNanos,
    Interval computingNanos,
    Interval waitingNanos,
    String clock,
    double othersCpus) {

  private static final double LEVEL = 0.95;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final CompilationMXBean JIT = ManagementFactory.getCompilationMXBean();

  /**
   * Splits {@code task} by the clock of the thread that calls it.
   *
   * @throws UnsupportedOperationException if this JVM has no such clock
   * @throws MeasurementException if the task throws or does not end before the plan's deadline
   * @throws InterruptedException if the cell is interrupted
   */
  public static Split of(String name, Callable<?> task) throws InterruptedException {
    return byThread(name, task, new ArrayList<>(), "thread", Plan.of(Mode.current()));
  }

  /**
   * The same, and what all other threads of this process computed meanwhile counts as computing
   * too: they seem to help the task. The time that the JIT compiled is taken off, as a task that
   * runs often is compiled once.
   */
  public static Split withHelpers(String name, Callable<?> task, Plan plan)
      throws InterruptedException {
    List<Double> helpers = new ArrayList<>();
    Split alone = byThread(name, task, helpers, "thread and its helpers", plan);
    List<Double> counted = helpers.subList(helpers.size() - alone.wallNanos.n(), helpers.size());
    double more = counted.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return more > 0 ? alone.computingMore(more) : alone;
  }

  /**
   * @param helpers is told batch by batch how long other threads than the JIT's computed a call
   */
  private static Split byThread(
      String name, Callable<?> task, List<Double> helpers, String clock, Plan plan)
      throws InterruptedException {
    if (!THREADS.isCurrentThreadCpuTimeSupported()) {
      throw new UnsupportedOperationException(
          "this JVM has no clock for a thread's processor time: use Split.of(Contender.of(…))");
    }
    Loop loop = CallLoop.own();
    Timed timed =
        calls -> {
          long others = othersNanos();
          long cpu = THREADS.getCurrentThreadCpuTime();
          long start = System.nanoTime();
          Object answer = loop.run(task, calls);
          long nanos = System.nanoTime() - start;
          long own = THREADS.getCurrentThreadCpuTime() - cpu;
          helpers.add((double) (othersNanos() - others) / calls);
          return new Timed.Batch(nanos, own, answer);
        };
    return measured(Contender.timedBy(name, "Java", () -> "", timed, () -> {}), plan, clock);
  }

  /** Processor time so far of all threads but this one and the JIT's. */
  private static long othersNanos() {
    long jit =
        JIT != null && JIT.isCompilationTimeMonitoringSupported()
            ? Duration.ofMillis(JIT.getTotalCompilationTime()).toNanos()
            : 0;
    return ProcessClock.nanos() - THREADS.getCurrentThreadCpuTime() - jit;
  }

  private Split computingMore(double nanos) {
    return new Split(
        name,
        wallNanos,
        shifted(computingNanos, nanos),
        shifted(waitingNanos, -nanos),
        clock,
        othersCpus);
  }

  private static Interval shifted(Interval i, double by) {
    return new Interval(
        Math.max(0, i.estimate() + by),
        Math.max(0, i.low() + by),
        Math.max(0, i.high() + by),
        i.level(),
        i.n(),
        i.effectiveN());
  }

  /**
   * Splits one call of {@code contender} by the clock of its whole process.
   *
   * @throws MeasurementException if the task throws or does not end before the plan's deadline
   * @throws InterruptedException if the cell is interrupted
   */
  public static Split of(Contender contender) throws InterruptedException {
    return measured(contender, Plan.of(Mode.current()), "process");
  }

  /**
   * Splits one call of a contender that a comparison has measured, by the clock of its process.
   *
   * @throws IllegalArgumentException if it has fewer than 2 samples, or no processor time is known
   */
  public static Split of(Series series) {
    return split(series.name(), series.values(), series.cpuNanos(), "process", Double.NaN);
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

  /**
   * How much of the waiting may have been a queue for CPUs that other programs kept busy, in
   * nanoseconds: they may have made computing K/(K − n) times as slow. 0 where they left one free.
   */
  public double queueNanos() {
    int cpus = Cpus.usable();
    if (Double.isNaN(othersCpus) || othersCpus + 1 < cpus) {
      return 0;
    }
    return othersCpus < cpus
        ? computingNanos.high() * othersCpus / (cpus - othersCpus)
        : Double.POSITIVE_INFINITY;
  }

  /** The split in one sentence, with its number of samples. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s waits %.3g %% of its time: W = %s, C = %s a call (n = %d, processor time of its %s%s)",
        name,
        100 * waitingShare(),
        Units.time(waitingNanos),
        Units.time(computingNanos),
        wallNanos.n(),
        clock,
        queueNanos() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; other programs kept %.1f CPUs busy, and time in their queue counts as waiting",
                othersCpus));
  }

  private static Split measured(Contender contender, Plan plan, String clock)
      throws InterruptedException {
    Measurement measurement =
        Rounds.measure(
            "split of " + contender.name(),
            List.of(contender),
            plan,
            samples -> true,
            Progress.SILENT);
    Measured measured = measurement.contenders().getFirst();
    double others = measurement.meanwhile().othersCpus();
    int n = measured.counted().size();
    // Long calls have no warm-up of their own, and the JIT's work would pass for the task's.
    int cold = measured.warmUp().isEmpty() ? n / 2 : 0;
    return split(
        contender.name(),
        measured.counted().subList(cold, n),
        measured.cpu().subList(cold, n),
        clock,
        others);
  }

  static Split split(
      String name, List<Double> wall, List<Double> cpu, String clock, double othersCpus) {
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
        clock,
        othersCpus);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
