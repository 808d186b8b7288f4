package measurefirst.timing;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import measurefirst.machine.ProcessClock;

/** A contender of this JVM. */
public final class JavaTimed implements Timed {
  private final String name;
  private final Calls loop;
  private final Thread.Builder driver;

  private interface Calls {
    Object make(long calls) throws Exception;
  }

  // Without a driver the calling thread makes the calls.
  private JavaTimed(String name, Calls loop, Thread.Builder driver) {
    this.name = name;
    this.loop = loop;
    this.driver = driver;
  }

  /** The contender {@code name}, one call of which is one call of {@code task}. */
  public static JavaTimed of(String name, Callable<?> task) {
    Loop loop = CallLoop.own();
    return new JavaTimed(name, n -> loop.run(task, n), null);
  }

  /** The contender {@code name}, one call of which is one call of {@code task}. */
  public static JavaTimed of(String name, LongTask task) {
    Loop loop = CallLoop.own();
    return new JavaTimed(name, n -> loop.run(task, n), null);
  }

  /**
   * The same contender, called from a virtual thread. Who waits decides what a hand-off costs: a
   * platform thread that waits is parked by the operating system, a virtual one is not.
   */
  public JavaTimed onVirtualThread() {
    return new JavaTimed(name, loop, Thread.ofVirtual());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String language() {
    return "Java";
  }

  @Override
  public Batch run(long n) throws Exception {
    if (driver == null) {
      return timed(n);
    }
    FutureTask<Batch> batch = new FutureTask<>(() -> timed(n));
    Thread thread = driver.start(batch);
    try {
      return batch.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
  }

  private Batch timed(long n) throws Exception {
    long cpu = ProcessClock.nanos();
    long start = System.nanoTime();
    Object answer = loop.make(n);
    long nanos = System.nanoTime() - start;
    return new Batch(nanos, ProcessClock.nanos() - cpu, answer);
  }
}
