package measurefirst.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that arrive on a fixed schedule, whether or not the ones before have been answered, as
 * those of independent users do. A loop that sends its next request when the last is answered sends
 * none while the service stands still, and so misses exactly the latencies that matter (Gil Tene's
 * "coordinated omission"). Here each latency is kept twice: from the time at which the request was
 * to begin, and from the time at which it did.
 *
 * <pre>{@code
 * OpenLoop.every(Duration.ofMillis(5)).requests(1000).workers(8).run("fetch", () -> fetch(url))
 * }</pre>
 *
 * @param every the time between two arrivals
 * @param requests how many arrive
 * @param workers how many are served at once, each on a thread of its own; the others queue
 * @param patience how long after the last arrival those still unanswered are given up
 */
public record OpenLoop(Duration every, int requests, int workers, Duration patience) {
  /** As many workers as there are requests under way. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final Duration GRACE = Duration.ofSeconds(2);

  public OpenLoop {
    if (!every.isPositive() || !patience.isPositive()) {
      throw new IllegalArgumentException(
          "the time between arrivals and the patience must be positive, was %s and %s"
              .formatted(every, patience));
    }
    if (requests < 1 || workers < 1) {
      throw new IllegalArgumentException(
          "there must be at least 1 request and 1 worker, was %s and %s"
              .formatted(requests, workers));
    }
  }

  /** A hundred requests, one {@code every} so long, each on a virtual thread of its own. */
  public static OpenLoop every(Duration every) {
    return new OpenLoop(every, 100, UNLIMITED, Duration.ofSeconds(10));
  }

  /** {@code requests} requests that arrive together, each on a virtual thread of its own. */
  public static OpenLoop atOnce(int requests) {
    return every(Duration.ofNanos(1)).requests(requests);
  }

  /** The same with {@code requests} arrivals. */
  public OpenLoop requests(int requests) {
    return new OpenLoop(every, requests, workers, patience);
  }

  /** The same with at most {@code workers} requests served at once. */
  public OpenLoop workers(int workers) {
    return new OpenLoop(every, requests, workers, patience);
  }

  /** The same, giving up what is unanswered {@code patience} after the last arrival. */
  public OpenLoop patience(Duration patience) {
    return new OpenLoop(every, requests, workers, patience);
  }

  /**
   * Makes the requests and waits for their ends. What is unanswered in the end is interrupted.
   *
   * @param name what is requested
   * @param request one request; called on virtual threads
   * @throws InterruptedException if the cell is interrupted; the requests are then interrupted too
   */
  public Latencies run(String name, Callable<?> request) throws InterruptedException {
    ThreadFactory threads = Thread.ofVirtual().name("request ", 0).factory();
    ExecutorService executor =
        workers == UNLIMITED
            ? Executors.newThreadPerTaskExecutor(threads)
            : Executors.newFixedThreadPool(workers, threads);
    List<Call> calls = new ArrayList<>();
    long start = System.nanoTime();
    try {
      for (int i = 0; i < requests; i++) {
        Call call = new Call(request, start + i * every.toNanos());
        calls.add(call);
        awaitTime(call.intended);
        executor.execute(call);
      }
      executor.shutdown();
      executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      stop(executor);
    }
    return Latencies.of(name, every, calls);
  }

  // Sleeping wakes up late by some 0.1 ms, which counts in the latency from the intended start; a
  // dispatcher that spins instead would take a CPU from the requests.
  private static void awaitTime(long nanoTime) throws InterruptedException {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static void stop(ExecutorService executor) throws InterruptedException {
    executor.shutdownNow();
    executor.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** One request and its times, by {@link System#nanoTime()}. */
  static final class Call implements Runnable {
    final long intended;
    private final Callable<?> request;
    private long began;
    private long ended;
    private State state = State.QUEUED;
    private Throwable failure;

    enum State {
      QUEUED,
      RUNNING,
      ANSWERED,
      FAILED
    }

    Call(Callable<?> request, long intended) {
      this.request = request;
      this.intended = intended;
    }

    @Override
    public void run() {
      set(State.RUNNING, null);
      try {
        Object answer = request.call();
        set(State.ANSWERED, null);
        // Nobody may find out that the answer is not used.
        new Sink().take(answer);
      } catch (Throwable e) {
        set(State.FAILED, e);
      }
    }

    private synchronized void set(State next, Throwable thrown) {
      state = next;
      failure = thrown;
      if (next == State.RUNNING) {
        began = System.nanoTime();
      } else {
        ended = System.nanoTime();
      }
    }

    synchronized State state() {
      return state;
    }

    synchronized Throwable failure() {
      return failure;
    }

    synchronized long sinceIntended() {
      return ended - intended;
    }

    synchronized long sinceBegun() {
      return ended - began;
    }
  }
}
