package measurefirst.result;

import measurefirst.statistics.Interval;

/** Puts verdicts into words; every number in a sentence counts the same way as its first. */
final class Sentences {
  private Sentences() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Faster v -> {
        Digits digits = Digits.apartFromOne(v.ratio());
        yield "%s is %s× as fast as %s (%s)"
            .formatted(
                v.contender(),
                digits.text(v.ratio().estimate()),
                v.baseline(),
                basis(v.ratio(), v.predicted(), digits));
      }
      case Verdict.Slower v -> {
        Interval times = v.ratio().inverse();
        Digits digits = Digits.apartFromOne(times);
        yield "%s takes %s× the time of %s (%s)"
            .formatted(
                v.contender(),
                digits.text(times.estimate()),
                v.baseline(),
                basis(times, 1 / v.predicted(), digits));
      }
      case Verdict.NoDifference v ->
          "%s vs %s: no difference resolved (%s)".formatted(v.contender(), v.baseline(), ratio(v));
      case Verdict.Inconclusive v ->
          "%s vs %s: inconclusive, %s (%s)"
              .formatted(v.contender(), v.baseline(), v.reason(), ratio(v));
    };
  }

  static String brief(Verdict v) {
    Digits digits = Digits.apartFromOne(v.ratio());
    return "%s %s× (%s–%s)"
        .formatted(
            v.contender(),
            digits.text(v.ratio().estimate()),
            digits.text(v.ratio().low()),
            digits.text(v.ratio().high()));
  }

  private static String ratio(Verdict v) {
    Digits digits = Digits.of(v.ratio());
    return "ratio %s, %s"
        .formatted(digits.text(v.ratio().estimate()), basis(v.ratio(), v.predicted(), digits));
  }

  private static String basis(Interval interval, double predicted, Digits digits) {
    return "%s %s–%s, n = %d%s"
        .formatted(
            Digits.percent(interval.level()),
            digits.text(interval.low()),
            digits.text(interval.high()),
            interval.n(),
            Double.isNaN(predicted) ? "" : ", predicted " + Digits.four(predicted));
  }
}
