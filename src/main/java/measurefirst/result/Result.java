package measurefirst.result;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import measurefirst.statistics.Interval;

/**
 * One run of one comparison, or of one sweep, in one JVM.
 *
 * @param name what was compared, unique in its notebook
 * @param notebook the notebook's file name without ending; empty outside the notebooks
 * @param mode quick or full
 * @param started when the run began
 * @param machine what it ran on
 * @param code what the measured code consisted of: each declared name and a hash of its source, as
 *     far as the notebook knows
 * @param series the contenders, point by point; the first of each point is its baseline
 * @param findings what became of each prediction
 * @param verdicts what the run says of the claims its predictions serve
 * @param warnings reasons to trust the whole run less
 */
public record Result(
    String name,
    String notebook,
    Mode mode,
    Instant started,
    Machine machine,
    Map<String, String> code,
    List<Series> series,
    List<Finding> findings,
    List<Verdict> verdicts,
    List<Warning> warnings) {

  public Result {
    Objects.requireNonNull(name, "a run must have a name");
    Objects.requireNonNull(mode, "a run must have a mode");
    Objects.requireNonNull(started, "a run must say when it started");
    Objects.requireNonNull(machine, "a run must have the card of its machine");
    code = Map.copyOf(code);
    series = List.copyOf(series);
    findings = List.copyOf(findings);
    verdicts = List.copyOf(verdicts);
    warnings = List.copyOf(warnings);
  }

  /** The contender that the others are compared with; of a sweep, that of its first point. */
  public Series baseline() {
    return series.getFirst();
  }

  /** The contender that {@code series} is compared with. */
  public Series baselineOf(Series series) {
    return this.series.stream()
        .filter(one -> one.point().equals(series.point()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether {@code series} is what others are compared with. */
  public boolean isBaseline(Series series) {
    return baselineOf(series).name().equals(series.name());
  }

  /**
   * The contender named {@code contender}, at the first point where it took part.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Series series(String contender) {
    return seen(contender).getFirst();
  }

  /**
   * The contender named {@code contender}, point by point.
   *
   * @throws IllegalArgumentException if it took part nowhere
   */
  public List<Series> seen(String contender) {
    List<Series> seen = series.stream().filter(s -> s.name().equals(contender)).toList();
    if (seen.isEmpty()) {
      throw unknown("contender", contender, contenders());
    }
    return seen;
  }

  /** The names of all contenders, in the order in which they appear. */
  public List<String> contenders() {
    return series.stream().map(Series::name).distinct().toList();
  }

  /** The points of a sweep, in the order in which they were measured. */
  public List<Point> points() {
    return List.copyOf(new LinkedHashSet<>(series.stream().map(Series::point).toList()));
  }

  /**
   * The point named {@code point} alone.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Result at(String point) {
    return at(p -> p.name().equals(point), point);
  }

  /**
   * The points whose parameter is {@code x}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Result at(double x) {
    return at(p -> p.x() == x, Digits.four(x));
  }

  /**
   * The points whose second parameter is {@code y}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Result atY(double y) {
    return at(p -> p.y() == y, Digits.four(y));
  }

  private Result at(Predicate<Point> wanted, String asked) {
    Result there = only(s -> wanted.test(s.point()));
    if (there.series.isEmpty()) {
      throw unknown("point", asked, points().stream().map(Point::name).toList());
    }
    return there;
  }

  /**
   * How many times as fast as its baseline the contender {@code contender} was, with its 95 %
   * interval.
   *
   * @throws IllegalArgumentException if there is no such contender
   */
  public Interval ratio(String contender) {
    return ratio(series(contender));
  }

  /** How many times as fast as its baseline {@code series} was. */
  public Interval ratio(Series series) {
    return series.ratioOver(baselineOf(series), (double) machine.clockStepNanos());
  }

  /**
   * How many times as fast as {@code other} the contender {@code contender} was, at the first point
   * of both.
   *
   * @throws IllegalArgumentException if there is no such contender
   */
  public Interval ratio(String contender, String other) {
    return series(contender).ratioOver(series(other), (double) machine.clockStepNanos());
  }

  /** What became of the predictions for {@code series}. */
  public List<Finding> findings(Series series) {
    return findings.stream().filter(finding -> isOf(finding, series)).toList();
  }

  /**
   * What became of the prediction for {@code contender}, its first at its first point.
   *
   * @throws IllegalArgumentException if nothing was predicted of it
   */
  public Finding finding(String contender) {
    return findings.stream()
        .filter(f -> f.contender().equals(contender))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "prediction for",
                    contender,
                    findings.stream().map(Finding::contender).distinct().toList()));
  }

  /**
   * What this run says of the claim {@code id}.
   *
   * @throws IllegalArgumentException if no prediction served it
   */
  public Verdict verdict(String id) {
    return verdicts.stream()
        .filter(v -> v.claim().id().equals(id))
        .findFirst()
        .map(v -> v.of(name, findings.stream().filter(f -> f.serves(v.claim())).toList()))
        .orElseThrow(
            () -> unknown("claim", id, verdicts.stream().map(v -> v.claim().id()).toList()));
  }

  /** How the contender with the given name compares with its baseline, in one sentence. */
  public String sentence(String contender) {
    return sentence(series(contender));
  }

  /** How {@code series} compares with its baseline, in one sentence. */
  public String sentence(Series series) {
    return Sentences.of(this, series);
  }

  /** Whether all of it is quoted from the recorded run. */
  public boolean isRecorded() {
    return series.stream().allMatch(one -> one.origin() == Origin.RECORDED);
  }

  /** The day of the run, in UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(started, ZoneOffset.UTC);
  }

  /** The whole result for a cell to show, with limits, first calls, warnings and the machine. */
  public Details details() {
    return new Details(this);
  }

  /**
   * A result with everything that is known of it.
   *
   * @param result the result
   */
  public record Details(Result result) {}

  /** The same run with only those contenders, and what is said of them. */
  Result only(Predicate<Series> wanted) {
    List<Series> kept = series.stream().filter(wanted).toList();
    return having(
        kept,
        findings.stream().filter(f -> kept.stream().anyMatch(s -> isOf(f, s))).toList(),
        verdicts,
        warnings);
  }

  private static boolean isOf(Finding finding, Series series) {
    return finding.contender().equals(series.name()) && finding.point().equals(series.point());
  }

  /** The same run, quoted as recorded. */
  Result recorded() {
    return having(
        series.stream().map(Series::recorded).toList(),
        findings,
        verdicts.stream().map(Verdict::recorded).toList(),
        warnings);
  }

  /** The same run with further contenders. */
  Result with(List<Series> more) {
    return having(joined(series, more), findings, verdicts, warnings);
  }

  /** The same run with further verdicts. */
  Result withVerdicts(List<Verdict> more) {
    return having(series, findings, joined(verdicts, more), warnings);
  }

  /** The same run with further reasons to trust it less. */
  Result with(Warning... more) {
    List<Warning> all = joined(warnings, List.of(more));
    return having(series, findings, verdicts, all.stream().distinct().toList());
  }

  private Result having(
      List<Series> series, List<Finding> findings, List<Verdict> verdicts, List<Warning> warnings) {
    return new Result(
        name, notebook, mode, started, machine, code, series, findings, verdicts, warnings);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** The guess that the reader made of the contender, if any. */
  public Optional<Double> guess(String contender) {
    return Guess.made(name, contender);
  }

  private IllegalArgumentException unknown(String what, String name, List<String> known) {
    return new IllegalArgumentException(
        "\"%s\" has no %s \"%s\"; it has %s"
            .formatted(this.name, what, Objects.toString(name), known));
  }
}
