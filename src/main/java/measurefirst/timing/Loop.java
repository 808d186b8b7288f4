package measurefirst.timing;

import java.util.concurrent.Callable;

/** Makes calls back to back and lets none of their answers be optimised away. */
interface Loop {
  /** Makes {@code calls} calls; answers what the last one did. */
  Object run(Callable<?> task, long calls) throws Exception;

  /** Makes {@code calls} calls; answers what the last one did. */
  long run(LongTask task, long calls) throws Exception;
}
