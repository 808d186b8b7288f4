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

  /**
   * Whether an interval is narrow enough to say something of bounds: at most a third of what lies
   * between them. It asks for no more than the width, so that who measures until it is so stops at
   * no result that he likes.
   */
  static boolean precise(Interval measured, double low, double high) {
    return measured.high() - measured.low() <= (high - low) / 3;
  }

  /** The graver of two outcomes. */
  static Outcome worse(Outcome a, Outcome b) {
    return SEVERITY.indexOf(a) >= SEVERITY.indexOf(b) ? a : b;
  }
}
