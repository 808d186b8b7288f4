package measurefirst.result;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the reader expects before the run. Charts draw it beside prediction, rival and measurement.
 *
 * @param experiment the name of the comparison
 * @param contender of which contender
 * @param value how much, in the quantity that the page predicts
 */
public record Guess(String experiment, String contender, double value) {
  private static final Map<String, Double> MADE = new ConcurrentHashMap<>();

  /** No guess yet: the cell says how to make one, and the page runs on. */
  public static Guess of(String experiment, String contender) {
    MADE.remove(key(experiment, contender));
    return new Guess(experiment, contender, Double.NaN);
  }

  /**
   * A guess, which replaces an earlier one.
   *
   * @throws IllegalArgumentException if the value is no number of 0 or more
   */
  public static Guess of(String experiment, String contender, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "a guess must be a number of 0 or more, was %s: how many times, or how much?"
              .formatted(value));
    }
    MADE.put(key(experiment, contender), value);
    return new Guess(experiment, contender, value);
  }

  static Optional<Double> made(String experiment, String contender) {
    return Optional.ofNullable(MADE.get(key(experiment, contender)));
  }

  private static String key(String experiment, String contender) {
    return experiment + "\n" + contender;
  }

  /** What the cell shows. */
  @Override
  public String toString() {
    return Double.isNaN(value)
        ? "No guess yet. To make one, write a number: Guess.of(\"%s\", \"%s\", 1.5). Or read on."
            .formatted(experiment, contender)
        : "Your guess for \"%s\" is %s. The chart will show it."
            .formatted(contender, Digits.four(value));
  }
}
