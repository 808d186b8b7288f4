package measurefirst.timing;

import java.time.Duration;

/** How much later than asked a wait ends. */
public final class Lateness {
  private Lateness() {}

  /**
   * Makes {@code n} single calls of {@code wait}, each of which should take {@code expected}, after
   * one that does not count.
   *
   * @return how much longer each took, in nanoseconds, in order; negative if it ended early
   * @throws Exception whatever a call throws
   */
  public static double[] of(Timed wait, Duration expected, int n) throws Exception {
    if (n < 1) {
      throw new IllegalArgumentException("at least 1 call must be made, was " + n);
    }
    wait.run(1);
    double[] late = new double[n];
    for (int i = 0; i < n; i++) {
      late[i] = wait.run(1).nanos() - expected.toNanos();
    }
    return late;
  }
}
