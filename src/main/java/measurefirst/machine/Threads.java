package measurefirst.machine;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Where each thread of this JVM comes from, so that one still at work can be told by the cell that
 * started it. Virtual threads are left out: the JVM does not list them, only their carriers.
 */
public final class Threads {
  private static final Map<Thread, String> ORIGINS = new WeakHashMap<>();

  private Threads() {}

  /** Says that every live thread of which nothing is known yet was born in {@code where}. */
  public static void born(String where) {
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
    synchronized (ORIGINS) {
      for (int i = 0; i < count; i++) {
        ORIGINS.putIfAbsent(live[i], where);
      }
    }
  }

  /** Where {@code thread} was born, if {@link #born} has been told since. */
  public static Optional<String> origin(Thread thread) {
    synchronized (ORIGINS) {
      return Optional.ofNullable(ORIGINS.get(thread));
    }
  }
}
