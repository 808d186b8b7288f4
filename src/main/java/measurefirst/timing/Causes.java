package measurefirst.timing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The whole chain behind an exception: asynchronous Java wraps what went wrong, often twice. */
public final class Causes {
  private Causes() {}

  /** The exception and its causes, outermost first, a line each; suppressed ones indented. */
  public static String chain(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      lines.add((lines.isEmpty() ? "" : "caused by ") + line(t));
      for (Throwable suppressed : t.getSuppressed()) {
        lines.add("  suppressed " + line(suppressed));
      }
    }
    return String.join("\n", lines);
  }

  /** The last of its causes, or the exception itself if it has none. */
  public static Throwable root(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = thrown;
    while (root.getCause() != null && seen.add(root)) {
      root = root.getCause();
    }
    return root;
  }

  // A wrapper repeats its cause in its message: the name alone says as much.
  private static String line(Throwable t) {
    String name = t.getClass().getSimpleName();
    boolean repeats = t.getCause() != null && t.getCause().toString().equals(t.getMessage());
    return t.getMessage() == null || repeats ? name : name + ": " + t.getMessage();
  }
}
