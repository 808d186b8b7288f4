package measurefirst.timing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * Runs a measurement on a thread of its own, so that a contender that never ends can be given up
 * and an interrupt of the cell reaches it.
 */
final class Driver {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** One measurement at a time: two would measure each other. */
  private static final AtomicReference<Thread> RUNNING = new AtomicReference<>();

  /** The last driver that did not heed its interrupt; it spoils what is measured beside it. */
  private static volatile Thread deaf;

  private Driver() {}

  interface Work {
    void run() throws Exception;
  }

  /** Whether a measurement is under way. */
  static boolean isRunning() {
    return RUNNING.get() != null;
  }

  /**
   * Runs {@code work} to its end.
   *
   * <p>The kernel returns from an interrupted cell at once and shows nothing that comes later, so a
   * batch that did not stop is reported by the next call.
   *
   * @param batchStarted when the batch under way began, by {@link System#nanoTime()}; 0 if none is
   * @param deadline how long one batch may take
   * @param grace how long an interrupted batch may take to stop
   * @param failure makes the exception to throw from what went wrong and its cause, if any
   * @throws InterruptedException if the calling thread is interrupted; by then {@code work} has
   *     been interrupted too, and has stopped if it heeds that
   */
  static void run(
      Work work,
      LongSupplier batchStarted,
      Duration deadline,
      Duration grace,
      BiFunction<String, Throwable, RuntimeException> failure)
      throws InterruptedException {
    if (deaf != null && deaf.isAlive()) {
      throw failure.apply(
          "an earlier measurement was given up and still uses a CPU, which would spoil this one:"
              + " restart the kernel",
          null);
    }
    if (!RUNNING.compareAndSet(null, Thread.currentThread())) {
      throw failure.apply(
          "another measurement is under way, and two at once would measure each other: run them one"
              + " after the other, and no comparison inside a contender",
          null);
    }
    try {
      watched(work, batchStarted, deadline, grace, failure);
    } finally {
      RUNNING.set(null);
    }
  }

  private static void watched(
      Work work,
      LongSupplier batchStarted,
      Duration deadline,
      Duration grace,
      BiFunction<String, Throwable, RuntimeException> failure)
      throws InterruptedException {
    Throwable[] thrown = new Throwable[1];
    Thread driver =
        Thread.ofPlatform()
            .daemon()
            .name("measuring")
            .start(
                () -> {
                  try {
                    work.run();
                  } catch (Throwable t) {
                    thrown[0] = t;
                  }
                });
    try {
      while (!driver.join(LOOK)) {
        long started = batchStarted.getAsLong();
        if (started != 0 && System.nanoTime() - started > deadline.toNanos()) {
          throw failure.apply(
              "no end after the deadline of " + deadline + stop(driver, grace), null);
        }
      }
    } catch (InterruptedException e) {
      String ending = stop(driver, grace);
      if (!ending.isEmpty()) {
        throw failure.apply("interrupted" + ending, e);
      }
      throw e;
    }
    if (thrown[0] instanceof InterruptedException e) {
      throw failure.apply("a contender was interrupted by another", e);
    }
    if (thrown[0] != null) {
      throw failure.apply("could not be measured", thrown[0]);
    }
  }

  private static String stop(Thread driver, Duration grace) throws InterruptedException {
    driver.interrupt();
    deaf = driver;
    return driver.join(grace)
        ? ""
        : "; it does not heed the interrupt and goes on using a CPU, which spoils every later"
            + " measurement: restart the kernel";
  }
}
