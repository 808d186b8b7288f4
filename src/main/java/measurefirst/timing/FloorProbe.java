package measurefirst.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import measurefirst.statistics.FloorCheck;

/**
 * Asks of a loop whether its time is one that a loop which really runs can take.
 *
 * <pre>{@code
 * FloorProbe.check("LCG", n -> lcg(n))
 * }</pre>
 *
 * <p>The loop is timed at several numbers of iterations, in turns with an empty loop, once the JIT
 * has had the time to do to it what it will. Noise only ever adds time, so the shortest time at
 * each number is what the check looks at.
 */
public final class FloorProbe {
  /** How many iterations a loop is timed at unless told otherwise. */
  private static final long[] SIZES = {500_000, 1_000_000, 2_000_000, 4_000_000};

  private static final int FEWEST_SIZES = 3;
  private static final int ROUNDS = 9;
  private static final long SMALL = 1000;
  // HotSpot compiles a method without a loop, as most lambdas are, from 5000 invocations on.
  private static final int SMALL_CALLS = 10_000;
  private static final Duration WARM_UP = Duration.ofMillis(200);
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(2);

  // Read by the watching thread.
  private volatile long started;

  private FloorProbe() {}

  /** A loop whose number of iterations is asked for. */
  @FunctionalInterface
  public interface Body {
    /** Makes {@code n} iterations; answers something that depends on all of them. */
    long run(long n) throws Exception;
  }

  /** Times, in nanoseconds, at a number of iterations. */
  private interface Stopwatch {
    double nanos(long n) throws Exception;
  }

  private interface WarmUp {
    void run(FloorProbe probe) throws Exception;
  }

  /**
   * Checks a loop at half a million to four million iterations.
   *
   * @throws MeasurementException if it throws, or one run of it takes longer than a minute
   * @throws InterruptedException if the cell is interrupted
   */
  public static Floor check(String name, Body body) throws InterruptedException {
    return check(name, body, SIZES);
  }

  /**
   * Checks a loop at the numbers of iterations {@code sizes}.
   *
   * @throws IllegalArgumentException if there are fewer than three, or they do not rise from above
   *     0
   * @throws MeasurementException if it throws, or one run of it takes longer than a minute
   * @throws InterruptedException if the cell is interrupted
   */
  public static Floor check(String name, Body body, long... sizes) throws InterruptedException {
    Stopwatch watch = stopwatch(body);
    return new FloorProbe().floor(name, watch, probe -> probe.warmUp(watch), sizes.clone());
  }

  /**
   * Checks a loop that brings its own clock, such as one in another language.
   *
   * @param timed gives, for a number of iterations, a contender whose one call makes as many
   * @throws IllegalArgumentException if there are fewer than three sizes, or they do not rise from
   *     above 0
   * @throws AbsentException if it cannot run here
   * @throws MeasurementException if it throws, or one run of it takes longer than a minute
   * @throws InterruptedException if the cell is interrupted
   */
  public static Floor checkTimed(String name, LongFunction<Timed> timed, long... sizes)
      throws InterruptedException {
    long[] all = sizes.clone();
    checkSizes(all);
    List<Timed> each = Arrays.stream(all).mapToObj(timed).toList();
    if (!each.getFirst().absent().isEmpty()) {
      throw new AbsentException(each.getFirst().absent());
    }
    Stopwatch watch = n -> each.get(Arrays.binarySearch(all, n)).run(1).nanos();
    // Its own warm-up is one call at every size.
    return new FloorProbe()
        .floor(
            name,
            watch,
            probe -> {
              for (long n : all) {
                probe.timed(watch, n);
              }
            },
            all);
  }

  /**
   * How long this processor takes for one operation that needs the result of the one before, in
   * nanoseconds: about one clock cycle. Measured once in a JVM's life.
   */
  public static double operationNanos() {
    return Latency.operationNanos();
  }

  private Floor floor(String name, Stopwatch body, WarmUp warmUp, long[] sizes)
      throws InterruptedException {
    checkSizes(sizes);
    double[][] bodyNanos = new double[sizes.length][ROUNDS];
    double[][] emptyNanos = new double[sizes.length][ROUNDS];
    Driver.run(
        () -> {
          Stopwatch empty = stopwatch(FloorProbe::empty);
          warmUp(empty);
          warmUp.run(this);
          for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < sizes.length; i++) {
              bodyNanos[i][round] = timed(body, sizes[i]);
              emptyNanos[i][round] = timed(empty, sizes[i]);
            }
          }
        },
        () -> started,
        DEADLINE,
        GRACE,
        (problem, cause) ->
            new MeasurementException(
                "floor check of \"%s\": %s".formatted(name, problem), cause, List.of()));
    FloorCheck check =
        FloorCheck.of(sizes, shortest(bodyNanos), shortest(emptyNanos), operationNanos());
    List<Floor.Point> points = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      points.add(
          new Floor.Point(
              sizes[i],
              Arrays.stream(bodyNanos[i]).boxed().toList(),
              Arrays.stream(emptyNanos[i]).boxed().toList()));
    }
    return new Floor(name, points, check);
  }

  /**
   * Many short calls first, as few long ones would leave the loop in code that was compiled while
   * it ran; then a while for the compilers, which work beside us.
   */
  private void warmUp(Stopwatch watch) throws Exception {
    for (int call = 0; call < SMALL_CALLS; call++) {
      timed(watch, SMALL);
    }
    long end = System.nanoTime() + WARM_UP.toNanos();
    do {
      timed(watch, SIZES[0]);
    } while (System.nanoTime() < end);
  }

  private double timed(Stopwatch watch, long n) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    started = System.nanoTime();
    double nanos = watch.nanos(n);
    started = 0;
    return nanos;
  }

  // One call makes all iterations: what a call through a shared call site costs, is nothing beside.
  private static Stopwatch stopwatch(Body body) {
    Sink sink = new Sink();
    return n -> {
      long start = System.nanoTime();
      sink.take(body.run(n));
      return System.nanoTime() - start;
    };
  }

  private static long empty(long n) {
    for (long i = 0; i < n; i++) {}
    return n;
  }

  private static double[] shortest(double[][] nanos) {
    return Arrays.stream(nanos).mapToDouble(n -> Arrays.stream(n).min().orElseThrow()).toArray();
  }

  private static void checkSizes(long[] sizes) {
    boolean rising =
        IntStream.range(0, sizes.length).allMatch(i -> sizes[i] > (i == 0 ? 0 : sizes[i - 1]));
    if (sizes.length < FEWEST_SIZES || !rising) {
      throw new IllegalArgumentException(
          "a floor check needs at least %d numbers of iterations that rise from above 0, was %s: use %s"
              .formatted(FEWEST_SIZES, Arrays.toString(sizes), Arrays.toString(SIZES)));
    }
  }
}
