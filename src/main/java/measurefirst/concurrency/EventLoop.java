package measurefirst.concurrency;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An event loop: one thread that runs callbacks, one at a time, each to its end. */
public final class EventLoop {
  private final BlockingQueue<Callback> ready = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
  private long started; // timers set so far
  private int elsewhere; // pieces of work that other threads have taken over

  /** A piece of work for the loop; an exception that it throws ends the loop. */
  public interface Callback {
    /** Runs to its end; until then nothing else on the loop does. */
    void run() throws Exception;
  }

  private record Timer(long due, long number, Callback callback) {}

  /** Runs {@code callback} after all that is ready before it. Any thread may call this. */
  public void soon(Callback callback) {
    ready.add(callback);
  }

  /** Runs {@code callback} once {@code wait} is over; no thread sleeps for it. */
  public void after(Duration wait, Callback callback) {
    timers.add(new Timer(System.nanoTime() + wait.toNanos(), started++, callback));
  }

  /** Lets {@code threads} do {@code work}, and then runs {@code callback} on the loop again. */
  public void elsewhere(Executor threads, Callable<?> work, Callback callback) {
    threads.execute(() -> soon(whenBack(work, callback)));
    elsewhere++;
  }

  private Callback whenBack(Callable<?> work, Callback callback) {
    Exception thrown = failureOf(work);
    return () -> {
      elsewhere--;
      if (thrown != null) {
        throw thrown;
      }
      callback.run();
    };
  }

  private static Exception failureOf(Callable<?> work) {
    try {
      work.call();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  /** Runs callbacks until none is ready, no timer is set and no work is done elsewhere. */
  public void run() throws Exception {
    while (!ready.isEmpty() || !timers.isEmpty() || elsewhere > 0) {
      Callback next;
      if (timers.isEmpty()) {
        next = ready.take();
      } else {
        long wait = timers.peek().due() - System.nanoTime();
        next = ready.poll(wait, TimeUnit.NANOSECONDS);
      }
      while (!timers.isEmpty() && timers.peek().due() <= System.nanoTime()) {
        ready.add(timers.poll().callback());
      }
      if (next != null) {
        next.run();
      }
    }
  }
}
