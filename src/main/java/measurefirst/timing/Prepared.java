package measurefirst.timing;

import java.util.concurrent.Callable;
import measurefirst.machine.ProcessClock;

/**
 * A contender of this JVM each call of which needs a preparation that must not be timed, such as
 * threads that have to stand in line before the line is let go.
 */
public final class Prepared implements Timed {
  private final String name;
  private final Callable<? extends Callable<?>> preparation;

  private Prepared(String name, Callable<? extends Callable<?>> preparation) {
    this.name = name;
    this.preparation = preparation;
  }

  /** The contender {@code name}: one call prepares, untimed, and then times what that returned. */
  public static Prepared of(String name, Callable<? extends Callable<?>> preparation) {
    return new Prepared(name, preparation);
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
  public Batch run(long calls) throws Exception {
    long nanos = 0;
    double cpu = 0;
    Object answer = null;
    for (long i = 0; i < calls; i++) {
      Callable<?> task = preparation.call();
      long cpuBefore = ProcessClock.nanos();
      long start = System.nanoTime();
      answer = task.call();
      nanos += System.nanoTime() - start;
      cpu += ProcessClock.nanos() - cpuBefore;
    }
    return new Batch(nanos, cpu, answer);
  }
}
