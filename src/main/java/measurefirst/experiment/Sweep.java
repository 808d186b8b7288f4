package measurefirst.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import measurefirst.result.Names;
import measurefirst.result.Point;
import measurefirst.result.Recorded;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Verdicts;
import measurefirst.result.Warning;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Plan;
import measurefirst.timing.Progress;

/**
 * The same comparison at several values of a parameter, or of two. A claim is confirmed if its
 * predictions are at every point.
 *
 * <pre>{@code
 * var sweep = Sweep.of("how many at once").over(new int[] {1, 10, 100}, n ->
 *     Comparison.of("N = " + n)
 *         .baseline("in turn", () -> inTurn(n), Prediction.time(wait.multipliedBy(n)))
 *         .contender("together", () -> together(n), Prediction.time(wait).claim("C3")))
 *     .rounds(5).run();
 * }</pre>
 *
 * <p>A sweep is a value, as a {@link Comparison} is.
 */
public final class Sweep {
  private final String name;
  private final Map<Point, Comparison> points;
  private final Plan plan;

  private Sweep(String name, Map<Point, Comparison> points, Plan plan) {
    this.name = Names.check("a sweep", name);
    this.points = points;
    this.plan = plan;
  }

  /** A sweep without points, named {@code name}, which must be unique in its notebook. */
  public static Sweep of(String name) {
    return new Sweep(name, Map.of(), null);
  }

  /**
   * The same with one more point.
   *
   * @param x the parameter
   * @param comparison what to measure there; its name says which point it is, such as {@code N = 8}
   */
  public Sweep at(double x, Comparison comparison) {
    return at(x, Double.NaN, comparison);
  }

  /**
   * The same with one more point of two parameters.
   *
   * @param comparison what to measure there; its name says which point it is
   */
  public Sweep at(double x, double y, Comparison comparison) {
    Map<Point, Comparison> more = new LinkedHashMap<>(points);
    if (points.keySet().stream().anyMatch(point -> point.name().equals(comparison.name()))) {
      throw new IllegalArgumentException(
          "the points of a sweep need different names, \"%s\" has \"%s\" twice"
              .formatted(name, comparison.name()));
    }
    more.put(new Point(comparison.name(), x, y), comparison);
    return new Sweep(name, more, plan);
  }

  /** The same with a point for each of {@code xs}. */
  public Sweep over(int[] xs, IntFunction<Comparison> at) {
    Sweep sweep = this;
    for (int x : xs) {
      sweep = sweep.at(x, at.apply(x));
    }
    return sweep;
  }

  /** The same with a point for each of {@code xs}. */
  public Sweep over(double[] xs, DoubleFunction<Comparison> at) {
    Sweep sweep = this;
    for (double x : xs) {
      sweep = sweep.at(x, at.apply(x));
    }
    return sweep;
  }

  /**
   * The same, measured for exactly {@code rounds} rounds at each point, after a first call and at
   * most one round of warm-up: for tasks of milliseconds, which a sweep must not repeat until each
   * point has used up a comparison's whole budget. Without it each point is measured by its own
   * plan.
   */
  public Sweep rounds(int rounds) {
    return rounds(rounds, rounds);
  }

  /**
   * The same, measured for {@code least} rounds at each point, and up to {@code most} where these
   * leave an interval too wide to judge by.
   */
  public Sweep rounds(int least, int most) {
    Plan any = Comparison.of(name).plan();
    return new Sweep(name, points, any.rounds(least, most).withoutWarmUp());
  }

  /**
   * Measures point by point, judges, and keeps the whole under the sweep's name after each point.
   *
   * @throws IllegalStateException if there is no point
   * @throws measurefirst.timing.MeasurementException as {@link Comparison#run} does; the points
   *     measured before are kept
   * @throws InterruptedException if the cell is interrupted; the points measured before are kept
   */
  public Result run() throws InterruptedException {
    if (points.isEmpty()) {
      throw new IllegalStateException("a sweep needs a point, \"%s\" has none".formatted(name));
    }
    List<Result> seen = new ArrayList<>();
    boolean all = true;
    long start = System.nanoTime();
    String end = "stopped";
    try {
      for (Map.Entry<Point, Comparison> point : points.entrySet()) {
        Comparison comparison = point.getValue();
        Plan own = plan == null ? comparison.plan() : plan.deadline(comparison.plan().deadline());
        Result here = comparison.measure(point.getKey(), own, listener(seen.size(), start));
        all &= comparison.isWhole(here);
        seen.add(here);
        if (seen.size() < points.size() && !here.series().isEmpty()) {
          Results.keep(whole(seen));
        }
      }
      end = "done";
    } catch (PartialException e) {
      seen.add(e.partial());
      if (seen.stream().anyMatch(one -> !one.series().isEmpty())) {
        Results.keep(whole(seen));
      }
      throw e.unwrapped();
    } finally {
      Comparison.progress()
          .update(new Progress.State(name, end, 1, Duration.ZERO, List.of(), true));
    }
    Result here = whole(seen);
    Result whole = all ? here : Recorded.of(name).map(r -> Recorded.beside(here, r)).orElse(here);
    if (whole.series().isEmpty()) {
      throw new AbsentException(
          "\"%s\" cannot be measured on this machine: %s"
              .formatted(
                  name,
                  whole.warnings().stream().map(Warning::text).collect(Collectors.joining("; "))));
    }
    return Results.keep(whole);
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
              share > 0 ? Duration.ofNanos((long) (spent / share - spent)) : null,
              state.current(),
              false));
    };
  }

  private Result whole(List<Result> seen) {
    Result first = seen.getFirst();
    Set<Warning> warnings = new LinkedHashSet<>();
    seen.forEach(one -> warnings.addAll(one.warnings()));
    return new Result(
        name,
        first.notebook(),
        first.mode(),
        first.started(),
        first.machine(),
        first.code(),
        seen.stream().flatMap(one -> one.series().stream()).toList(),
        seen.stream().flatMap(one -> one.findings().stream()).toList(),
        Verdicts.of(seen.stream().flatMap(one -> one.findings().stream()).toList()),
        once(warnings));
  }

  /** Points that warn of the same with different numbers warn once. */
  private static List<Warning> once(Set<Warning> warnings) {
    Set<String> codes = new LinkedHashSet<>();
    return warnings.stream().filter(warning -> codes.add(warning.code())).toList();
  }
}
