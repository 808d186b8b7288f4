package measurefirst.result;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import measurefirst.statistics.Interval;

/** Puts results into words: the one place where a finding becomes a sentence. */
final class Sentences {
  private static final int EXAMPLES = 3;

  private Sentences() {}

  /** {@code together is 1.998× as fast as in turn (95 % 1.997–1.999, n = 20; …: confirmed)}. */
  static String of(Result result, Series one) {
    Series baseline = result.baselineOf(one);
    if (result.isBaseline(one) || !one.isTimed() || !baseline.isTimed()) {
      return "%s: %s (%s)"
          .formatted(
              one.where(),
              level(one),
              joined(basis(ends(one), one.interval().n()), predicted(result, one, Quantity.RATIO)));
    }
    Interval ratio = result.ratio(one);
    Interval inverse = ratio.inverse();
    String basis =
        joined(basis(Units.ratios(ratio), ratio.n()), predicted(result, one, Quantity.RATIO));
    if (ratio.low() > 1) {
      return "%s is %s× as fast as %s (%s)"
          .formatted(one.where(), Units.ratio(ratio), baseline.name(), basis);
    }
    return ratio.high() < 1
        ? "%s takes %s× as long as %s (%s)"
            .formatted(
                one.where(),
                Units.ratio(inverse),
                baseline.name(),
                joined(
                    basis(Units.ratios(inverse), ratio.n()),
                    predicted(result, one, Quantity.TIMES_AS_LONG)))
        : "%s and %s: no difference resolved (ratio %s, %s)"
            .formatted(one.where(), baseline.name(), Units.ratio(ratio), basis);
  }

  static String of(Finding finding) {
    Quantity quantity = finding.prediction().quantity();
    return "%s: %s (%s)"
        .formatted(
            finding.where(),
            measured(finding),
            joined(
                basis(Units.range(quantity, finding.measured()), finding.measured().n()),
                predicted(finding)));
  }

  /** What a claim's outcome rests on. */
  static String basis(List<Finding> findings) {
    String counts =
        findings.size() == 1
            ? ""
            : "%s predictions: %s. "
                .formatted(
                    findings.size(),
                    Outcome.counts(findings.stream().map(Finding::outcome).toList()));
    List<Finding> shown = gravestFirst(findings).stream().limit(EXAMPLES).toList();
    int more = findings.size() - shown.size();
    return counts
        + shown.stream().map(Sentences::of).collect(Collectors.joining("; "))
        + (more > 0 ? "; and %s more.".formatted(more) : ".");
  }

  /**
   * The gravest outcome first: what is refuted or undecided by its error, what is confirmed by how
   * near its interval came to an edge of the band.
   */
  static List<Finding> gravestFirst(List<Finding> findings) {
    return Stream.of(Outcome.REFUTED, Outcome.UNDECIDED, Outcome.NOT_TESTABLE, Outcome.CONFIRMED)
        .flatMap(outcome -> with(outcome, findings).stream())
        .toList();
  }

  private static List<Finding> with(Outcome outcome, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.outcome() == outcome)
        .sorted(
            outcome == Outcome.CONFIRMED
                ? Comparator.comparingDouble(Sentences::room)
                : Comparator.comparingDouble((Finding f) -> Math.abs(f.error())).reversed())
        .toList();
  }

  /** What lies between the interval and the nearer edge, by ratio; near 0, of the whole band. */
  private static double room(Finding f) {
    Interval m = f.measured();
    double low = f.prediction().low();
    double high = f.prediction().high();
    if (low < 0) {
      return Math.min(m.low() - low, high - m.high()) / (high - low);
    }
    return Math.log(Math.min(low > 0 ? m.low() / low : Double.POSITIVE_INFINITY, high / m.high()));
  }

  static String measured(Finding f) {
    Quantity quantity = f.prediction().quantity();
    return Units.value(quantity, f.unit(), f.measured()) + of(quantity);
  }

  private static String of(Quantity quantity) {
    return switch (quantity) {
      case RATIO -> " as fast";
      case TIMES_AS_LONG -> " as long";
      case CPUS -> " busy";
      case TIME, VALUE -> "";
    };
  }

  /** All that is predicted of {@code one}, in a sentence that speaks of {@code spoken}. */
  private static String predicted(Result result, Series one, Quantity spoken) {
    return result.findings(one).stream()
        .map(finding -> predicted(finding, spoken))
        .collect(Collectors.joining("; "));
  }

  /** {@code predicted 2×, rival 1×: confirmed}. */
  static String predicted(Finding f) {
    return predicted(f, f.prediction().quantity());
  }

  private static String predicted(Finding f, Quantity spoken) {
    Prediction p = f.prediction();
    String value =
        Units.value(p.quantity(), f.unit(), p.value())
            + (p.quantity() == spoken ? "" : of(p.quantity()));
    String told =
        switch (p.kind()) {
          case MORE -> "predicted more than " + value;
          case LESS -> "predicted less than " + value;
          case EXACTLY -> "predicted %s, rival %s".formatted(value, rival(f));
        };
    return "%s: %s%s%s"
        .formatted(told, f.outcome().word(), off(f), f.why().isEmpty() ? "" : "; " + f.why());
  }

  /** How far the measurement lies from the prediction, which an outcome alone does not say. */
  private static String off(Finding f) {
    boolean relative =
        f.prediction().kind() == Prediction.Kind.EXACTLY && f.prediction().value() > 0;
    return relative ? ", error " + Units.error(f.error()) : "";
  }

  static String predictedBrief(Finding f) {
    Prediction p = f.prediction();
    String value = Units.value(p.quantity(), f.unit(), p.value());
    return switch (p.kind()) {
      case MORE -> "more than " + value;
      case LESS -> "less than " + value;
      case EXACTLY ->
          Double.isNaN(p.offBy())
              ? "%s%s / %s".formatted(bare(f, p.value(), !rival(f).isEmpty()), asLong(p), rival(f))
              : "%s / off by %s".formatted(value, Digits.percent(p.offBy()));
    };
  }

  /** A value, whose long unit is left out where {@code more} follows that has the same. */
  private static String bare(Finding f, double value, boolean more) {
    Quantity quantity = f.prediction().quantity();
    return more && (quantity == Quantity.VALUE || quantity == Quantity.CPUS)
        ? Units.ratio(value)
        : Units.value(quantity, f.unit(), value);
  }

  /** Where nothing else is said, a multiple is one of speed. */
  private static String asLong(Prediction p) {
    return p.quantity() == Quantity.TIMES_AS_LONG ? of(p.quantity()) : "";
  }

  /** Where an interval must lie to confirm the prediction; empty if none can. */
  static String band(Finding f) {
    Prediction p = f.prediction();
    if (!p.isTestable()) {
      return "";
    }
    String edge = Units.value(p.quantity(), f.unit(), p.value());
    return switch (p.kind()) {
      case MORE -> "above " + edge;
      case LESS -> "below " + edge;
      case EXACTLY ->
          p.low() > 0
              ? Units.span(p.quantity(), f.unit(), p.low(), p.high())
              : "up to " + Units.value(p.quantity(), f.unit(), p.high());
    };
  }

  /** The rival as a table says it: {@code 1×}, {@code 3 or 5}, {@code ±2 %}. */
  static String rival(Finding f) {
    Prediction p = f.prediction();
    if (p.kind() != Prediction.Kind.EXACTLY) {
      return "";
    }
    if (!Double.isNaN(p.offBy())) {
      return "a difference of " + Digits.percent(p.offBy());
    }
    // Where the rival is the prediction, that is what makes it untestable, and is told.
    List<Double> values = p.isTestable() ? p.rivalValues() : p.rivals();
    int last = values.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> bare(f, values.get(i), i < last))
        .collect(Collectors.joining(" or "));
  }

  private static String level(Series one) {
    return one.isTimed()
        ? Units.time(one.interval())
        : Units.value(Quantity.VALUE, one.unit(), one.interval());
  }

  private static String ends(Series one) {
    return Units.range(one.isTimed() ? Quantity.TIME : Quantity.VALUE, one.interval());
  }

  private static String basis(String range, int n) {
    if (n < 2) {
      return "n\u00a0=\u00a0" + n;
    }
    String interval = range.equals(Units.ALL_EQUAL) ? range : "95 % " + range;
    return "%s, n\u00a0=\u00a0%s".formatted(interval, n);
  }

  private static String joined(String basis, String predicted) {
    return predicted.isEmpty() ? basis : basis + "; " + predicted;
  }
}
