package measurefirst.machine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** The memory in which this JVM's objects lie. */
public final class Heap {
  private static final int BLOCK = 64 << 10;
  private static final long MOST_BLOCKS = (4L << 30) / BLOCK;

  private static boolean touched;

  // Read by nobody; a block that is never stored might never be made.
  @SuppressWarnings("unused")
  private static volatile byte[] last;

  private Heap() {}

  /**
   * Uses the young generation once from end to end, the first time it is called. The operating
   * system hands out memory page by page when it is first written to, and that costs several times
   * what it takes to put an object there: until then, whatever makes objects is measured too slow.
   * JMH's users take {@code -XX:+AlwaysPreTouch} for that, which makes every JVM start late.
   *
   * @throws InterruptedException if interrupted meanwhile
   */
  public static synchronized void touch() throws InterruptedException {
    if (!touched) {
      fill();
      touched = true;
    }
  }

  /** Makes objects until the collector has run. */
  static void fill() throws InterruptedException {
    long before = collections();
    for (long block = 0; collections() == before && block < MOST_BLOCKS; block++) {
      last = new byte[BLOCK];
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    last = null;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
