package measurefirst.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import measurefirst.result.Mode;
import measurefirst.result.Prediction;
import measurefirst.result.Recorded;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.timing.AbsentException;
import measurefirst.timing.JavaTimed;
import measurefirst.timing.LongTask;
import measurefirst.timing.Measured;
import measurefirst.timing.Measurement;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Plan;
import measurefirst.timing.Progress;
import measurefirst.timing.Rounds;
import measurefirst.timing.Timed;

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
 * <p>The prediction stands beside the contender, so it is made before the run.
 */
public final class Comparison {
  private static volatile Progress progress = Progress.SILENT;

  private final String name;
  private final List<Timed> contenders = new ArrayList<>();
  private final Map<String, Prediction> predictions = new LinkedHashMap<>();
  private Plan plan = Plan.of(Mode.current());
  private String cpuClaim = "";

  private Comparison(String name) {
    this.name = name;
  }

  /** A comparison without contenders, named {@code name}, which must be unique in its notebook. */
  public static Comparison of(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a comparison needs a name: its result is kept under it");
    }
    return new Comparison(name);
  }

  /** From now on every run tells {@code listener} how far it is. */
  public static void reportTo(Progress listener) {
    progress = listener;
  }

  /** The contender that the others are compared with, with nothing predicted of it. */
  public Comparison baseline(String name, Callable<?> task) {
    return baseline(JavaTimed.of(name, task), Prediction.NONE);
  }

  /** The contender that the others are compared with. */
  public Comparison baseline(String name, Callable<?> task, Prediction prediction) {
    return baseline(JavaTimed.of(name, task), prediction);
  }

  /** The contender that the others are compared with; its answers are numbers. */
  public Comparison baseline(String name, LongTask task, Prediction prediction) {
    return baseline(JavaTimed.of(name, task), prediction);
  }

  /** The contender that the others are compared with. */
  public Comparison baseline(Timed timed, Prediction prediction) {
    if (!contenders.isEmpty()) {
      throw new IllegalStateException(
          "the baseline comes first and once, but \"%s\" has %s already"
              .formatted(name, predictions.keySet()));
    }
    return add(timed, prediction);
  }

  /** A further contender, with nothing predicted of it. */
  public Comparison contender(String name, Callable<?> task) {
    return contender(JavaTimed.of(name, task), Prediction.NONE);
  }

  /** A further contender. */
  public Comparison contender(String name, Callable<?> task, Prediction prediction) {
    return contender(JavaTimed.of(name, task), prediction);
  }

  /** A further contender; its answers are numbers. */
  public Comparison contender(String name, LongTask task, Prediction prediction) {
    return contender(JavaTimed.of(name, task), prediction);
  }

  /** A further contender. */
  public Comparison contender(Timed timed, Prediction prediction) {
    if (contenders.isEmpty()) {
      throw new IllegalStateException(
          "\"%s\" has no baseline to compare \"%s\" with: name the baseline first"
              .formatted(name, timed.name()));
    }
    return add(timed, prediction);
  }

  /**
   * Tests the claim {@code id} too: that each contender keeps as many CPUs busy as it is predicted
   * to be faster. That is so where the work only computes.
   */
  public Comparison claimCpusBusy(String id) {
    cpuClaim = id;
    return this;
  }

  /** Measures exactly {@code rounds} rounds; 2 at least. */
  public Comparison rounds(int rounds) {
    plan = plan.rounds(rounds);
    return this;
  }

  /** Measures by {@code plan} instead of the mode's own. */
  public Comparison plan(Plan plan) {
    this.plan = plan;
    return this;
  }

  /**
   * Measures, judges and keeps the result under the comparison's name.
   *
   * @throws IllegalStateException if there are fewer than two contenders
   * @throws MeasurementException if a contender throws, answers otherwise than the baseline or does
   *     not end; what was measured of the others is kept under the comparison's name all the same
   * @throws InterruptedException if the cell is interrupted
   */
  public Result run() throws InterruptedException {
    try {
      return Results.keep(measure(plan, progress, () -> Recorded.of(name)).result());
    } catch (MeasurementException e) {
      List<Measured> whole =
          e.partial().stream().filter(samples -> samples.counted().size() >= 2).toList();
      if (whole.size() >= 2 && whole.getFirst().name().equals(contenders.getFirst().name())) {
        Results.keep(judge().judge(whole, List.of(), null).result());
      }
      throw e;
    }
  }

  /**
   * Measures by {@code plan}, tells {@code listener} and judges, but keeps nothing. What cannot run
   * here is taken from {@code recorded}.
   *
   * @throws AbsentException if too little can run here, and nothing was recorded
   */
  Judge.Judged measure(Plan plan, Progress listener, Supplier<Optional<Result>> recorded)
      throws InterruptedException {
    if (contenders.size() < 2) {
      throw new IllegalStateException(
          "a comparison needs a baseline and at least one contender, \"%s\" has %s"
              .formatted(name, predictions.keySet()));
    }
    predictions.forEach((contender, prediction) -> checkReachable(contender, prediction, plan));
    List<Warning> absent = new ArrayList<>();
    List<Timed> present = new ArrayList<>();
    for (Timed timed : contenders) {
      String why = timed.absent();
      if (why.isEmpty()) {
        present.add(timed);
      } else {
        absent.add(Warnings.absent(timed.name(), why));
      }
    }
    if (!present.contains(contenders.getFirst()) || present.size() < 2) {
      return recorded
          .get()
          .map(there -> new Judge.Judged(Recorded.instead(there, absent), List.of()))
          .orElseThrow(() -> notHere(absent));
    }
    Judge judge = judge();
    Measurement measurement = Rounds.measure(name, present, plan, judge::isPrecise, listener);
    Judge.Judged judged = judge.judge(measurement.contenders(), absent, measurement.meanwhile());
    if (absent.isEmpty()) {
      return judged;
    }
    List<String> missing =
        contenders.stream().filter(one -> !present.contains(one)).map(Timed::name).toList();
    return recorded
        .get()
        .map(there -> Recorded.beside(judged.result(), there, missing))
        .map(result -> new Judge.Judged(result, judged.findings()))
        .orElse(judged);
  }

  private AbsentException notHere(List<Warning> absent) {
    return new AbsentException(
        "\"%s\" cannot be measured on this machine: %s"
            .formatted(name, absent.stream().map(Warning::text).collect(Collectors.joining("; "))));
  }

  private Judge judge() {
    return new Judge(name, predictions, cpuClaim, Instant.now());
  }

  String name() {
    return name;
  }

  Plan plan() {
    return plan;
  }

  static Progress progress() {
    return progress;
  }

  private static void checkReachable(String contender, Prediction prediction, Plan plan) {
    if (prediction.limitNanos() > plan.deadline().toNanos()) {
      throw new IllegalArgumentException(
          "\"%s\" is to take %s, but is given up after the deadline of %s: make it shorter, or move"
                  .formatted(
                      contender, Duration.ofNanos((long) prediction.limitNanos()), plan.deadline())
              + " the deadline by plan(…)");
    }
  }

  /** The comparison's name and contenders: what a cell shows of a comparison that has not run. */
  @Override
  public String toString() {
    return "%s: %s".formatted(name, String.join(" · ", predictions.keySet()));
  }

  private Comparison add(Timed timed, Prediction prediction) {
    if (predictions.putIfAbsent(timed.name(), prediction) != null) {
      throw new IllegalArgumentException(
          "contenders need different names, \"%s\" has \"%s\" twice".formatted(name, timed.name()));
    }
    contenders.add(timed);
    return this;
  }
}
