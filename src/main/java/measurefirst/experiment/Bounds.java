package measurefirst.experiment;

import java.util.List;
import measurefirst.result.Claim.Outcome;
import measurefirst.statistics.Interval;

/** What an interval says of the bounds that a prediction sets. */
final class Bounds {
  // Not the enum's order: a miss outweighs a doubt, a doubt outweighs what cannot be tested.
  private static final List<Outcome> SEVERITY =
      List.of(Outcome.HELD, Outcome.NOT_TESTABLE, Outcome.INCONCLUSIVE, Outcome.MISSED);

  private Bounds() {}

  /**
   * Held only if the whole interval lies within the bounds, missed only if none of it does (two
   * one-sided tests, Schuirmann 1987); what straddles an edge is inconclusive.
   */
  static Outcome outcome(Interval measured, double low, double high) {
    if (low <= measured.low() && measured.high() <= high) {
      return Outcome.HELD;
    }
    return measured.high() < low || high < measured.low() ? Outcome.MISSED : Outcome.INCONCLUSIVE;
  }

  /** The graver of two outcomes. */
  static Outcome worse(Outcome a, Outcome b) {
    return SEVERITY.indexOf(a) >= SEVERITY.indexOf(b) ? a : b;
  }
}
