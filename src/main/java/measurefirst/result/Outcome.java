package measurefirst.result;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.statistics.Interval;

/** How a prediction, or a claim with all its predictions, came out. */
public enum Outcome {
  /** The whole 95 % interval lies nearer to the prediction than to its rival. */
  CONFIRMED,
  /** On this machine prediction and rival are the same, or nearly. */
  NOT_TESTABLE,
  /**
   * The interval crosses an edge of the band in which values lie nearer to the prediction, or other
   * programs took too much of the CPU.
   */
  UNDECIDED,
  /** The whole interval lies nearer to the rival, or beyond. */
  REFUTED;

  /** How many of each: {@code 3 confirmed, 1 refuted}; what is not there is left out. */
  public static String counts(Collection<Outcome> outcomes) {
    return Stream.of(values())
        .filter(outcomes::contains)
        .map(one -> Collections.frequency(outcomes, one) + " " + one.word())
        .collect(Collectors.joining(", "));
  }

  /** As it begins a sentence: {@code Not testable}. */
  public String title() {
    return name().charAt(0) + word().substring(1);
  }

  /** As a reader says it: {@code not testable}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * What an interval says of a band: confirmed if all of it lies inside, refuted if none of it does
   * (two one-sided tests, Schuirmann 1987), undecided where it straddles an edge.
   */
  public static Outcome of(Interval measured, double low, double high) {
    if (low <= measured.low() && measured.high() <= high) {
      return CONFIRMED;
    }
    return measured.high() < low || high < measured.low() ? REFUTED : UNDECIDED;
  }

  /**
   * What a claim comes to of which two predictions came out like this and like {@code other}: one
   * refuted prediction refutes it, and what is left undecided leaves it undecided.
   */
  public Outcome and(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
