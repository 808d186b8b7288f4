package measurefirst.result;

import java.util.Locale;
import measurefirst.statistics.Interval;

/** Puts verdicts into words. */
final class Sentences {
  private Sentences() {}

  static String of(Verdict verdict) {
    String subject = verdict.contender() + " vs " + verdict.baseline();
    return switch (verdict) {
      case Verdict.Faster v ->
          "%s is %s× as fast as %s %s"
              .formatted(
                  v.contender(), number(v.ratio().estimate(), v.ratio()), v.baseline(), basis(v));
      case Verdict.Slower v ->
          "%s takes %s× the time of %s %s"
              .formatted(
                  v.contender(),
                  number(1 / v.ratio().estimate(), v.ratio()),
                  v.baseline(),
                  basis(v));
      case Verdict.NoDifference v -> "%s: no difference resolved %s".formatted(subject, basis(v));
      case Verdict.Inconclusive v ->
          "%s: inconclusive, %s %s".formatted(subject, v.reason(), basis(v));
    };
  }

  private static String basis(Verdict v) {
    Interval r = v.ratio();
    String predicted =
        Double.isNaN(v.predicted())
            ? ""
            : String.format(Locale.ROOT, ", predicted %.4g", v.predicted());
    return String.format(
        Locale.ROOT,
        "(ratio %s, %.0f %% %s–%s, n = %d%s)",
        number(r.estimate(), r),
        100 * r.level(),
        number(r.low(), r),
        number(r.high(), r),
        r.n(),
        predicted);
  }

  /** As many digits as the interval supports: its half-width keeps one, and at least two stay. */
  static String number(double value, Interval r) {
    double relative = Math.max(r.halfWidth() / r.estimate(), 1e-5);
    int digits = (int) Math.max(2, Math.min(6, 1 + Math.ceil(-Math.log10(relative))));
    int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
