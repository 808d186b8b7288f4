package measurefirst.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Where each thread of this JVM comes from, so that one still at work can be told by the cell that
 * started it. Virtual threads are left out: the JVM does not list them, only their carriers.
 */
public final class Threads {
  private static final Map<Thread, String> ORIGINS = new WeakHashMap<>();

  private static final Set<String> OF_THE_JDK =
      Set.of(
          "system", "InnocuousThreadGroup", "CarrierThreads", "InnocuousForkJoinWorkerThreadGroup");

  private Threads() {}

  /**
   * The platform threads that were born in a place whose name begins with {@code where} and are
   * still alive, such as {@code thread "pool-1-thread-1" of cell 7}; without those that the JDK
   * keeps for later use, such as the carriers and the common pool.
   */
  public static List<String> left(String where) {
    return live().stream()
        .filter(thread -> origin(thread).orElse("").startsWith(where) && !isOfTheJdk(thread))
        .map(thread -> "thread \"%s\" of %s".formatted(thread.getName(), origin(thread).get()))
        .toList();
  }

  private static boolean isOfTheJdk(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null // it has just ended
        || OF_THE_JDK.contains(group.getName())
        || thread.getName().startsWith("ForkJoinPool.commonPool-");
  }

  /** Says that every live thread of which nothing is known yet was born in {@code where}. */
  public static void born(String where) {
    synchronized (ORIGINS) {
      live().forEach(thread -> ORIGINS.putIfAbsent(thread, where));
    }
  }

  private static List<Thread> live() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] live = new Thread[root.activeCount() + 16];
    int count = root.enumerate(live);
    while (count == live.length) {
      live = new Thread[2 * live.length];
      count = root.enumerate(live);
    }
    return Arrays.asList(live).subList(0, count);
  }

  /** Where {@code thread} was born, if {@link #born} has been told since. */
  public static Optional<String> origin(Thread thread) {
    synchronized (ORIGINS) {
      return Optional.ofNullable(ORIGINS.get(thread));
    }
  }
}
