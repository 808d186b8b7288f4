package measurefirst.machine;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Where the threads of this JVM come from. */
public final class Threads {
  private static final Map<Thread, String> BORN = new WeakHashMap<>();

  private Threads() {}

  /** Notes that every live thread of which nothing was noted so far was born in {@code where}. */
  public static void born(String where) {
    synchronized (BORN) {
      Thread.getAllStackTraces().keySet().forEach(thread -> BORN.putIfAbsent(thread, where));
    }
  }

  /** Where {@code thread} was born; empty if that was not noted. */
  public static Optional<String> origin(Thread thread) {
    synchronized (BORN) {
      return Optional.ofNullable(BORN.get(thread));
    }
  }
}
