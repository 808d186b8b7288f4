package measurefirst.timing;

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

  private Chain() {}

  /** A contender whose samples are the time of one operation of the chain. */
  public static Contender operation() {
    return Contender.of("one chained operation", () -> xorshift(88172645463325252L, STEPS))
        .operations((long) STEPS * OPERATIONS_PER_STEP);
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
