package measurefirst.experiment;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.DoubleStream;
import measurefirst.result.Prediction;
import measurefirst.result.Units;

/**
 * What theory gives for N tasks that start together, wait W and compute C each, on K cores,
 * compared with the same tasks in turn. All waits pass at the same time; each core computes for
 * ⌈N/K⌉ tasks, one after the other:
 *
 * <pre>gain = N(W + C) / (W + ⌈N/K⌉C)</pre>
 *
 * <p>Nothing is measured here. Hand-offs, late timers and other programs are left out.
 *
 * @param waiting W, how long one task waits
 * @param computing C, how long one task computes
 * @param tasks N, 1 or more
 * @param cores K, how many tasks can compute at once: 1 for one carrier, and for asyncio
 */
public record Overlap(Duration waiting, Duration computing, int tasks, int cores) {
  /** A gain below this is none; the judge of predictions draws the same line. */
  static final double SAME = 1.1;

  public Overlap {
    if (waiting.isNegative() || computing.isNegative() || waiting.plus(computing).isZero()) {
      throw new IllegalArgumentException(
          "a task must wait or compute, and neither for less than nothing, was W = %s and C = %s: measure one task"
              .formatted(waiting, computing));
    }
    if (tasks < 1 || cores < 1) {
      throw new IllegalArgumentException(
          "there must be at least 1 task and 1 core, was %s and %s".formatted(tasks, cores));
    }
  }

  /** {@code tasks} tasks that wait {@code waiting} and compute {@code computing} each. */
  public static Overlap of(Duration waiting, Duration computing, int tasks, int cores) {
    return new Overlap(waiting, computing, tasks, cores);
  }

  /**
   * {@code tasks} tasks that last {@code task} each and wait for the share {@code f} of it.
   *
   * @param f W/(W + C), 0…1
   */
  public static Overlap ofShare(Duration task, double f, int tasks, int cores) {
    Duration waiting = Duration.ofNanos(Math.round(f * task.toNanos()));
    return new Overlap(waiting, task.minus(waiting), tasks, cores);
  }

  /** The same tasks on {@code cores} cores. */
  public Overlap on(int cores) {
    return new Overlap(waiting, computing, tasks, cores);
  }

  /** f = W/(W + C), the share of its time in which a task waits. */
  public double waitingShare() {
    return w() / (w() + c());
  }

  /** How many times as fast as in turn, where each task waits once. */
  public double gain() {
    return inPieces(1);
  }

  /**
   * How many times as fast as in turn, where each task waits and computes in {@code pieces} equal
   * pieces by turns. Either a core has something to do from the first piece on, or the last task's
   * own way takes longest, delayed by one round of the others' first pieces.
   */
  public double inPieces(int pieces) {
    double computed = perCore(tasks) * c();
    double busy = w() / pieces + computed;
    double last = w() + c() + (computed - c()) / pieces;
    return inTurn() / Math.max(busy, last);
  }

  /** The most that any shape of task can gain: no schedule beats the work, or one task alone. */
  public double bound() {
    return inTurn() / Math.max(perCore(tasks) * c(), w() + c());
  }

  /**
   * How many times as fast as in turn in a pool of {@code threads} threads, if each core finishes
   * one task's computing before the next, so that the threads fall out of step.
   */
  public double inPool(int threads) {
    int rounds = Math.ceilDiv(tasks, threads);
    int sharing = perCore(Math.min(tasks, threads));
    double busy = w() + rounds * sharing * c();
    double last = rounds * (w() + c()) + (sharing - 1) * c();
    return inTurn() / Math.max(busy, last);
  }

  /**
   * How many times as fast as in turn in a pool of {@code threads} threads, if the threads share
   * each core in slices, so that all stay in step and wait together.
   */
  public double inSlices(int threads) {
    int rounds = Math.ceilDiv(tasks, threads);
    int sharing = perCore(Math.min(tasks, threads));
    return inTurn() / (rounds * (w() + sharing * c()));
  }

  /**
   * K(W + C)/C: the most that any number of tasks can gain, and the knee, the number of tasks from
   * which on the cores can be busy all the time. Infinite where nothing computes.
   */
  public double ceiling() {
    return computing.isZero() ? Double.POSITIVE_INFINITY : cores * (w() + c()) / c();
  }

  /**
   * The prediction {@code gain}. Its rivals are that nothing overlaps, 1, and that everything does,
   * N; without those that give the same here, unless both do.
   */
  public Prediction predict(double gain) {
    double[] others =
        DoubleStream.of(1, tasks)
            .filter(rival -> Math.max(rival, gain) / Math.min(rival, gain) >= SAME)
            .toArray();
    return Prediction.ratio(gain).ratherThan(others.length == 0 ? new double[] {1} : others);
  }

  private double inTurn() {
    return tasks * (w() + c());
  }

  private int perCore(int tasks) {
    return Math.ceilDiv(tasks, cores);
  }

  private double w() {
    return waiting.toNanos();
  }

  private double c() {
    return computing.toNanos();
  }

  /** The answer in words: whether async helps, how much, and from where on no more. */
  @Override
  public String toString() {
    double alone = on(1).gain();
    return "%s, each waiting %s and computing %s: %s. On one thread they are %s times as fast as in turn%s. %s"
        .formatted(
            tasks == 1 ? "1 task" : tasks + " tasks",
            Units.time(w()),
            Units.time(c()),
            alone >= SAME ? "yes, async helps" : "no, async does not help",
            times(alone),
            cores == 1 ? "" : ", on %s cores %s times".formatted(cores, times(gain())),
            computing.isZero()
                ? "As nothing computes, each further task gains its full share."
                : "However many tasks there are, they gain less than %s times; %s tasks gain %s."
                    .formatted(times(ceiling()), knee(), times(atKnee())));
  }

  /** The first whole number of tasks that can keep all cores busy. */
  private int knee() {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(ceiling() - 1e-9));
  }

  private double atKnee() {
    return new Overlap(waiting, computing, knee(), cores).gain();
  }

  private static String times(double gain) {
    return String.format(Locale.ROOT, gain < 100 ? "%.1f" : "%.0f", gain);
  }
}
