package measurefirst.timing;

import java.util.concurrent.Callable;

/** Calls a task again and again. */
interface Loop {
  /** Makes {@code calls} calls of {@code task}, takes every answer, and returns the last. */
  Object run(Callable<?> task, long calls) throws Exception;
}
