package measurefirst.concurrency;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * The JDK's {@code StructuredTaskScope}, reached by reflection: it is a preview that changes from
 * one JDK to the next, and a page that names it would not compile on another. Ask {@link #missing}
 * first.
 *
 * <pre>{@code
 * try (var scope = TaskScope.open()) {
 *   scope.fork(() -> fetch("a"));
 *   scope.fork(() -> fetch("b"));
 *   scope.join();
 * }
 * }</pre>
 */
public final class TaskScope implements AutoCloseable {
  private static final String JDKS_OWN = "java.util.concurrent.StructuredTaskScope";

  private final Object scope;
  private final Method fork;
  private final Method join;
  private final Method close;

  private TaskScope(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName(name);
    fork = type.getMethod("fork", Callable.class);
    join = type.getMethod("join");
    close = type.getMethod("close");
    scope = type.getMethod("open").invoke(null);
  }

  /**
   * Opens a scope, which the calling thread must close.
   *
   * @throws UnsupportedOperationException if this JDK has none like that of JDK 25
   */
  public static TaskScope open() {
    return open(JDKS_OWN);
  }

  static TaskScope open(String name) {
    try {
      return new TaskScope(name);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new UnsupportedOperationException(
          "StructuredTaskScope is a preview, and Java %s has none like that of Java 25: use a JDK 25"
              .formatted(Runtime.version().feature()),
          e);
    }
  }

  /** Why {@link #open} cannot be called here, in words for the reader; empty if it can. */
  public static String missing() {
    return missing(JDKS_OWN);
  }

  static String missing(String name) {
    try (TaskScope probe = open(name)) {
      probe.join();
      return "";
    } catch (UnsupportedOperationException e) {
      return e.getMessage();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scope without tasks failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while looking for StructuredTaskScope";
    }
  }

  /** Starts {@code task} on a virtual thread of its own. */
  public void fork(Callable<?> task) {
    try {
      invoke(fork, task);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a task could not be started", e);
    }
  }

  /**
   * Waits until all tasks have answered or the first has failed, which interrupts the others.
   *
   * @throws ExecutionException if a task failed, with its failure as the cause
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void join() throws ExecutionException, InterruptedException {
    invoke(join);
  }

  /** Interrupts the tasks that still run, and waits until they have ended. */
  @Override
  public void close() {
    try {
      invoke(close);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a scope could not be closed", e);
    }
  }

  private void invoke(Method method, Object... arguments)
      throws ExecutionException, InterruptedException {
    try {
      method.invoke(scope, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (thrown.getCause() != null) {
        throw new ExecutionException(thrown.getCause());
      }
      throw thrown instanceof RuntimeException misused
          ? misused
          : new IllegalStateException(thrown);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public method of StructuredTaskScope is not public", e);
    }
  }
}
