package measurefirst.timing;

/**
 * How long this processor takes for one operation that needs the result of the one before: about
 * one clock cycle. Measured once in a JVM's life, in about 0.1 s.
 *
 * <p>The operations are those of xorshift64 (Marsaglia 2003): three shifts and three exclusive ors,
 * each of which waits for the one before, as the loop's own counting does not. They mix neither
 * with each other nor with themselves by any law that compilers know, unlike multiplications and
 * additions, many of which fold into one. Should a compiler learn it, loads betray it: each takes
 * its address from the one before, out of memory whose content no compiler knows, and takes 3 to 8
 * cycles where it hits the nearest cache. So a chain faster than an eighth of a load is not
 * believed. Where a processor does shift and exclusive or in one instruction, the latency comes out
 * half as long, and the check that rests on it flags less, never more.
 */
final class Latency {
  private static final long STEPS = 20_000;
  private static final int OPERATIONS_PER_STEP = 6;
  private static final int CYCLES_PER_LOAD = 8;
  private static final int REPETITIONS = 1000;
  private static final double OPERATION = measure();

  private Latency() {}

  /** The latency, in nanoseconds. */
  static double operationNanos() {
    return OPERATION;
  }

  // Enough repetitions for the JIT to have done its work; whatever disturbs a repetition makes it
  // longer: the shortest is the processor's own.
  private static double measure() {
    int[] ring = ring(256);
    Sink sink = new Sink();
    long operations = Long.MAX_VALUE;
    long loads = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      sink.take(operations(88172645463325252L, STEPS));
      long between = System.nanoTime();
      sink.take(loads(ring, STEPS));
      loads = Math.min(loads, System.nanoTime() - between);
      operations = Math.min(operations, between - start);
    }
    return Math.max(
        (double) operations / STEPS / OPERATIONS_PER_STEP,
        (double) loads / STEPS / CYCLES_PER_LOAD);
  }

  private static long operations(long seed, long n) {
    long x = seed;
    for (long i = 0; i < n; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  private static long loads(int[] next, long n) {
    int at = 0;
    for (long i = 0; i < n; i++) {
      at = next[at];
    }
    return at;
  }

  /** Each place names the next to go to; 97 is prime to the size, so all are met. */
  private static int[] ring(int size) {
    int[] next = new int[size];
    for (int i = 0; i < size; i++) {
      next[i] = (i + 97) % size;
    }
    return next;
  }
}
