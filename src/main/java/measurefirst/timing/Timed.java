package measurefirst.timing;

/**
 * Something that can be timed: it makes its calls back to back and says how long they took, by a
 * clock of its own. Java contenders read {@link System#nanoTime()}, Python contenders their child
 * process's {@code perf_counter_ns}, so that neither pays for the way between the two.
 */
public interface Timed {

  /** The contender's name, unique in its comparison. */
  String name();

  /** The language it is written in, such as {@code Java}. */
  String language();

  /**
   * Why it cannot run on this machine, in words for the reader; empty if it can. A comparison says
   * so and goes on without it.
   */
  default String absent() {
    return "";
  }

  /**
   * Makes {@code calls} calls, one after the other.
   *
   * @throws Exception whatever a call throws
   */
  Batch run(long calls) throws Exception;

  /**
   * What one batch of calls took.
   *
   * @param nanos wall-clock time of the whole batch, in nanoseconds
   * @param cpuNanos processor time of the whole process meanwhile, in nanoseconds; NaN if unknown
   * @param answer what the last call returned
   */
  record Batch(long nanos, double cpuNanos, Object answer) {}
}
