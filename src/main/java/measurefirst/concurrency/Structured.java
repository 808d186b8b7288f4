package measurefirst.concurrency;

import java.util.concurrent.Callable;

/**
 * Structured concurrency is a preview: each JDK may change it. A cell that uses it as JDK 25 has it
 * can still be declared on another JDK, but not called; ask here first.
 */
public final class Structured {
  private Structured() {}

  /**
   * Why {@code StructuredTaskScope} cannot be used here by {@code open()}, {@code fork(Callable)},
   * {@code join()} and its {@code FailedException}, in words for the reader; empty if it can.
   */
  public static String missing() {
    return missing("java.util.concurrent.StructuredTaskScope");
  }

  static String missing(String name) {
    try {
      Class<?> scope = Class.forName(name);
      scope.getMethod("open");
      scope.getMethod("fork", Callable.class);
      scope.getMethod("join");
      Class.forName(name + "$FailedException");
      return "";
    } catch (ReflectiveOperationException e) {
      return "StructuredTaskScope is a preview, and Java %s has none like that of Java 25"
          .formatted(Runtime.version().feature());
    }
  }
}
