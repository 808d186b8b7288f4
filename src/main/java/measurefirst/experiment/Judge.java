package measurefirst.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import measurefirst.result.Claim;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Machine;
import measurefirst.result.Mode;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.statistics.Bonferroni;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;
import measurefirst.statistics.PairedRatio;
import measurefirst.statistics.Steadiness;
import measurefirst.statistics.Steady;
import measurefirst.timing.Clock;
import measurefirst.timing.Measured;

/** Turns samples and predictions into a result: verdicts on the baseline, outcomes of claims. */
final class Judge {
  private static final double LEVEL = 0.95;

  private final String name;
  private final Map<String, Prediction> predictions;
  private final Instant started;
  private final Machine machine;

  Judge(String name, Map<String, Prediction> predictions, Instant started) {
    this.name = name;
    this.predictions = predictions;
    this.started = started;
    this.machine = ThisMachine.card();
  }

  /** The result of {@code measured}, baseline first, with {@code meanwhile}'s warnings. */
  Result judge(List<Measured> measured, List<Warning> meanwhile) {
    List<Series> series = measured.stream().map(this::series).toList();
    Series baseline = series.getFirst();
    double level = Bonferroni.level(LEVEL, series.size() - 1);
    List<Verdict> verdicts =
        series.stream().skip(1).map(one -> verdict(baseline, one, level)).toList();
    int cpusNeeded = series.stream().mapToInt(one -> one.prediction().cpus()).max().orElse(1);
    List<Warning> warnings = new ArrayList<>(Warnings.ofMachine(machine, cpusNeeded));
    warnings.addAll(meanwhile);
    return new Result(
        name,
        System.getenv().getOrDefault("MEASURE_FIRST_NOTEBOOK", ""),
        Mode.current(),
        started,
        machine,
        series,
        verdicts,
        claims(series, verdicts),
        warnings);
  }

  private Series series(Measured measured) {
    double[] counted = array(measured.counted());
    Steadiness steadiness = Steady.judge(counted);
    return new Series(
        measured.name(),
        measured.language(),
        measured.calls(),
        measured.coldNanos(),
        measured.warmUp(),
        measured.counted(),
        measured.cpu(),
        predictions.get(measured.name()),
        steadiness,
        String.valueOf(measured.answer()),
        Warnings.ofSamples(
            counted,
            measured.calls(),
            Clock.stepNanos(),
            steadiness,
            MeanInterval.of(counted, LEVEL)));
  }

  private static Verdict verdict(Series baseline, Series one, double level) {
    double predicted = one.prediction().ratioOver(baseline.prediction());
    double step = (double) Clock.stepNanos() / one.callsPerSample();
    // A run that broke off may have one more round of the one than of the other.
    int rounds = Math.min(baseline.samplesNanos().size(), one.samplesNanos().size());
    Interval ratio =
        PairedRatio.of(
            Arrays.copyOf(baseline.samples(), rounds),
            Arrays.copyOf(one.samples(), rounds),
            level,
            step);
    Optional<String> doubt = doubt(baseline).or(() -> doubt(one));
    if (doubt.isPresent()) {
      return new Verdict.Inconclusive(
          one.name(), baseline.name(), ratio, predicted, doubt.orElseThrow());
    }
    if (ratio.low() > 1) {
      return new Verdict.Faster(one.name(), baseline.name(), ratio, predicted);
    }
    return ratio.high() < 1
        ? new Verdict.Slower(one.name(), baseline.name(), ratio, predicted)
        : new Verdict.NoDifference(one.name(), baseline.name(), ratio, predicted);
  }

  // Noise widens the interval, which says enough; a clock too coarse for the samples does not.
  private static Optional<String> doubt(Series series) {
    return series.warnings().stream()
        .filter(warning -> warning.code().equals("timer-saturated"))
        .map(warning -> "\"%s\": %s".formatted(series.name(), warning.text()))
        .findFirst();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private List<Claim> claims(List<Series> series, List<Verdict> verdicts) {
    Set<String> ids = new LinkedHashSet<>();
    series.forEach(one -> ids.add(one.prediction().claim()));
    ids.remove("");
    return ids.stream().map(id -> claim(id, series, verdicts)).toList();
  }

  private Claim claim(String id, List<Series> series, List<Verdict> verdicts) {
    Map<String, List<String>> findings = new LinkedHashMap<>();
    Outcome worst = Outcome.HELD;
    for (int i = 1; i < series.size(); i++) {
      Prediction prediction = series.get(i).prediction();
      if (!prediction.claim().equals(id)) {
        continue;
      }
      Verdict verdict = verdicts.get(i - 1);
      Outcome outcome =
          prediction.cpus() > machine.cpus()
              ? Outcome.NOT_TESTABLE
              : outcome(verdict, prediction.tolerance());
      worst = worse(worst, outcome);
      findings
          .computeIfAbsent(verdict.predictedText(), predicted -> new ArrayList<>())
          .add(finding(outcome, verdict, prediction));
    }
    String sentence =
        findings.entrySet().stream()
            .map(e -> "predicted " + e.getKey() + "×, measured " + String.join(", ", e.getValue()))
            .collect(Collectors.joining("; "));
    return new Claim(
        id, worst, "Times as fast as \"%s\": %s.".formatted(series.getFirst().name(), sentence));
  }

  /**
   * Held only if the whole interval lies within the tolerance, missed only if none of it does (two
   * one-sided tests); what straddles the edge is inconclusive.
   */
  private static Outcome outcome(Verdict verdict, double tolerance) {
    if (verdict instanceof Verdict.Inconclusive || Double.isNaN(verdict.predicted())) {
      return Outcome.INCONCLUSIVE;
    }
    double low = verdict.predicted() * (1 - tolerance);
    double high = verdict.predicted() * (1 + tolerance);
    Interval ratio = verdict.ratio();
    if (low <= ratio.low() && ratio.high() <= high) {
      return Outcome.HELD;
    }
    return ratio.high() < low || high < ratio.low() ? Outcome.MISSED : Outcome.INCONCLUSIVE;
  }

  private static String finding(Outcome outcome, Verdict verdict, Prediction prediction) {
    String measured = verdict.brief();
    return switch (outcome) {
      case HELD -> measured;
      case MISSED ->
          String.format(
              Locale.ROOT,
              "%s missed it by %.2g %%",
              measured,
              Math.abs(100 * (verdict.ratio().estimate() / verdict.predicted() - 1)));
      case INCONCLUSIVE -> measured + " too uncertain to say";
      case NOT_TESTABLE ->
          "%s needs %d CPUs to show it".formatted(verdict.contender(), prediction.cpus());
    };
  }

  // Enum order is not severity: a miss outweighs a doubt, a doubt outweighs what cannot be tested.
  private static Outcome worse(Outcome a, Outcome b) {
    List<Outcome> order =
        List.of(Outcome.HELD, Outcome.NOT_TESTABLE, Outcome.INCONCLUSIVE, Outcome.MISSED);
    return order.indexOf(a) >= order.indexOf(b) ? a : b;
  }
}
