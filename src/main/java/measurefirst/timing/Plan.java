package measurefirst.timing;

import java.time.Duration;
import measurefirst.result.Mode;

/**
 * How long to measure.
 *
 * @param warmUp the longest time spent on reaching a steady state
 * @param budget the time spent on the rounds that count; it is overrun only to reach {@code
 *     minRounds}
 * @param minRounds the fewest rounds that count
 * @param maxRounds the most rounds that count within the budget
 * @param mostRounds the most rounds that count where the samples are too imprecise to judge by
 * @param deadline how long one batch of one contender may take before it is given up
 */
public record Plan(
    Duration warmUp,
    Duration budget,
    int minRounds,
    int maxRounds,
    int mostRounds,
    Duration deadline) {

  /**
   * What a comparison does unless told otherwise: at most 10 s in full mode. Many rounds of short
   * batches find a small difference sooner than few of long ones: what interrupts a short batch
   * spoils only that one.
   */
  public static Plan of(Mode mode) {
    return mode.choose(
        new Plan(
            Duration.ofMillis(800), Duration.ofMillis(1500), 3, 120, 360, Duration.ofSeconds(60)),
        new Plan(
            Duration.ofSeconds(3), Duration.ofSeconds(7), 4, 300, 900, Duration.ofSeconds(120)));
  }

  public Plan {
    if (warmUp.isNegative() || budget.isNegative() || !deadline.isPositive()) {
      throw new IllegalArgumentException(
          "warm-up and budget must not be negative and the deadline must be positive, was %s, %s, %s"
              .formatted(warmUp, budget, deadline));
    }
    if (minRounds < 2 || maxRounds < minRounds || mostRounds < maxRounds) {
      throw new IllegalArgumentException(
          "an interval needs at least 2 rounds, and no more at least than at most, was %s, %s and %s"
              .formatted(minRounds, maxRounds, mostRounds));
    }
  }

  /** The same plan with exactly {@code rounds} rounds. */
  public Plan rounds(int rounds) {
    return new Plan(warmUp, budget, rounds, rounds, rounds, deadline);
  }

  /**
   * The same plan with {@code least} rounds, and up to {@code most} where these leave the samples
   * too imprecise to judge by.
   */
  public Plan rounds(int least, int most) {
    return new Plan(warmUp, Duration.ZERO, least, least, most, deadline);
  }

  /** The same plan without a warm-up of its own: for tasks of milliseconds. */
  public Plan withoutWarmUp() {
    return new Plan(Duration.ZERO, Duration.ZERO, minRounds, maxRounds, mostRounds, deadline);
  }

  /** The same plan with another deadline for each batch. */
  public Plan deadline(Duration deadline) {
    return new Plan(warmUp, budget, minRounds, maxRounds, mostRounds, deadline);
  }
}
