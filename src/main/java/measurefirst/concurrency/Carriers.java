package measurefirst.concurrency;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * The carriers: the platform threads that run virtual threads. Their number can be changed in a
 * running JVM, which separates what concurrency brings from what several cores bring.
 */
public final class Carriers {
  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  private Carriers() {}

  /** How many carriers may run at once. */
  public static int count() {
    return SCHEDULER.getParallelism();
  }

  /**
   * Runs {@code work} with {@code carriers} carriers, and restores their number afterwards, however
   * it ends.
   *
   * @throws IllegalArgumentException if {@code carriers} is below 1
   * @throws Exception whatever {@code work} throws
   */
  public static <T> T with(int carriers, Callable<T> work) throws Exception {
    if (carriers < 1) {
      throw new IllegalArgumentException("there must be at least 1 carrier, was " + carriers);
    }
    int before = SCHEDULER.getParallelism();
    SCHEDULER.setParallelism(carriers);
    try {
      return work.call();
    } finally {
      SCHEDULER.setParallelism(before);
    }
  }
}
