package measurefirst.timing;

import java.time.Duration;

/**
 * A chain of operations, each of which needs the result of the one before: about one clock cycle
 * each, and no compiler known to us can shorten it. It is the floor under every loop whose
 * iterations depend on one another.
 *
 * <p>The operations are those of xorshift64 (Marsaglia 2003): three shifts and three exclusive ors,
 * which fold neither with each other nor with themselves by any law that compilers know, unlike
 * multiplications and additions, many of which fold into one. Where a processor does shift and
 * exclusive or in one instruction, the chain comes out half as long, and what rests on it flags
 * less, never more.
 */
public final class Chain {
  private static final int STEPS = 20_000;
  private static final int OPERATIONS_PER_STEP = 6;
  private static final long SEED = 88172645463325252L;
  private static final int TRIALS = 3;
  private static final int TRIAL_STEPS = 200_000;

  private Chain() {}

  /**
   * A contender whose samples are the time of one operation of the chain. It answers {@code true},
   * so that any loop whose result the compiler cannot foresee may stand beside it: {@code () ->
   * loop(n) != 0}.
   */
  public static Contender operation() {
    return Contender.of("one chained operation", () -> xorshift(SEED, STEPS) != 0)
        .operations((long) STEPS * OPERATIONS_PER_STEP);
  }

  /**
   * How many steps of {@link #xorshift} last {@code time} at this moment: measured anew by each
   * call, in about a millisecond, as a machine changes its pace.
   */
  public static long stepsIn(Duration time) {
    long shortest = Long.MAX_VALUE;
    Sink sink = new Sink();
    for (int trial = 0; trial < TRIALS; trial++) {
      long start = System.nanoTime();
      sink.take(xorshift(SEED + trial, TRIAL_STEPS));
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return Math.round((double) TRIAL_STEPS / Math.max(1, shortest) * time.toNanos());
  }

  /**
   * The number that xorshift64 reaches from {@code seed} in {@code steps} steps: work that only
   * computes, cannot be skipped and cannot be shortened. It never reaches 0.
   */
  public static long xorshift(long seed, long steps) {
    long x = seed;
    for (long i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
