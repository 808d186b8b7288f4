package measurefirst.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import measurefirst.result.Claims;
import measurefirst.result.Mode;
import measurefirst.result.Names;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Recorded;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Contender;
import measurefirst.timing.InterruptedMeasurementException;
import measurefirst.timing.Measured;
import measurefirst.timing.Measurement;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Plan;
import measurefirst.timing.Progress;
import measurefirst.timing.Rounds;

/**
 * Several ways to do the same work, timed side by side and compared with the first of them.
 *
 * <pre>{@code
 * var sleeps = Comparison.of("two sleeps")
 *     .baseline("in turn", () -> { Thread.sleep(100); Thread.sleep(100); return 2; })
 *     .contender("once", () -> { Thread.sleep(100); return 2; }, Prediction.ratio(2))
 *     .run();
 * }</pre>
 *
 * <p>A comparison is a value: each method returns another one, and a run changes nothing in it. The
 * predictions stand beside the contender, so they are made before the run.
 */
public final class Comparison {
  private static volatile Progress progress = Progress.SILENT;

  private final String name;
  private final Map<Contender, List<Prediction>> contenders;
  private final Plan plan;

  private Comparison(String name, Map<Contender, List<Prediction>> contenders, Plan plan) {
    this.name = Names.check("a comparison", name);
    this.contenders = contenders;
    this.plan = plan;
  }

  /** A comparison without contenders, named {@code name}, which must be unique in its notebook. */
  public static Comparison of(String name) {
    return new Comparison(name, Map.of(), Plan.of(Mode.current()));
  }

  /** From now on every run tells {@code listener} how far it is. */
  public static void reportTo(Progress listener) {
    progress = listener;
  }

  static Progress progress() {
    return progress;
  }

  /** The same with the contender that the others are compared with. */
  public Comparison baseline(String name, Callable<?> task, Prediction... predictions) {
    return baseline(Contender.of(name, task), predictions);
  }

  /** The same with the contender that the others are compared with. */
  public Comparison baseline(Contender baseline, Prediction... predictions) {
    if (!contenders.isEmpty()) {
      throw new IllegalStateException(
          "the baseline comes first and once, but \"%s\" has %s already".formatted(name, names()));
    }
    return with(baseline, predictions);
  }

  /** The same with a further contender. */
  public Comparison contender(String name, Callable<?> task, Prediction... predictions) {
    return contender(Contender.of(name, task), predictions);
  }

  /** The same with a further contender. */
  public Comparison contender(Contender contender, Prediction... predictions) {
    if (contenders.isEmpty()) {
      throw new IllegalStateException(
          "\"%s\" has no baseline to compare \"%s\" with: name the baseline first"
              .formatted(name, contender.name()));
    }
    return with(contender, predictions);
  }

  /** The same, measured for exactly {@code rounds} rounds; 2 at least. */
  public Comparison rounds(int rounds) {
    return plan(plan.rounds(rounds));
  }

  /**
   * The same, measured for {@code least} rounds, and up to {@code most} where these leave an
   * interval too wide to judge by: its width alone decides, not where it lies.
   */
  public Comparison rounds(int least, int most) {
    return plan(plan.rounds(least, most));
  }

  /** The same, measured by {@code plan} instead of the mode's own. */
  public Comparison plan(Plan plan) {
    return new Comparison(name, contenders, plan);
  }

  /** The same; every prediction in it is made for the claim {@code id}. */
  public Comparison claim(String id) {
    Claims.of(id);
    Map<Contender, List<Prediction>> claimed = new LinkedHashMap<>();
    contenders.forEach(
        (contender, predictions) ->
            claimed.put(contender, predictions.stream().map(p -> p.claim(id)).toList()));
    return new Comparison(name, claimed, plan);
  }

  /** The same under another name. */
  public Comparison named(String name) {
    return new Comparison(name, contenders, plan);
  }

  private Comparison with(Contender contender, Prediction... predictions) {
    if (contenders.keySet().stream().anyMatch(one -> one.name().equals(contender.name()))) {
      throw new IllegalArgumentException(
          "contenders need different names, \"%s\" has \"%s\" twice"
              .formatted(name, contender.name()));
    }
    for (Prediction prediction : predictions) {
      check(contender, prediction);
    }
    Map<Contender, List<Prediction>> more = new LinkedHashMap<>(contenders);
    more.put(contender, List.of(predictions));
    return new Comparison(name, more, plan);
  }

  private static void check(Contender contender, Prediction prediction) {
    boolean value = prediction.quantity() == Quantity.VALUE;
    if (value == contender.isTimed()) {
      throw new IllegalArgumentException(
          value
              ? "\"%s\" is timed, so a value of its own cannot be predicted: use Prediction.time(…) or ratio(…)"
                  .formatted(contender.name())
              : "\"%s\" reads off %s, so its %s cannot be predicted: use Prediction.value(…)"
                  .formatted(contender.name(), contender.unit(), prediction.quantity().words()));
    }
    if (value && !prediction.hasRival()) {
      throw new IllegalArgumentException(
          "what is predicted of \"%s\" has no plain rival: add .ratherThan(…), what another theory gives"
              .formatted(contender.name()));
    }
    if (!prediction.claim().isEmpty()) {
      Claims.of(prediction.claim());
    }
  }

  /**
   * Measures, judges and keeps the result under the comparison's name, in place of an earlier one.
   *
   * @throws IllegalStateException if there is no contender
   * @throws MeasurementException if a contender throws, answers otherwise than the baseline, leaves
   *     work behind or does not end; what was measured of the others is kept under the comparison's
   *     name all the same
   * @throws AbsentException if too little can run here, and nothing was recorded
   * @throws InterruptedException if the cell is interrupted; what was measured is kept
   */
  public Result run() throws InterruptedException {
    try {
      Result here = measure(Point.NONE, plan, progress);
      Result whole =
          isWhole(here) ? here : Recorded.of(name).map(r -> Recorded.beside(here, r)).orElse(here);
      return Results.keep(orNotHere(whole));
    } catch (PartialException e) {
      if (!e.partial().series().isEmpty()) {
        Results.keep(e.partial());
      }
      throw e.unwrapped();
    }
  }

  boolean isWhole(Result here) {
    return here.series().size() == contenders.size();
  }

  private static Result orNotHere(Result result) {
    if (result.series().isEmpty()) {
      throw new AbsentException(
          "\"%s\" cannot be measured on this machine: %s"
              .formatted(
                  result.name(),
                  result.warnings().stream().map(Warning::text).collect(Collectors.joining("; "))));
    }
    return result;
  }

  /**
   * Measures and judges, but keeps nothing. A contender that cannot run here is left out; without
   * the baseline nothing is measured.
   *
   * @throws PartialException if it breaks off
   */
  Result measure(Point point, Plan plan, Progress listener) throws PartialException {
    if (contenders.isEmpty()) {
      throw new IllegalStateException(
          "\"%s\" has nothing to measure: give it a baseline, by .baseline(…)".formatted(name));
    }
    Map<String, List<Prediction>> predictions = resolved();
    predictions.forEach((contender, all) -> all.forEach(p -> checkReachable(contender, p, plan)));
    List<Warning> absent = new ArrayList<>();
    List<Contender> present = new ArrayList<>();
    for (Contender contender : contenders.keySet()) {
      String why = contender.absent();
      if (why.isEmpty()) {
        present.add(contender);
      } else {
        absent.add(Warnings.absent(contender.name(), why));
      }
    }
    Judge judge = new Judge(name, point, predictions);
    if (!present.contains(contenders.keySet().iterator().next())) {
      return judge.judge(List.of(), absent, null);
    }
    try {
      Measurement measurement = Rounds.measure(name, present, plan, judge::isPrecise, listener);
      return judge.judge(measurement.contenders(), absent, measurement.meanwhile());
    } catch (MeasurementException e) {
      throw new PartialException(judge.judge(whole(e.partial()), absent, null), e);
    } catch (InterruptedMeasurementException e) {
      throw new PartialException(judge.judge(whole(e.partial()), absent, null), e);
    } catch (InterruptedException e) {
      throw new PartialException(judge.judge(List.of(), absent, null), e);
    }
  }

  /** The contenders that have samples enough, if the baseline has. */
  private static List<Measured> whole(List<Measured> partial) {
    boolean baseline = !partial.isEmpty() && partial.getFirst().counted().size() >= 2;
    return baseline
        ? partial.stream().filter(samples -> samples.counted().size() >= 2).toList()
        : List.of();
  }

  /** Each contender's predictions, with the plain rival where none is named. */
  private Map<String, List<Prediction>> resolved() {
    double baseline =
        contenders.values().iterator().next().stream()
            .filter(p -> p.quantity() == Quantity.TIME)
            .mapToDouble(Prediction::value)
            .findFirst()
            .orElse(Double.NaN);
    Map<String, List<Prediction>> resolved = new LinkedHashMap<>();
    contenders.forEach(
        (contender, predictions) ->
            resolved.put(
                contender.name(),
                predictions.stream()
                    .map(p -> p.orPlainRival(p.quantity() == Quantity.TIME ? baseline : 1))
                    .toList()));
    return resolved;
  }

  String name() {
    return name;
  }

  Plan plan() {
    return plan;
  }

  private static void checkReachable(String contender, Prediction prediction, Plan plan) {
    if (prediction.quantity() == Quantity.TIME
        && prediction.value() > (double) plan.deadline().toNanos()) {
      throw new IllegalArgumentException(
          "\"%s\" is to take %s, but is given up after the deadline of %s: make it shorter, or move"
                  .formatted(
                      contender, Duration.ofNanos((long) prediction.value()), plan.deadline())
              + " the deadline by plan(…)");
    }
  }

  private String names() {
    return contenders.keySet().stream().map(Contender::name).collect(Collectors.joining(" · "));
  }

  /** The comparison's name and contenders: what a cell shows of a comparison that has not run. */
  @Override
  public String toString() {
    return "%s: %s".formatted(name, names());
  }
}
