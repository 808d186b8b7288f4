package measurefirst.concurrency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A beat that is due every so often, and how late it comes while tasks run beside it.
 *
 * <p>Who beats, and on which thread, is the caller's business: he asks {@link #runs()}, calls
 * {@link #beat()} and waits as long as that says. A beat that came due while nobody could beat is
 * made up for as soon as possible and counts with its full lateness; otherwise a long block would
 * pass for one late beat (coordinated omission, as Gil Tene calls it).
 */
public final class Ticker {
  private final long period;
  private final AtomicInteger tasksLeft;
  private final List<Double> late = new ArrayList<>();
  private final Queue<Double> tasks = new ConcurrentLinkedQueue<>();
  private long due;
  private boolean ended;

  /** What a ticker saw, in nanoseconds: how late each beat was, and how long each task took. */
  public record Beats(List<Double> lateNanos, List<Double> taskNanos) {
    public Beats {
      lateNanos = List.copyOf(lateNanos);
      taskNanos = List.copyOf(taskNanos);
    }

    /**
     * What a ticker in another language saw.
     *
     * @param answer a map of two lists of nanoseconds, {@code late} and {@code tasks}
     */
    public static Beats of(Object answer) {
      if (answer instanceof Map<?, ?> map
          && map.get("late") instanceof List<?> late
          && map.get("tasks") instanceof List<?> tasks) {
        return new Beats(numbers(late), numbers(tasks));
      }
      throw new IllegalArgumentException(
          "a ticker answers with two lists, late and tasks, was " + answer);
    }

    private static List<Double> numbers(List<?> list) {
      return list.stream().map(one -> ((Number) one).doubleValue()).toList();
    }

    /** The latest beat, in nanoseconds. */
    public double worst() {
      return lateNanos.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How long a task took on average, in nanoseconds by the wall clock. */
    public double task() {
      return taskNanos.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The lateness of every beat, in nanoseconds. */
    public double[] late() {
      return lateNanos.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /**
   * A beat every {@code period}, at least one, until {@code tasks} tasks are done and the beat has
   * caught up.
   *
   * @throws IllegalArgumentException if the period is not positive or there are fewer than 0 tasks
   */
  public Ticker(Duration period, int tasks) {
    if (!period.isPositive() || tasks < 0) {
      throw new IllegalArgumentException(
          "a ticker needs a positive period and 0 tasks or more, was %s and %d"
              .formatted(period, tasks));
    }
    this.period = period.toNanos();
    this.tasksLeft = new AtomicInteger(tasks);
  }

  /** Whether a further beat is wanted. */
  public synchronized boolean runs() {
    return !ended;
  }

  /**
   * Beats, and tells how long to wait for the next beat; zero if it is late already. The first call
   * only starts the clock.
   */
  public synchronized Duration beat() {
    long now = System.nanoTime();
    if (due == 0) {
      due = now;
    } else {
      late.add((double) Math.max(0, now - due));
    }
    due += period;
    ended = tasksLeft.get() == 0 && due > now && !late.isEmpty();
    return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
  }

  /** Runs {@code task}, one of the tasks beside the beat, and notes how long it took. */
  public void beside(Callable<?> task) throws Exception {
    long start = System.nanoTime();
    try {
      task.call();
    } finally {
      tasks.add((double) (System.nanoTime() - start));
      tasksLeft.decrementAndGet();
    }
  }

  /** What was seen so far. */
  public synchronized Beats beats() {
    return new Beats(late, List.copyOf(tasks));
  }
}
