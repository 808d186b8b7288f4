package measurefirst.chart;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.result.Finding;
import measurefirst.result.Outcome;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;

/** One bar per contender, from zero, in the contender's own unit. */
final class Bars {
  /** What stands in a row of {@link #told}. */
  static final String[] HEAD = {
    "way", "measured", "95 %", "predicted / rival", "outcome", "n",
  };

  private Bars() {}

  static Picture of(String title, Result result, List<Limit> limits) {
    Checks.notEmpty(result.series(), "bars", result.name(), "contender");
    String unit = result.baseline().unit();
    List<Series> drawn = result.series().stream().filter(s -> s.unit().equals(unit)).toList();
    String others =
        result.series().stream()
            .filter(s -> !s.unit().equals(unit))
            .map(s -> "%s (%s)".formatted(s.where(), s.unit()))
            .collect(Collectors.joining(", "));
    List<Rows.Row> rows = drawn.stream().map(series -> row(result, series)).toList();
    Scale scale = result.baseline().isTimed() ? Scale.time("time per call") : Scale.linear(unit);
    return new Rows(title, Rows.Style.BAR, scale, List.of(new Rows.Group("", rows)), limits)
        .note(
            Results.provenance(result)
                + ", "
                + n(drawn.stream().map(series -> series.values().size()).toList()),
            "Bar: %s of the samples, in which outliers weigh less, with its 95 %% interval"
                .formatted(result.baseline().isTimed() ? "geometric mean" : "mean"),
            others.isEmpty() ? "" : "Not drawn, as its unit is another: " + others)
        .picture(
            drawn.stream()
                .map(series -> clause(result, series))
                .collect(Collectors.joining("; ", "Bars \"%s\": ".formatted(title), ".")),
            Drawn.of(List.of(Provenance.of(result)), HEAD)
                .rows(drawn.stream().map(one -> told(result, one, level(one), range(one)))));
  }

  private static Rows.Row row(Result result, Series one) {
    Checks.values(one.name(), one.values());
    boolean named = result.isBaseline(one) && result.series().size() > 1;
    List<String> numbers = new ArrayList<>(List.of(level(one), range(one)));
    outcome(result.findings(one)).map(Outcome::word).ifPresent(numbers::add);
    return new Rows.Row(
        Look.name(result, one) + (named ? " (baseline)" : ""),
        Look.of(one),
        List.of(one.interval()),
        one.values(),
        Theory.ofLevel(result, one),
        numbers);
  }

  /** What the findings come to together. */
  static Optional<Outcome> outcome(List<Finding> findings) {
    return findings.stream().map(Finding::outcome).reduce(Outcome::and);
  }

  private static Quantity quantity(Series one) {
    return one.isTimed() ? Quantity.TIME : Quantity.VALUE;
  }

  private static String level(Series one) {
    return Units.value(quantity(one), one.unit(), one.interval());
  }

  /** {@code n = 5}, or {@code n = 5–20}. */
  static String n(List<Integer> counts) {
    IntSummaryStatistics n = counts.stream().mapToInt(Integer::intValue).summaryStatistics();
    return "n = " + n.getMin() + (n.getMin() == n.getMax() ? "" : "–" + n.getMax());
  }

  private static String range(Series one) {
    return Units.range(quantity(one), one.interval());
  }

  /**
   * A row of the numbers: what was measured of {@code one}, what was predicted, what came of it.
   */
  static List<String> told(Result result, Series one, String measured, String range) {
    List<Finding> findings = result.findings(one);
    return List.of(
        Look.name(result, one),
        measured,
        range,
        findings.stream().map(Finding::predictedText).collect(Collectors.joining("; ")),
        outcome(findings).map(Outcome::word).orElse(""),
        String.valueOf(one.values().size()));
  }

  private static String clause(Result result, Series one) {
    return clause(result, one, quantity(one), level(one), one.interval());
  }

  /**
   * What was measured of {@code one}, and what became of its predictions; the one that speaks of
   * {@code quantity} says the measured value itself.
   */
  static String clause(
      Result result, Series one, Quantity quantity, String measured, Interval interval) {
    Stream<String> found = result.findings(one).stream().map(Finding::sentence);
    boolean told =
        result.findings(one).stream().anyMatch(f -> f.prediction().quantity() == quantity);
    String plain = "%s %s (%s)".formatted(one.where(), measured, basis(quantity, interval));
    return Stream.concat(told ? Stream.empty() : Stream.of(plain), found)
            .collect(Collectors.joining("; "))
        + (Look.isRecordedIn(result, one) ? ", recorded" : "");
  }

  /** {@code 95 % 1.99–2.01, n = 5}. */
  static String basis(Quantity quantity, Interval interval) {
    return interval.n() < 2
        ? "n = " + interval.n()
        : "95 %% %s, n = %s".formatted(Units.range(quantity, interval), interval.n());
  }
}
