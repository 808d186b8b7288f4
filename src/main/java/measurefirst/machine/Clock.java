package measurefirst.machine;

import java.math.BigInteger;

/** How fine the JVM's clock is. */
public final class Clock {
  private static final long STEP = measureStep();

  private Clock() {}

  /**
   * The step of {@link System#nanoTime()}, in nanoseconds: the greatest number that divides every
   * advance seen. (The smallest advance would be the time that reading the clock takes.)
   */
  public static long stepNanos() {
    return STEP;
  }

  private static long measureStep() {
    BigInteger step = BigInteger.ZERO;
    long before = System.nanoTime();
    for (int i = 0; i < 2000; i++) {
      long now = System.nanoTime();
      step = step.gcd(BigInteger.valueOf(now - before));
      before = now;
    }
    return Math.max(1, step.longValueExact());
  }
}
