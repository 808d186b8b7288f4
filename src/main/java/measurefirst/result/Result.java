package measurefirst.result;

import java.time.Instant;
import java.util.List;
import measurefirst.statistics.Interval;

/**
 * One run of one comparison in one JVM.
 *
 * @param name what was compared, unique in its notebook
 * @param notebook the notebook's file name without ending; empty outside the notebooks
 * @param mode quick or full
 * @param started when the run began
 * @param machine what it ran on
 * @param series the contenders, baseline first; of a sweep, point by point
 * @param verdicts one for each contender that is no baseline, in the same order; a sweep has a
 *     baseline at each of its points
 * @param claims what the run says of the claims its predictions serve
 * @param warnings reasons to trust the whole run less
 */
public record Result(
    String name,
    String notebook,
    Mode mode,
    Instant started,
    Machine machine,
    List<Series> series,
    List<Verdict> verdicts,
    List<Claim> claims,
    List<Warning> warnings) {

  public Result {
    series = List.copyOf(series);
    verdicts = List.copyOf(verdicts);
    claims = List.copyOf(claims);
    warnings = List.copyOf(warnings);
  }

  /** The contender that the others are compared with. */
  public Series baseline() {
    return series.getFirst();
  }

  /**
   * The contender named {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Series series(String name) {
    return series.stream()
        .filter(s -> Recorded.is(s.name(), name))
        .findFirst()
        .orElseThrow(() -> unknown("contender", name, series.stream().map(Series::name).toList()));
  }

  /**
   * The verdict on the contender named {@code contender}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Verdict verdict(String contender) {
    return verdicts.stream()
        .filter(v -> Recorded.is(v.contender(), contender))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "verdict on", contender, verdicts.stream().map(Verdict::contender).toList()));
  }

  /**
   * How many times as fast as {@code other} the contender {@code contender} was, with its 95 %
   * interval: for pairs of which none is the baseline, and of which no verdict speaks.
   *
   * @throws IllegalArgumentException if there is no such contender
   */
  public Interval ratio(String contender, String other) {
    return series(contender).ratioOver(series(other), 0.95, (double) machine.clockStepNanos());
  }

  /**
   * What this run says of the claim {@code id}.
   *
   * @throws IllegalArgumentException if no prediction served it
   */
  public Claim claim(String id) {
    return claims.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("claim", id, claims.stream().map(Claim::id).toList()));
  }

  /** The same run under another name. */
  Result named(String name) {
    return new Result(name, notebook, mode, started, machine, series, verdicts, claims, warnings);
  }

  /** The same run with other contenders and what is said of them. */
  Result with(List<Series> series, List<Verdict> verdicts) {
    return new Result(name, notebook, mode, started, machine, series, verdicts, claims, warnings);
  }

  /** The same run with other claims. */
  Result withClaims(List<Claim> claims) {
    return new Result(name, notebook, mode, started, machine, series, verdicts, claims, warnings);
  }

  /** The same run with other reasons to trust it less. */
  Result withWarnings(List<Warning> warnings) {
    return new Result(name, notebook, mode, started, machine, series, verdicts, claims, warnings);
  }

  private IllegalArgumentException unknown(String what, String name, List<String> known) {
    return new IllegalArgumentException(
        "\"%s\" has no %s \"%s\"; it has %s".formatted(this.name, what, name, known));
  }
}
