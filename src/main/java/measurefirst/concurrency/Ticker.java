package measurefirst.concurrency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A beat that is due every so often, and how late it comes while tasks run beside it.
 *
 * <p>The caller beats, on a thread of its own choice: it asks {@link #runs()}, calls {@link
 * #beat()} and waits as long as that says. A beat that came due while the thread was taken is made
 * up for as soon as possible and counts with its full lateness; otherwise a long block would pass
 * for one late beat (coordinated omission, as Gil Tene calls it).
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

    /** The latest beat, in nanoseconds. */
    public double worst() {
      return lateNanos.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How long a task took on average, in nanoseconds by the wall clock. */
    public double task() {
      return taskNanos.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * The latest beat, counted in tasks as long as those that ran beside it. A length measured at
     * another time would not do: the machine may have been faster or slower then.
     */
    public double worstInTasks() {
      return worst() / task();
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
          "a ticker needs a positive period and 0 tasks or more, was %s and %s"
              .formatted(period, tasks));
    }
    this.period = period.toNanos();
    this.tasksLeft = new AtomicInteger(tasks);
  }

  /**
   * What a beat every {@code period} sees on an event loop that runs {@code task} too.
   *
   * @throws Exception whatever {@code task} throws
   */
  public static Beats onLoop(Duration period, Callable<?> task) throws Exception {
    Ticker ticker = new Ticker(period, 1);
    EventLoop loop = new EventLoop();
    loop.soon(() -> beatOn(loop, ticker));
    loop.soon(() -> ticker.beside(task));
    loop.run();
    return ticker.beats();
  }

  private static void beatOn(EventLoop loop, Ticker ticker) {
    if (ticker.runs()) {
      loop.after(ticker.beat(), () -> beatOn(loop, ticker));
    }
  }

  /**
   * What a beat every {@code period} sees on a virtual thread, with {@code task} on another.
   *
   * @throws Exception whatever {@code task} throws
   */
  public static Beats onThreads(Duration period, Callable<?> task) throws Exception {
    Ticker ticker = new Ticker(period, 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> beating = threads.submit(ticker::sleepFromBeatToBeat);
      Future<?> beside = threads.submit(() -> ticker.beside(task));
      beside.get();
      beating.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return ticker.beats();
  }

  private boolean sleepFromBeatToBeat() throws InterruptedException {
    while (runs()) {
      Thread.sleep(beat());
    }
    return true;
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
  public <T> T beside(Callable<T> task) throws Exception {
    long start = System.nanoTime();
    try {
      return task.call();
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
