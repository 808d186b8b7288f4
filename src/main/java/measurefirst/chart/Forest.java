package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import measurefirst.result.Outcome;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;

/** How many times as fast as its baseline each contender was; 1 is no difference. */
final class Forest {
  private static final String[] HEAD =
      Stream.concat(Stream.of("result", "baseline"), Stream.of(Bars.HEAD)).toArray(String[]::new);
  private static final Scale RATIO = Scale.log("times as fast as the baseline");

  private Forest() {}

  static Picture of(String title, List<Result> results) {
    List<Rows.Group> groups = new ArrayList<>();
    List<String> clauses = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    Drawn numbers = Drawn.of(Provenance.of(results), HEAD);
    for (Result result : results) {
      String heading = "%s (baseline: %s)".formatted(result.name(), result.baseline().name());
      List<Rows.Row> rows = new ArrayList<>();
      for (Series one : result.series()) {
        if (!result.isBaseline(one) && one.isTimed() && result.baselineOf(one).isTimed()) {
          Interval ratio = result.ratio(one);
          counts.add(ratio.n());
          rows.add(row(result, one, ratio));
          String which = results.size() == 1 ? "" : result.name() + ", ";
          clauses.add(which + clause(result, one, ratio));
          numbers = numbers.row(told(result, one, ratio));
        }
      }
      groups.add(new Rows.Group(results.size() == 1 ? "" : heading, rows));
    }
    Scale scale =
        results.size() == 1
            ? Scale.log("times as fast as " + results.getFirst().baseline().name())
            : RATIO;
    Rows chart = new Rows(title, Rows.Style.POINT, scale, groups, List.of());
    return chart
        .reference("1: no difference", 1, Ink.AXIS, 1.4f)
        .note(Provenance.words(numbers.from()) + ", " + Bars.n(counts))
        .picture("Forest plot \"%s\": %s.".formatted(title, String.join("; ", clauses)), numbers);
  }

  private static Rows.Row row(Result result, Series one, Interval ratio) {
    List<String> numbers = new ArrayList<>(List.of(Units.ratio(ratio) + "×", Units.ratios(ratio)));
    Bars.outcome(result.findings(one)).map(Outcome::word).ifPresent(numbers::add);
    return new Rows.Row(
        Look.name(result, one),
        Look.of(one),
        List.of(ratio),
        List.of(),
        Theory.ofRatio(result, one),
        numbers);
  }

  private static String clause(Result result, Series one, Interval ratio) {
    String measured =
        "%s× as fast as %s".formatted(Units.ratio(ratio), result.baselineOf(one).name());
    return Bars.clause(result, one, Quantity.RATIO, measured, ratio);
  }

  private static List<String> told(Result result, Series one, Interval ratio) {
    List<String> row = new ArrayList<>(List.of(result.name(), result.baselineOf(one).name()));
    row.addAll(Bars.told(result, one, Units.ratio(ratio) + "×", Units.ratios(ratio)));
    return row;
  }
}
