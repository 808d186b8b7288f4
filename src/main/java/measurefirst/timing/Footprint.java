package measurefirst.timing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import measurefirst.machine.ProcessMemory;

/**
 * The memory that many waiting tasks need.
 *
 * @param waiters how many wait at once
 * @param bytes what each of them needs, in bytes; NaN if the system does not tell
 * @param peakBytes the most that the whole process had in RAM meanwhile; NaN if unknown
 * @param nanos how long the run took, in nanoseconds
 */
public record Footprint(int waiters, double bytes, double peakBytes, double nanos) {

  /**
   * Tasks that live on this JVM's heap, as virtual threads do: what is alive on the heap while all
   * of them wait, less what was alive before.
   *
   * @param waiters how many of them {@code run} starts
   * @param half when to look: after all have been started, and long before one ends
   * @param run starts them all and returns when all have ended
   * @throws Exception whatever {@code run} throws
   */
  public static Footprint onHeap(int waiters, Duration half, Callable<?> run) throws Exception {
    double before = ProcessMemory.settledHeap();
    ProcessMemory.forgetPeak();
    return inJvm(waiters, half, run, () -> ProcessMemory.liveHeap() - before);
  }

  /**
   * Tasks that live outside the heap, as platform threads with their stacks do: what the process
   * has in RAM while all of them wait, less what it had before.
   *
   * @param waiters how many of them {@code run} starts
   * @param half when to look: after all have been started, and long before one ends
   * @param run starts them all and returns when all have ended
   * @throws Exception whatever {@code run} throws
   */
  public static Footprint offHeap(int waiters, Duration half, Callable<?> run) throws Exception {
    long self = ProcessHandle.current().pid();
    ProcessMemory.forgetPeak();
    double before = ProcessMemory.resident(self);
    return inJvm(waiters, half, run, () -> ProcessMemory.resident(self) - before);
  }

  /**
   * Tasks of another process: the most it had in RAM, less what it had before.
   *
   * @param waiters how many of them one call of {@code run} starts
   * @param pid the process, which should be fresh
   * @throws Exception whatever {@code run} throws
   */
  public static Footprint ofProcess(int waiters, long pid, Timed run) throws Exception {
    double before = ProcessMemory.resident(pid);
    Timed.Batch batch = run.run(1);
    double peak = ProcessMemory.peak(pid);
    return new Footprint(waiters, (peak - before) / waiters, peak, batch.value());
  }

  private static Footprint inJvm(int waiters, Duration half, Callable<?> run, Callable<Double> seen)
      throws Exception {
    FutureTask<Long> task =
        new FutureTask<>(
            () -> {
              long start = System.nanoTime();
              run.call();
              return System.nanoTime() - start;
            });
    Thread starter = Thread.ofPlatform().daemon().name("waiting").start(task);
    try {
      Thread.sleep(half);
      double bytes = seen.call() / waiters;
      double nanos = task.get();
      return new Footprint(
          waiters, bytes, ProcessMemory.peak(ProcessHandle.current().pid()), nanos);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      starter.interrupt();
    }
  }
}
