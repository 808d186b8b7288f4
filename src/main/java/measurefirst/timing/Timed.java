package measurefirst.timing;

/**
 * An opened contender: it makes its calls back to back and says how long they took, by a clock of
 * its own. Java contenders read {@link System#nanoTime()}, Python contenders their child process's
 * {@code perf_counter_ns}, so that neither pays for the way between the two.
 */
@FunctionalInterface
public interface Timed {
  /**
   * Makes {@code calls} calls, one after the other.
   *
   * @throws Exception whatever a call throws
   */
  Batch run(long calls) throws Exception;

  /** Whether a measurement runs in this JVM now, so that nothing else should begin or end. */
  static boolean isUnderWay() {
    return Driver.isRunning();
  }

  /**
   * What one batch of calls came to.
   *
   * @param value the whole batch in the contender's unit: wall-clock nanoseconds of a timed one
   * @param cpuNanos processor time of the whole process meanwhile, in nanoseconds; NaN if unknown
   * @param answer what the last call returned
   */
  record Batch(double value, double cpuNanos, Object answer) {
    /** The same batch, counted for a share of its calls. */
    Batch share(double share) {
      return new Batch(value * share, cpuNanos * share, answer);
    }
  }
}
