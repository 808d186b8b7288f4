package measurefirst.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.result.Claim;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Recorded;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Swept;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Plan;
import measurefirst.timing.Progress;

/**
 * The same comparison at several values of a parameter, or of two. A claim holds if its predictions
 * hold at every point.
 *
 * <pre>{@code
 * var sweep = Sweep.of("how many at once");
 * for (int n : new int[] {1, 10, 100}) {
 *   sweep.at(n, Comparison.of("N = " + n)
 *       .baseline("in turn", () -> inTurn(n), Prediction.limit(wait.multipliedBy(n)))
 *       .contender("together", () -> together(n), Prediction.limit(wait).claim("C2")));
 * }
 * var swept = sweep.rounds(5).run();
 * Charts.scaling("Time of N waits", "N", Curve.times(swept), Limit.of("wait", n -> …))
 * }</pre>
 */
public final class Sweep {
  private static final int EXAMPLES = 3;

  private final String name;
  private final List<Point> points = new ArrayList<>();
  private int rounds;

  private record Point(double x, double y, Comparison comparison) {}

  private record Seen(Point point, Judge.Judged judged) {}

  private Sweep(String name) {
    this.name = name;
  }

  /** A sweep without points, named {@code name}, which must be unique in its notebook. */
  public static Sweep of(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a sweep needs a name: its result is kept under it");
    }
    return new Sweep(name);
  }

  /**
   * One more point.
   *
   * @param x the parameter
   * @param comparison what to measure there; its name says which point it is, such as {@code N = 8}
   */
  public Sweep at(double x, Comparison comparison) {
    return at(x, Double.NaN, comparison);
  }

  /**
   * One more point of two parameters.
   *
   * @param comparison what to measure there; its name says which point it is
   */
  public Sweep at(double x, double y, Comparison comparison) {
    for (Point point : points) {
      if (point.comparison.name().equals(comparison.name())) {
        throw new IllegalArgumentException(
            "the points of a sweep need different names, \"%s\" has \"%s\" twice"
                .formatted(name, comparison.name()));
      }
    }
    points.add(new Point(x, y, comparison));
    return this;
  }

  /**
   * Measures exactly {@code rounds} rounds at each point, one call each, after a first call and at
   * most one round of warm-up: for tasks of milliseconds, which a sweep must not repeat until each
   * point has used up a comparison's whole budget. Without it each point is measured by its own
   * plan.
   */
  public Sweep rounds(int rounds) {
    this.rounds = rounds;
    return this;
  }

  /**
   * Measures point by point, judges, and keeps the whole under the sweep's name. A point whose
   * intervals came out too wide to judge by is measured once more at the end, when the machine may
   * be in another mood, and the first attempt is dropped: again for its width, not for where it
   * lies.
   *
   * @throws IllegalStateException if there is no point
   * @throws measurefirst.timing.MeasurementException as {@link Comparison#run} does; the points
   *     measured before are kept
   * @throws InterruptedException if the cell is interrupted; the points measured before are kept
   */
  public Swept run() throws InterruptedException {
    if (points.isEmpty()) {
      throw new IllegalStateException("a sweep needs a point, \"%s\" has none".formatted(name));
    }
    List<Seen> seen = new ArrayList<>();
    AbsentException absent = null;
    try {
      long start = System.nanoTime();
      for (Point point : points) {
        try {
          seen.add(measured(point, seen.size(), start));
        } catch (AbsentException e) {
          absent = e; // nor was this point recorded
        }
      }
      for (int i = 0; i < seen.size(); i++) {
        if (!seen.get(i).judged.precise()) {
          seen.set(i, measured(seen.get(i).point, points.size() - 1, start));
        }
      }
      Comparison.progress()
          .update(new Progress.State(name, "done", 1, Duration.ZERO, List.of(), true));
    } catch (RuntimeException | InterruptedException e) {
      if (!seen.isEmpty()) {
        Results.keep(whole(seen));
      }
      throw e;
    }
    if (seen.isEmpty()) {
      throw absent;
    }
    Result whole = Results.keep(whole(seen));
    return new Swept(
        name,
        seen.stream().map(s -> new Swept.Point(s.point.x, s.point.y, s.judged.result())).toList(),
        whole);
  }

  private Seen measured(Point point, int done, long start) throws InterruptedException {
    return new Seen(
        point, point.comparison.measure(plan(point), listener(done, start), () -> recorded(point)));
  }

  private Optional<Result> recorded(Point point) {
    return Recorded.of(name).flatMap(sweep -> Recorded.point(sweep, point.comparison.name()));
  }

  private Plan plan(Point point) {
    Plan own = point.comparison.plan();
    return rounds == 0
        ? own
        : new Plan(Duration.ZERO, Duration.ZERO, rounds, rounds, own.deadline());
  }

  /** One bar for all points. */
  private Progress listener(int done, long start) {
    Progress reader = Comparison.progress();
    return state -> {
      if (state.finished()) {
        return; // the sweep says itself when it is
      }
      double share = (done + state.done()) / points.size();
      double spent = System.nanoTime() - start;
      reader.update(
          new Progress.State(
              name,
              state.comparison() + ", " + state.phase(),
              share,
              share > 0 ? Duration.ofNanos((long) (spent / share - spent)) : Duration.ZERO,
              state.current(),
              false));
    };
  }

  private Result whole(List<Seen> seen) {
    Result first = seen.getFirst().judged.result();
    List<Series> series = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    Set<Warning> warnings = new LinkedHashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Seen one : seen) {
      Result result = one.judged.result();
      result.series().forEach(s -> series.add(s.named(at(s.name(), result))));
      result.verdicts().forEach(v -> verdicts.add(named(v, result)));
      one.judged
          .findings()
          .forEach(
              f ->
                  findings.add(
                      new Finding(
                          named(f.verdict(), result), f.prediction(), f.outcome(), f.why())));
      warnings.addAll(result.warnings());
    }
    return new Result(
        name,
        first.notebook(),
        first.mode(),
        first.started(),
        first.machine(),
        series,
        verdicts,
        findings.isEmpty() ? recordedClaims(series) : claims(findings),
        once(warnings));
  }

  /** What the recorded sweep claimed, if all that stands here is recorded. */
  private List<Claim> recordedClaims(List<Series> series) {
    return Recorded.all(series)
        ? Recorded.of(name).map(Recorded::claims).orElse(List.of())
        : List.of();
  }

  /** Points that warn of the same with different numbers warn once. */
  private static List<Warning> once(Set<Warning> warnings) {
    Set<String> codes = new LinkedHashSet<>();
    return warnings.stream().filter(warning -> codes.add(warning.code())).toList();
  }

  private static List<Claim> claims(List<Finding> findings) {
    Stream<String> ids = findings.stream().map(finding -> finding.prediction().claim()).distinct();
    return ids.map(id -> claim(id, findings)).toList();
  }

  private static Claim claim(String id, List<Finding> all) {
    List<Finding> findings =
        all.stream()
            .filter(finding -> finding.prediction().claim().equals(id))
            .sorted((a, b) -> Double.compare(b.off(), a.off()))
            .toList();
    Outcome worst = Finding.worst(findings);
    List<Finding> held = with(Outcome.HELD, findings);
    String sentence =
        held.isEmpty()
            ? "Of %d predictions none was met".formatted(findings.size())
            : "%d of %d predictions were met, the farthest off by %s"
                .formatted(held.size(), findings.size(), example(held.getFirst()));
    sentence += examples("missed", with(Outcome.MISSED, findings));
    sentence += examples("too uncertain to say", with(Outcome.INCONCLUSIVE, findings));
    List<Finding> untestable = with(Outcome.NOT_TESTABLE, findings);
    if (!untestable.isEmpty()) {
      sentence +=
          "; %d need %d CPUs to show"
              .formatted(
                  untestable.size(),
                  untestable.stream().mapToInt(f -> f.prediction().cpus()).max().orElseThrow());
    }
    return new Claim(id, worst, sentence + ".");
  }

  private static List<Finding> with(Outcome outcome, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
  }

  private static String examples(String what, List<Finding> findings) {
    if (findings.isEmpty()) {
      return "";
    }
    return "; %d %s: %s%s"
        .formatted(
            findings.size(),
            what,
            findings.stream().limit(EXAMPLES).map(Sweep::example).collect(Collectors.joining(", ")),
            findings.size() > EXAMPLES ? " …" : "");
  }

  private static String example(Finding finding) {
    return "%s where %s× was predicted"
        .formatted(finding.verdict().brief(), finding.verdict().predictedText());
  }

  private static String at(String contender, Result point) {
    return contender + ", " + point.name();
  }

  private static Verdict named(Verdict verdict, Result point) {
    return verdict.named(at(verdict.contender(), point), at(verdict.baseline(), point));
  }
}
