package measurefirst.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import measurefirst.machine.Clock;
import measurefirst.machine.Evidence;
import measurefirst.machine.ThisMachine;
import measurefirst.result.Finding;
import measurefirst.result.Machine;
import measurefirst.result.Mode;
import measurefirst.result.Origin;
import measurefirst.result.Outcome;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Verdicts;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;
import measurefirst.statistics.Steadiness;
import measurefirst.statistics.Steady;
import measurefirst.timing.Measured;

/**
 * Turns samples and predictions into a result: of each prediction, whether the measurement supports
 * it or its rival.
 *
 * <p>A claim is confirmed only if all its predictions are. That asks for no correction of the
 * intervals for their number (the intersection-union test, Berger 1982).
 */
final class Judge {
  private static final double LEVEL = 0.95;

  /** From so many CPUs lost to others on, the reader is told. */
  private static final double NOTABLE = 0.25;

  /** A machine is full when so large a share of its CPUs is busy. */
  private static final double FULL = 0.9;

  /** The share of rounds that use no more CPUs than a contender can; the rest may be the JIT's. */
  private static final double OFTEN = 0.9;

  /** What others do is counted in ticks of 10 ms, which say nothing of a shorter run. */
  private static final Duration RESOLVED = Duration.ofMillis(50);

  private final String name;
  private final Point point;
  private final Map<String, List<Prediction>> predictions;
  private final Instant started;
  private final Machine machine;
  private final Map<String, String> code;

  /** A judge of one comparison, at one point if it is part of a sweep. */
  Judge(String name, Point point, Map<String, List<Prediction>> predictions) {
    this.name = name;
    this.point = point;
    this.predictions = predictions;
    this.started = Instant.now();
    this.machine = ThisMachine.card();
    this.code = Results.runningCode();
  }

  /**
   * Judges {@code measured}, baseline first.
   *
   * @param absent what is to be said of contenders that could not run
   * @param meanwhile what else went on; null if that is not known
   */
  Result judge(List<Measured> measured, List<Warning> absent, Evidence meanwhile) {
    List<Series> series = measured.stream().map(this::series).toList();
    double cpusLost = meanwhile == null ? 0 : cpusLost(measured, meanwhile);
    List<Warning> warnings = new ArrayList<>(Warnings.ofMachine(machine));
    warnings.addAll(absent);
    if (meanwhile != null) {
      warnings.addAll(meanwhile.warnings());
    }
    if (cpusLost >= NOTABLE) {
      warnings.add(Warnings.cpuShared(cpusLost, machine.cpus()));
    }
    List<Finding> findings = findings(series, cpusLost);
    return new Result(
        name,
        System.getenv().getOrDefault("MEASURE_FIRST_NOTEBOOK", ""),
        Mode.current(),
        started,
        machine,
        code,
        series,
        findings,
        Verdicts.of(findings),
        warnings);
  }

  /** Whether every prediction's interval is narrow enough to be judged by. */
  boolean isPrecise(List<Measured> measured) {
    List<Series> series = measured.stream().map(this::bare).toList();
    return findings(series, 0).stream().allMatch(f -> f.prediction().isPrecise(f.measured()));
  }

  private List<Finding> findings(List<Series> series, double cpusLost) {
    List<Finding> findings = new ArrayList<>();
    for (Series one : series) {
      for (Prediction prediction : one.predictions()) {
        if (one.values().size() >= 2) {
          findings.add(finding(series.getFirst(), one, prediction, cpusLost));
        }
      }
    }
    return findings;
  }

  private Finding finding(Series baseline, Series one, Prediction prediction, double cpusLost) {
    Interval measured = measured(baseline, one, prediction.quantity());
    Outcome outcome = prediction.outcome(measured);
    String why = "";
    if (outcome == Outcome.UNDECIDED) {
      why = "the interval crosses an edge of the band that confirms it; more rounds may help";
    } else if (outcome != Outcome.NOT_TESTABLE && isSaturated(baseline, one, prediction)) {
      outcome = Outcome.UNDECIDED;
      why = "a sample lasts only a few steps of the clock; let a call do more";
    } else if (outcome != Outcome.NOT_TESTABLE
        && dependsOnLoad(baseline, one, prediction, measured, cpusLost)) {
      outcome = Outcome.UNDECIDED;
      why =
          "other programs kept %s CPUs busy; close them and rerun"
              .formatted(Math.round(cpusLost * 10) / 10.0);
    }
    return new Finding(
        one.name(),
        one.point(),
        prediction,
        measured,
        one.isTimed() ? "" : one.unit(),
        outcome,
        why);
  }

  private static Interval measured(Series baseline, Series one, Quantity quantity) {
    double step = (double) Clock.stepNanos();
    return switch (quantity) {
      case TIME, VALUE -> one.interval();
      case RATIO -> one.ratioOver(baseline, step);
      case TIMES_AS_LONG -> one.ratioOver(baseline, step).inverse();
      case CPUS -> MeanInterval.of(one.cpusBusy(), LEVEL);
    };
  }

  private static boolean isSaturated(Series baseline, Series one, Prediction prediction) {
    return prediction.quantity() != Quantity.CPUS
        && (isSaturated(one) || (prediction.quantity() != Quantity.TIME && isSaturated(baseline)));
  }

  private static boolean isSaturated(Series series) {
    return series.warnings().stream().anyMatch(w -> w.code().equals(Warnings.TIMER_SATURATED));
  }

  /**
   * Whether the outcome would be another if the CPUs that others took had cost one of the two what
   * they can cost: where all CPUs were busy at times, others with {@code n} of {@code K} may have
   * made a contender K/(K − n) times as slow, or its baseline.
   */
  private boolean dependsOnLoad(
      Series baseline, Series one, Prediction prediction, Interval measured, double cpusLost) {
    int cpus = machine.cpus();
    double busy = Math.max(cpusUsed(baseline), cpusUsed(one));
    // What came out the same in every round, such as a count, does not hang on the load.
    boolean same = prediction.quantity() == Quantity.VALUE && measured.low() == measured.high();
    if (same || cpusLost < NOTABLE || busy + cpusLost < FULL * cpus) {
      return false;
    }
    double factor = cpusLost >= cpus ? Double.POSITIVE_INFINITY : cpus / (cpus - cpusLost);
    Interval wide =
        new Interval(
            measured.estimate(),
            measured.low() / factor,
            measured.high() * factor,
            measured.level(),
            measured.n(),
            measured.effectiveN());
    return prediction.outcome(wide) != prediction.outcome(measured);
  }

  /** How many CPUs it uses when it gets them: others take theirs by bursts, and lower the mean. */
  private static double cpusUsed(Series series) {
    double[] sorted = Arrays.stream(series.cpusBusy()).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 1 : sorted[(int) Math.ceil(OFTEN * sorted.length) - 1];
  }

  /** How many CPUs neither this JVM nor a contender in another process could have. */
  private double cpusLost(List<Measured> measured, Evidence meanwhile) {
    if (meanwhile.nanos() < RESOLVED.toNanos()) {
      return 0;
    }
    double children =
        measured.stream()
            .filter(one -> !one.contender().language().equals("Java"))
            .mapToDouble(one -> one.cpu().stream().mapToDouble(c -> c * one.calls()).sum())
            .filter(nanos -> !Double.isNaN(nanos))
            .sum();
    double others = meanwhile.othersCpus() - children / meanwhile.nanos();
    double stolen = meanwhile.stolenShare() * machine.cpus();
    return (others > 0 ? others : 0) + (stolen > 0 ? stolen : 0);
  }

  private Series series(Measured measured) {
    Series bare = bare(measured);
    double[] counted = bare.samples();
    Steadiness steadiness = Steady.judge(counted);
    List<Warning> warnings =
        bare.isTimed() && counted.length >= 2
            ? Warnings.ofSamples(
                counted,
                measured.calls(),
                measured.operations(),
                Clock.stepNanos(),
                steadiness,
                bare.interval())
            : List.of();
    return new Series(
        bare.name(),
        point,
        bare.language(),
        Origin.HERE,
        bare.unit(),
        bare.callsPerSample(),
        bare.cold(),
        bare.warmUp(),
        bare.values(),
        bare.cpuNanos(),
        bare.predictions(),
        steadiness,
        measured.contender().isTimed() ? measured.answerText() : "",
        warnings);
  }

  /** The samples alone, which is all that the question of precision needs. */
  private Series bare(Measured measured) {
    String contender = measured.contender().name();
    return new Series(
        contender,
        point,
        measured.contender().language(),
        Origin.HERE,
        measured.contender().unit(),
        measured.calls(),
        measured.cold(),
        measured.warmUp(),
        measured.counted(),
        measured.cpu(),
        predictions.get(contender),
        Steadiness.STEADY,
        "",
        List.of());
  }
}
