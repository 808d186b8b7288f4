package measurefirst.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.chart.Theory.Mark;
import measurefirst.result.Finding;
import measurefirst.result.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Standing;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Measured over predicted, whatever the quantity: how well each theory says what comes. */
final class Errors {
  private static final Scale SCALE = Scale.log("measured / predicted");

  private static final Look OURS = new Look("ours", Ink.BLUE, Ink.PALE_BLUE, SeriesMarkers.CIRCLE);
  private static final Look THEIRS =
      new Look("theirs", Ink.VERMILION, Ink.PALE_ORANGE, SeriesMarkers.TRIANGLE_UP);

  private Errors() {}

  /** A row for each prediction of one result. */
  static Picture of(String title, Result result) {
    List<Rows.Row> rows =
        result.findings().stream()
            .map(f -> row(f.where() + quantity(f), f, f.outcome(), Look.JAVA))
            .toList();
    return draw(title, List.of(result), List.of(new Rows.Group("", rows)));
  }

  /** A row for each claim: the prediction of it that fared worst. */
  static Picture of(String title, List<Result> results) {
    List<Rows.Row> rows =
        Standing.of(results).stream()
            .flatMap(claim -> row(inWords(claim), claim, Look.JAVA).stream())
            .toList();
    return draw(title, results, List.of(new Rows.Group("", rows)));
  }

  /** Two rows for each claim that both test, under its sentence. */
  static Picture of(String title, List<Result> ours, List<Result> theirs) {
    List<Standing> there = Standing.of(theirs);
    List<Rows.Group> groups = new ArrayList<>();
    for (Standing here : Standing.of(ours)) {
      there.stream()
          .filter(one -> one.claim().id().equals(here.claim().id()))
          .findFirst()
          .map(
              one ->
                  Stream.concat(
                          row("ours", here, OURS).stream(), row("theirs", one, THEIRS).stream())
                      .toList())
          .ifPresent(rows -> groups.add(new Rows.Group(inWords(here), rows)));
    }
    return draw(title, Stream.concat(ours.stream(), theirs.stream()).toList(), groups);
  }

  private static String inWords(Standing claim) {
    return claim.claim().id() + ": " + claim.claim().sentence();
  }

  private static Picture draw(String title, List<Result> results, List<Rows.Group> groups) {
    List<Rows.Row> rows = groups.stream().flatMap(group -> group.rows().stream()).toList();
    List<Provenance> from = Provenance.of(results);
    boolean alone = rows.stream().anyMatch(row -> row.intervals().isEmpty());
    return new Rows(title, Rows.Style.POINT, SCALE, groups, List.of())
        .reference("predicted", 1, Ink.PREDICTED, 3)
        .note(
            Provenance.words(from),
            alone
                ? "Where 0 or a direction is predicted: measured, and in brackets what confirms it"
                : "")
        .picture(
            groups.stream()
                .flatMap(group -> group.rows().stream().map(row -> clause(group, row)))
                .collect(
                    Collectors.joining(
                        "; ", "Measured over predicted, \"%s\": ".formatted(title), ".")),
            Drawn.of(from, "claim", "of", "measured / predicted", "error, or measured", "outcome")
                .rows(
                    groups.stream()
                        .flatMap(group -> group.rows().stream().map(row -> told(group, row)))));
  }

  private static List<String> told(Rows.Group group, Rows.Row row) {
    String ratio =
        row.intervals().stream()
            .map(one -> Units.ratio(one) + " (" + Units.ratios(one) + ")")
            .collect(Collectors.joining());
    return List.of(
        group.heading(), row.name(), ratio, row.numbers().getFirst(), row.numbers().getLast());
  }

  private static String clause(Rows.Group group, Rows.Row row) {
    String name = group.heading().isEmpty() ? row.name() : group.heading() + " " + row.name();
    return name + " " + String.join(", ", row.numbers());
  }

  /** What a prediction speaks of, where several may speak of one contender. */
  private static String quantity(Finding f) {
    return f.prediction().quantity() == Quantity.CPUS ? ", CPUs busy" : "";
  }

  /**
   * The prediction of the gravest outcome and, among those, of the largest error; one that has a
   * place on the axis goes before one that has none.
   */
  private static Optional<Rows.Row> row(String name, Standing claim, Look look) {
    return claim.findings().stream()
        .max(
            Comparator.comparing(Finding::outcome)
                .thenComparing(Errors::hasPlace)
                .thenComparingDouble(f -> Double.isNaN(f.error()) ? -1 : Math.abs(f.error())))
        .map(worst -> row(name, worst, claim.outcome(), look));
  }

  private static Rows.Row row(String name, Finding f, Outcome outcome, Look look) {
    return new Rows.Row(
        name,
        look,
        hasPlace(f) ? List.of(ratio(f)) : List.of(),
        List.of(),
        theory(f),
        hasPlace(f)
            ? Stream.of(f.errorText() + " of " + predicted(f), band(f), outcome.word())
                .filter(line -> !line.isEmpty())
                .toList()
            : List.of(seen(f), outcome.word()));
  }

  /** The value that an error is a share of, with its unit: {@code 2 s}, {@code 1×}. */
  private static String predicted(Finding f) {
    return Units.value(f.prediction().quantity(), f.unit(), f.prediction().value());
  }

  /** The errors that confirm the prediction: {@code band: −29 to +41 %}. */
  private static String band(Finding f) {
    Prediction p = f.prediction();
    return p.isTestable()
        ? "band: %s to %s"
            .formatted(percent(p.low() / p.value()), Units.error(p.high() / p.value() - 1))
        : "";
  }

  private static String percent(double ratio) {
    return Units.error(ratio - 1).replace("\u00a0%", "");
  }

  /** What was measured, and what would confirm the prediction: {@code 0.28 tasks (up to 0.5)}. */
  private static String seen(Finding f) {
    Prediction p = f.prediction();
    String measured = Units.value(p.quantity(), f.unit(), f.measured());
    return f.bandText().isEmpty() ? measured : "%s (%s)".formatted(measured, f.bandText());
  }

  /** A value above 0 is predicted: a ratio to it says how near the theory came. */
  private static boolean hasPlace(Finding f) {
    return f.prediction().kind() == Prediction.Kind.EXACTLY && f.prediction().value() > 0;
  }

  private static Interval ratio(Finding f) {
    Interval m = f.measured();
    double by = f.prediction().value();
    return new Interval(
        m.estimate() / by, m.low() / by, m.high() / by, m.level(), m.n(), m.effectiveN());
  }

  private static Theory theory(Finding f) {
    Prediction p = f.prediction();
    if (!hasPlace(f)) {
      return Theory.NONE;
    }
    double by = p.value();
    List<Mark> rivals = p.rivalValues().stream().map(r -> new Mark(r / by, true, 0)).toList();
    return p.isTestable()
        ? new Theory(rivals, Double.NaN, p.low() / by, p.high() / by)
        : Theory.of(rivals);
  }
}
