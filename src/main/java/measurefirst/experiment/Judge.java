package measurefirst.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import measurefirst.machine.Clock;
import measurefirst.machine.Evidence;
import measurefirst.machine.ThisMachine;
import measurefirst.result.Claim;
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
import measurefirst.statistics.Steadiness;
import measurefirst.statistics.Steady;
import measurefirst.timing.Measured;

/** Turns samples and predictions into a result: verdicts on the baseline, outcomes of claims. */
final class Judge {
  private static final double LEVEL = 0.95;

  /** From so many CPUs lost to others on, the reader is told. */
  private static final double NOTABLE = 0.25;

  /** What others do is counted in ticks of 10 ms, which say nothing of a shorter run. */
  private static final Duration RESOLVED = Duration.ofMillis(50);

  private final String name;
  private final Map<String, Prediction> predictions;
  private final String cpuClaim;
  private final Instant started;
  private final Machine machine;

  /**
   * A judge of one comparison.
   *
   * @param cpuClaim the claim that the CPUs kept busy are as many as the predicted ratios; empty if
   *     none is made
   */
  Judge(String name, Map<String, Prediction> predictions, String cpuClaim, Instant started) {
    this.name = name;
    this.predictions = predictions;
    this.cpuClaim = cpuClaim;
    this.started = started;
    this.machine = ThisMachine.card();
  }

  /** A result, and what became of each prediction that serves a claim. */
  record Judged(Result result, List<Finding> findings) {
    /** Whether every prediction's interval is narrow enough to be judged by. */
    boolean precise() {
      return findings.stream().allMatch(Finding::precise);
    }
  }

  /**
   * Judges {@code measured}, baseline first.
   *
   * @param absent what is to be said of contenders that could not run
   * @param meanwhile what else went on; null if that is not known
   */
  Judged judge(List<Measured> measured, List<Warning> absent, Evidence meanwhile) {
    List<Series> series = measured.stream().map(this::series).toList();
    Series baseline = series.getFirst();
    double level = Bonferroni.level(LEVEL, series.size() - 1);
    List<Verdict> verdicts =
        series.stream().skip(1).map(one -> verdict(baseline, one, level)).toList();
    int cpusNeeded = series.stream().mapToInt(one -> one.prediction().cpus()).max().orElse(1);
    List<Warning> warnings = new ArrayList<>(Warnings.ofMachine(machine, cpusNeeded));
    warnings.addAll(absent);
    double cpusLost = meanwhile == null ? 0 : cpusLost(measured, meanwhile);
    if (meanwhile != null) {
      warnings.addAll(meanwhile.warnings());
    }
    if (cpusLost >= NOTABLE) {
      warnings.add(Warnings.cpuShared(cpusLost, machine.cpus()));
    }
    List<Finding> findings = new ArrayList<>();
    // A claim holds only if all its predictions do: that asks for no correction for their number
    // (the intersection-union test, Berger 1982), as calling one of many contenders faster does.
    for (Series one : series.subList(1, series.size())) {
      if (!one.prediction().claim().isEmpty()) {
        Verdict verdict = verdict(baseline, one, LEVEL);
        findings.add(Finding.of(verdict, one.prediction(), machine.cpus(), cpusLost));
      }
    }
    List<Claim> claims = new ArrayList<>(claims(baseline.name(), findings));
    if (!cpuClaim.isEmpty()) {
      List<Finding> cpuUse = cpuUse(series, verdicts, cpusLost);
      claims.add(
          new Claim(
              cpuClaim,
              Finding.worst(cpuUse),
              "Times one CPU kept busy: %s.".formatted(sentence(cpuUse))));
      findings.addAll(cpuUse);
    }
    Result result =
        new Result(
            name,
            System.getenv().getOrDefault("MEASURE_FIRST_NOTEBOOK", ""),
            Mode.current(),
            started,
            machine,
            series,
            verdicts,
            claims,
            warnings);
    return new Judged(result, List.copyOf(findings));
  }

  /** Whether {@code measured} would be {@linkplain Judged#precise() precise} as it is. */
  boolean isPrecise(List<Measured> measured) {
    return judge(measured, List.of(), null).precise();
  }

  /** How many CPUs neither this JVM nor a contender in another process could have. */
  private double cpusLost(List<Measured> measured, Evidence meanwhile) {
    if (meanwhile.nanos() < RESOLVED.toNanos()) {
      return 0;
    }
    double children =
        measured.stream()
            .filter(one -> !one.language().equals("Java"))
            .mapToDouble(one -> one.cpu().stream().mapToDouble(c -> c * one.calls()).sum())
            .filter(nanos -> !Double.isNaN(nanos))
            .sum();
    double others = meanwhile.othersCpus() - children / meanwhile.nanos();
    double stolen = meanwhile.stolenShare() * machine.cpus();
    return (others > 0 ? others : 0) + (stolen > 0 ? stolen : 0);
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
    Interval ratio = one.ratioOver(baseline, level, (double) Clock.stepNanos());
    Optional<String> doubt = doubt(baseline).or(() -> doubt(one));
    if (doubt.isPresent()) {
      return new Verdict.Inconclusive(
          one.name(), baseline.name(), ratio, predicted, doubt.orElseThrow());
    }
    return Verdict.of(one.name(), baseline.name(), ratio, predicted);
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

  private static List<Claim> claims(String baseline, List<Finding> findings) {
    Set<String> ids = new LinkedHashSet<>();
    findings.forEach(finding -> ids.add(finding.prediction().claim()));
    ids.remove("");
    return ids.stream().map(id -> claim(id, baseline, findings)).toList();
  }

  private static Claim claim(String id, String baseline, List<Finding> findings) {
    List<Finding> own =
        findings.stream().filter(finding -> finding.prediction().claim().equals(id)).toList();
    return new Claim(
        id, Finding.worst(own), "Times as fast as \"%s\": %s.".formatted(baseline, sentence(own)));
  }

  private static String sentence(List<Finding> findings) {
    Map<String, List<String>> byPrediction = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byPrediction
          .computeIfAbsent(finding.verdict().predictedText(), predicted -> new ArrayList<>())
          .add(finding.text());
    }
    return byPrediction.entrySet().stream()
        .map(e -> "predicted " + e.getKey() + "×, measured " + String.join(", ", e.getValue()))
        .collect(Collectors.joining("; "));
  }

  /**
   * What became of {@link #cpuClaim}: work that only computes keeps as many CPUs busy as it is
   * faster.
   */
  private List<Finding> cpuUse(List<Series> series, List<Verdict> verdicts, double cpusLost) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Series one = series.get(i + 1);
      double predicted = verdicts.get(i).predicted();
      if (!Double.isNaN(predicted)) {
        findings.add(
            Finding.of(
                new Verdict.NoDifference(
                    one.name(), "one CPU", MeanInterval.of(one.cpusBusy(), LEVEL), predicted),
                one.prediction().claim(cpuClaim),
                machine.cpus(),
                cpusLost));
      }
    }
    return findings;
  }
}
