package measurefirst.timing;

import java.util.concurrent.Callable;
import measurefirst.machine.ProcessClock;

/** The one stopwatch of all Java contenders. */
final class Stopwatch {
  private Stopwatch() {}

  /** Times one call of {@code work}; what it returns is the batch's answer. */
  static Timed.Batch time(Callable<?> work) throws Exception {
    long cpu = ProcessClock.nanos();
    long start = System.nanoTime();
    Object answer = work.call();
    long nanos = System.nanoTime() - start;
    return new Timed.Batch(nanos, ProcessClock.nanos() - cpu, answer);
  }
}
