package measurefirst.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether the times of a loop can be those of a loop that runs. A compiler may remove a body whose
 * result nobody needs, or fold many iterations into one; the times then are right, and are not the
 * loop's. Growing in proportion to the iterations, as JMH's samples advise to look for, is not
 * enough: a folded loop does that too. What no processor can do is to start an operation before the
 * result it needs is there.
 *
 * @param finding what the times say
 * @param nanosPerIteration the time one more iteration takes, in nanoseconds
 * @param reason the finding in one sentence, with its numbers
 */
public record FloorCheck(Finding finding, double nanosPerIteration, String reason) {
  /** A clock that speeds up while measuring makes a cycle look up to a quarter shorter. */
  private static final double SHORTEST = 0.75;

  /** Growing less than a tenth as much as the iterations is not growing with them. */
  private static final double FLAT = 0.1;

  private static final double ALIKE = 1.25;

  /** What a compiler leaves of an empty loop: count, compare, jump, and the safepoint's poll. */
  private static final double LEFT_OF_A_LOOP = 4;

  /** What a floor check can find. */
  public enum Finding {
    /** More iterations take no more time: the loop is gone. */
    FLAT_IN_N,
    /** One iteration takes no longer than one with nothing in it: the body is gone. */
    LIKE_AN_EMPTY_BODY,
    /** One iteration is faster than one operation that needs the result of the one before. */
    BELOW_DEPENDENCY_CHAIN,
    /** Nothing speaks against the times. */
    PLAUSIBLE
  }

  /**
   * Judges a loop in which each iteration needs the result of the one before.
   *
   * <p>An interpreted loop, which costs more than a compiler could leave of an empty one, is
   * plausible whatever its body.
   *
   * @param sizes numbers of iterations, at least two different ones
   * @param bodyNanos the time of the loop at each size, in nanoseconds
   * @param emptyNanos the time of the same loop without a body at each size, in nanoseconds
   * @param operationNanos this machine's latency of one dependent operation, in nanoseconds: about
   *     one clock cycle
   * @throws IllegalArgumentException for fewer than 2 sizes, sizes below 1 or all the same, unequal
   *     numbers of times, a time that is none, or a latency that is not positive
   */
  public static FloorCheck of(
      long[] sizes, double[] bodyNanos, double[] emptyNanos, double operationNanos) {
    check(sizes, bodyNanos, emptyNanos, operationNanos);
    double body = slope(sizes, bodyNanos);
    double empty = Math.max(0, slope(sizes, emptyNanos));
    boolean below = body < SHORTEST * operationNanos;
    Finding finding;
    String says;
    if (below && flat(sizes, bodyNanos)) {
      finding = Finding.FLAT_IN_N;
      says = "more iterations take no more time";
    } else if (body <= ALIKE * empty && body < LEFT_OF_A_LOOP * operationNanos) {
      finding = Finding.LIKE_AN_EMPTY_BODY;
      says = "the body costs nothing beside an empty one";
    } else if (below) {
      finding = Finding.BELOW_DEPENDENCY_CHAIN;
      says = "an iteration is faster than one operation that waits for the one before";
    } else {
      finding = Finding.PLAUSIBLE;
      says = "nothing speaks against these times";
    }
    return new FloorCheck(
        finding,
        body,
        String.format(
            Locale.ROOT,
            "%s: %.2g ns an iteration, %.2g ns with an empty body, %.2g ns for one dependent"
                + " operation",
            says,
            body,
            empty,
            operationNanos));
  }

  /** Whether nothing speaks against the times. */
  public boolean plausible() {
    return finding == Finding.PLAUSIBLE;
  }

  /**
   * The median of the slopes of all pairs (Theil 1950; Sen 1968), which one slow run cannot bend.
   */
  private static double slope(long[] sizes, double[] nanos) {
    double[] slopes =
        IntStream.range(0, sizes.length)
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(0, i)
                        .filter(j -> sizes[i] != sizes[j])
                        .mapToDouble(j -> (nanos[i] - nanos[j]) / (sizes[i] - sizes[j])))
            .sorted()
            .toArray();
    return Quantiles.of(slopes, 0.5);
  }

  private static boolean flat(long[] sizes, double[] nanos) {
    long least = Arrays.stream(sizes).min().orElseThrow();
    long most = Arrays.stream(sizes).max().orElseThrow();
    double shortest = DoubleStream.of(nanos).min().orElseThrow();
    double inProportion = shortest * ((double) most / least - 1);
    return slope(sizes, nanos) * (most - least) <= FLAT * inProportion;
  }

  private static void check(long[] sizes, double[] body, double[] empty, double operationNanos) {
    if (Arrays.stream(sizes).distinct().count() < 2
        || body.length != sizes.length
        || empty.length != sizes.length) {
      throw new IllegalArgumentException(
          "a floor check needs at least 2 different sizes and both times at each, was sizes %s, "
                  .formatted(Arrays.toString(sizes))
              + "%d and %d times: time both loops at every size"
                  .formatted(body.length, empty.length));
    }
    if (Arrays.stream(sizes).min().orElseThrow() < 1) {
      throw new IllegalArgumentException(
          "sizes must be 1 or more iterations, were %s".formatted(Arrays.toString(sizes)));
    }
    Times.check(body, "bodyNanos");
    Times.check(empty, "emptyNanos");
    if (!(operationNanos > 0 && operationNanos < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "operationNanos must be a positive time, was %s: measure a chain of dependent operations"
              .formatted(operationNanos));
    }
  }
}
