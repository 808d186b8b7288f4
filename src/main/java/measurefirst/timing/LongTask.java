package measurefirst.timing;

/** A task whose answer is a number; unlike a {@code Callable<Long>} it needs no box for it. */
@FunctionalInterface
public interface LongTask {
  /** The task's answer. */
  long call() throws Exception;
}
