package measurefirst.experiment;

import java.util.List;
import java.util.Locale;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Verdict;
import measurefirst.statistics.Interval;

/**
 * What became of one prediction.
 *
 * @param verdict what was measured of the contender
 * @param prediction what had been predicted
 * @param outcome whether it held
 * @param why what an inconclusive outcome rests on; empty otherwise
 */
record Finding(Verdict verdict, Prediction prediction, Outcome outcome, String why) {
  /**
   * {@linkplain Bounds#outcome Held} within the tolerance; inconclusive is also a miss by no more
   * than what the CPUs that others took can cost: where they take {@code n} of them, we may be 1 +
   * {@code n} times as slow.
   *
   * @param cpus how many CPUs the machine shows
   * @param cpusLost how many CPUs others kept busy during the rounds
   */
  static Finding of(Verdict verdict, Prediction prediction, int cpus, double cpusLost) {
    if (prediction.cpus() > cpus) {
      return new Finding(verdict, prediction, Outcome.NOT_TESTABLE, "");
    }
    if (verdict instanceof Verdict.Inconclusive || Double.isNaN(verdict.predicted())) {
      return new Finding(verdict, prediction, Outcome.INCONCLUSIVE, "too uncertain to say");
    }
    double low = low(verdict, prediction);
    double high = high(verdict, prediction);
    Interval ratio = verdict.ratio();
    Outcome outcome = Bounds.outcome(ratio, low, high);
    if (outcome != Outcome.MISSED) {
      String why = outcome == Outcome.HELD ? "" : "too uncertain to say";
      return new Finding(verdict, prediction, outcome, why);
    }
    double missedBy = Math.max(low / ratio.high(), ratio.low() / high);
    return missedBy <= 1 + cpusLost
        ? new Finding(
            verdict,
            prediction,
            Outcome.INCONCLUSIVE,
            String.format(
                Locale.ROOT, "too uncertain to say beside %.2g CPUs busy for others", cpusLost))
        : new Finding(verdict, prediction, Outcome.MISSED, "");
  }

  private static double low(Verdict verdict, Prediction prediction) {
    return verdict.predicted() * (1 - prediction.tolerance());
  }

  private static double high(Verdict verdict, Prediction prediction) {
    return verdict.predicted() * (1 + prediction.tolerance());
  }

  /** Whether the ratio is known precisely enough for its prediction, or would be no matter how. */
  boolean precise() {
    return outcome == Outcome.NOT_TESTABLE
        || verdict instanceof Verdict.Inconclusive
        || Double.isNaN(verdict.predicted())
        || Bounds.precise(verdict.ratio(), low(verdict, prediction), high(verdict, prediction));
  }

  /** The worst of the outcomes; held if there are none. */
  static Outcome worst(List<Finding> findings) {
    return findings.stream().map(Finding::outcome).reduce(Outcome.HELD, Bounds::worse);
  }

  /** How far the measured value lies from the predicted one, as the logarithm of their quotient. */
  double off() {
    double off = Math.abs(Math.log(verdict.ratio().estimate() / verdict.predicted()));
    return Double.isNaN(off) ? 0 : off;
  }

  /** The contender, its ratio and what follows, for a list of several with the same prediction. */
  String text() {
    return switch (outcome) {
      case HELD -> verdict.brief();
      case MISSED ->
          String.format(
              Locale.ROOT,
              "%s missed it by %.2g %%",
              verdict.brief(),
              Math.abs(100 * (verdict.ratio().estimate() / verdict.predicted() - 1)));
      case INCONCLUSIVE -> verdict.brief() + " " + why;
      case NOT_TESTABLE ->
          "%s needs %d CPUs to show it".formatted(verdict.contender(), prediction.cpus());
    };
  }
}
