package measurefirst.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.chart.Theory.Mark;
import measurefirst.result.Claims;
import measurefirst.result.Finding;
import measurefirst.result.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Verdict;
import measurefirst.statistics.Interval;

/** Measured over predicted, whatever the quantity: how well each theory says what comes. */
final class Errors {
  private static final Scale SCALE = Scale.log("measured / predicted");

  private Errors() {}

  /** A row for each prediction of one result. */
  static Picture of(String title, Result result) {
    List<Rows.Row> rows =
        result.findings().stream().map(f -> row(f.where() + quantity(f), List.of(f))).toList();
    return draw(title, List.of(result), List.of(new Rows.Group("", rows)));
  }

  /** A row for each claim of all results, then one for each prediction that serves none. */
  static Picture of(String title, List<Result> results) {
    Map<String, List<Finding>> claims = new LinkedHashMap<>();
    for (Result result : results) {
      for (Finding f : result.findings()) {
        claims.computeIfAbsent(f.prediction().claim(), id -> new ArrayList<>()).add(f);
      }
    }
    List<Finding> others = claims.getOrDefault("", List.of());
    claims.remove("");
    List<Rows.Row> rows = new ArrayList<>();
    claims.forEach((id, all) -> rows.add(row(inWords(id, results), all)));
    others.forEach(f -> rows.add(row(f.where() + quantity(f), List.of(f))));
    return draw(title, results, List.of(new Rows.Group("", rows)));
  }

  /** The claim's id and sentence, as far as it is known here. */
  private static String inWords(String id, List<Result> results) {
    return Stream.concat(
            results.stream().flatMap(r -> r.verdicts().stream()).map(Verdict::claim),
            Claims.all().stream())
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .map(claim -> id + ": " + claim.sentence())
        .orElse(id);
  }

  private static Picture draw(String title, List<Result> results, List<Rows.Group> groups) {
    List<Finding> all = results.stream().flatMap(r -> r.findings().stream()).toList();
    boolean zero = all.stream().anyMatch(f -> f.prediction().value() == 0);
    return new Rows(title, Rows.Style.POINT, SCALE, groups, List.of())
        .reference("predicted", 1, Ink.PREDICTED, 3)
        .note(
            Forest.provenance(results)
                + ", "
                + Bars.n(all.stream().map(f -> f.measured().n()).toList()),
            zero ? "Where 0 is predicted, the difference stands on the right alone" : "")
        .picture(
            groups.stream()
                .flatMap(group -> group.rows().stream())
                .map(row -> row.name() + " " + String.join(", ", row.numbers()))
                .collect(
                    Collectors.joining(
                        "; ", "Measured over predicted, \"%s\": ".formatted(title), ".")));
  }

  /** What a prediction speaks of, where several may speak of one contender. */
  private static String quantity(Finding f) {
    return f.prediction().quantity() == Quantity.CPUS ? ", CPUs busy" : "";
  }

  private static Rows.Row row(String name, List<Finding> findings) {
    Finding worst =
        findings.stream()
            .max(Comparator.comparingDouble((Finding f) -> size(f.error())))
            .orElseThrow();
    String error = worst.prediction().kind() == Prediction.Kind.EXACTLY ? worst.errorText() : "";
    List<String> numbers = new ArrayList<>();
    if (findings.size() > 1) {
      numbers.add("at most " + error);
      numbers.add(findings.size() + " predictions");
    } else if (error.isEmpty()) {
      numbers.add(worst.predictedText());
    } else {
      numbers.add(error);
    }
    Bars.outcome(findings).map(Outcome::word).ifPresent(numbers::add);
    return new Rows.Row(
        name,
        Look.JAVA,
        findings.stream().filter(f -> f.prediction().value() > 0).map(Errors::ratio).toList(),
        List.of(),
        Theory.of(marks(findings)),
        numbers);
  }

  private static double size(double error) {
    return Double.isNaN(error) ? -1 : Math.abs(error);
  }

  private static Interval ratio(Finding f) {
    Interval m = f.measured();
    double by = f.prediction().value();
    return new Interval(
        m.estimate() / by, m.low() / by, m.high() / by, m.level(), m.n(), m.effectiveN());
  }

  /** The nearest rival on either side, and the direction where only that is predicted. */
  private static List<Mark> marks(List<Finding> findings) {
    List<Mark> marks = new ArrayList<>();
    for (Finding f : findings) {
      Prediction p = f.prediction();
      if (p.value() > 0) {
        p.rivalValues().forEach(rival -> marks.add(new Mark(rival / p.value(), true, 0)));
      }
      if (p.kind() != Prediction.Kind.EXACTLY) {
        marks.add(new Mark(1, false, p.kind() == Prediction.Kind.MORE ? 1 : -1));
      }
    }
    List<Mark> kept = new ArrayList<>(marks.stream().filter(mark -> !mark.isRival()).toList());
    Comparator<Mark> byPlace = Comparator.comparingDouble(Mark::at);
    Stream<Mark> below = marks.stream().filter(mark -> mark.isRival() && mark.at() < 1);
    Stream<Mark> above = marks.stream().filter(mark -> mark.isRival() && mark.at() > 1);
    below.max(byPlace).ifPresent(kept::add);
    above.min(byPlace).ifPresent(kept::add);
    return kept;
  }
}
