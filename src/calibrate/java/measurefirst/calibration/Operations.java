package measurefirst.calibration;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** What both harnesses time; each sees this code and no other. */
final class Operations {
  /** How many steps of a loop one call makes. */
  static final long STEPS = 10_000;

  /** How many virtual threads one call starts. */
  static final int BULK = 1_000;

  private Operations() {}

  /** {@code n} steps of xorshift64 (Marsaglia 2003): six operations that wait for each other. */
  static long xorshift(long n) {
    long x = 88172645463325252L;
    for (long i = 0; i < n; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** The sum of the numbers below {@code n}. */
  static long sum(long n) {
    long sum = 0;
    for (long i = 0; i < n; i++) {
      sum += i;
    }
    return sum;
  }

  /** One task given to a pool and waited for. */
  static long futureHandOff(ForkJoinPool pool) {
    return CompletableFuture.supplyAsync(() -> 1L, pool).join();
  }

  /** {@code n} virtual threads started, then all waited for. */
  static long bulk(int n) throws InterruptedException {
    Thread[] threads = new Thread[n];
    for (int i = 0; i < n; i++) {
      threads[i] = Thread.startVirtualThread(() -> {});
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return n;
  }

  /** One virtual thread started and waited for. */
  static long virtualHandOff() throws InterruptedException {
    Thread.startVirtualThread(() -> {}).join();
    return 1;
  }
}
