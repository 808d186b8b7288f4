package measurefirst.experiment;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import measurefirst.machine.Clock;
import measurefirst.machine.Evidence;
import measurefirst.machine.ThisMachine;
import measurefirst.result.Claim;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Machine;
import measurefirst.result.Mode;
import measurefirst.result.Prediction;
import measurefirst.result.Recorded;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;
import measurefirst.statistics.PairedRatio;
import measurefirst.statistics.ValueInterval;
import measurefirst.timing.AbsentException;

/**
 * Times that are predicted as a multiple of another time of the same run: a beat that is late by
 * two tasks. Where a {@link Comparison} times calls, here the reader's code brings both times,
 * taken in the same moment, so that a busy machine stretches both.
 *
 * <p>The multiple may be zero, so what is judged is its distance from the prediction, counted in
 * the unit. A claim holds only if all its predictions do, which asks for no correction of the
 * intervals for their number (Berger 1982). A miss by fewer units than other programs kept CPUs
 * busy is a doubt: each of them can keep a thread off its CPU about as long as a task of ours does.
 */
public final class Multiples {
  private static final double LEVEL = 0.95;
  private static final double NOTABLE = 0.25;

  // The system counts CPU time in ticks of 10 ms: over less than a few of them it says nothing.
  private static final long RESOLVED_NANOS = 50_000_000;

  private final String name;
  private final String unit;
  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private final Map<String, Warning> absent = new LinkedHashMap<>();
  private String claim = "";
  private String language = "Java";
  private double tolerance = 0.25;
  private int rounds = 5;
  private int most = 5;
  private double othersNanos;
  private double watchedNanos;

  /**
   * Two times of the same moment.
   *
   * @param nanos the time in question, in nanoseconds
   * @param unitNanos what it is counted in, in nanoseconds
   */
  public record Pair(double nanos, double unitNanos) {
    public Pair {
      if (!(nanos >= 0) || !(unitNanos > 0)) {
        throw new IllegalArgumentException(
            "a time must be 0 ns or more and its unit longer than that, was %s of %s"
                .formatted(nanos, unitNanos));
      }
    }
  }

  private record Subject(
      String language, double least, double most, Callable<Pair> once, List<Pair> pairs) {}

  private Multiples(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  /** Multiples of a {@code unit}, such as {@code one task}, kept under {@code name}. */
  public static Multiples of(String name, String unit) {
    return new Multiples(name, unit);
  }

  /** From now on subjects serve the claim {@code id}. */
  public Multiples claim(String id) {
    claim = id;
    return this;
  }

  /** From now on subjects are written in {@code language}. */
  public Multiples in(String language) {
    this.language = language;
    return this;
  }

  /** A prediction is held if met within so many units. */
  public Multiples within(double units) {
    if (!(units > 0)) {
      throw new IllegalArgumentException("a tolerance must be positive, was " + units);
    }
    tolerance = units;
    return this;
  }

  /** Measures every subject so often; 2 times at least. */
  public Multiples rounds(int rounds) {
    return rounds(rounds, rounds);
  }

  /**
   * Measures every subject {@code least} times, 2 at least, and those whose interval came out too
   * wide to judge by on, up to {@code most} times: for the width of the interval alone, not for
   * where it lies. From 8 rounds on a spike has little weight.
   */
  public Multiples rounds(int least, int most) {
    if (least < 2 || most < least) {
      throw new IllegalArgumentException(
          "an interval needs at least 2 rounds, and no more at least than at most, was %d to %d"
              .formatted(least, most));
    }
    this.rounds = least;
    this.most = most;
    return this;
  }

  /** A subject, of which {@code predicted} units are predicted. */
  public Multiples predict(String subject, double predicted, Callable<Pair> once) {
    return predict(subject, predicted, predicted, once);
  }

  /** A subject, of which {@code least} to {@code most} units are predicted. */
  public Multiples predict(String subject, double least, double most, Callable<Pair> once) {
    if (!(least >= 0 && least <= most) || Double.isInfinite(most)) {
      throw new IllegalArgumentException(
          "a prediction needs 0 units or more, and no more at least than at most, was %s to %s"
              .formatted(least, most));
    }
    if (subjects.putIfAbsent(subject, new Subject(language, least, most, once, new ArrayList<>()))
        != null) {
      throw new IllegalArgumentException(
          "subjects need different names, \"%s\" has \"%s\" twice".formatted(name, subject));
    }
    return this;
  }

  /**
   * Measures round by round, in an order drawn by lot, and judges; the result is kept.
   *
   * @throws Exception whatever a measurement throws
   */
  public Multiples run() throws Exception {
    if (subjects.isEmpty()) {
      throw new IllegalStateException("\"%s\" has nothing to measure".formatted(name));
    }
    Instant started = Instant.now();
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      report(round, System.nanoTime() - start);
      round(present().keySet());
    }
    for (int round = rounds; round < most && !imprecise().isEmpty(); round++) {
      round(imprecise());
    }
    report(rounds, System.nanoTime() - start);
    Optional<Result> recorded = absent.isEmpty() ? Optional.empty() : Recorded.of(name);
    if (present().isEmpty()) {
      Result there = recorded.orElseThrow(() -> new AbsentException(texts(absent.values())));
      Results.keep(Recorded.instead(there, List.copyOf(absent.values())));
    } else {
      Result here = result(started);
      Results.keep(
          recorded.map(there -> Recorded.beside(here, there, absent.keySet())).orElse(here));
    }
    return this;
  }

  private void round(Collection<String> names) throws Exception {
    List<String> order = new ArrayList<>(names);
    Collections.shuffle(order);
    for (String one : order) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Subject subject = subjects.get(one);
      try {
        subject.pairs.add(watched(subject));
      } catch (AbsentException e) {
        absent.put(one, Warnings.absent(one, e.getMessage()));
      }
    }
  }

  private List<String> imprecise() {
    return subjects().stream()
        .filter(
            one -> {
              Subject subject = subjects.get(one);
              return !Bounds.precise(interval(subject), floor(subject), ceiling(subject));
            })
        .toList();
  }

  private double floor(Subject subject) {
    return subject.least - tolerance;
  }

  private double ceiling(Subject subject) {
    return subject.most + tolerance;
  }

  /** Measures once, and counts what others did meanwhile; a child of ours would pass for others. */
  private Pair watched(Subject subject) throws Exception {
    Evidence before = Evidence.now();
    Pair pair = subject.once.call();
    Evidence meanwhile = Evidence.now().since(before);
    if (subject.language.equals("Java")
        && meanwhile.nanos() >= RESOLVED_NANOS
        && !Double.isNaN(meanwhile.othersCpus())) {
      othersNanos += meanwhile.othersCpus() * meanwhile.nanos();
      watchedNanos += meanwhile.nanos();
    }
    return pair;
  }

  private double cpusLost() {
    return watchedNanos == 0 ? 0 : othersNanos / watchedNanos;
  }

  private void report(int done, long spent) {
    Repeats.report(name, "%d subjects".formatted(subjects.size()), done, rounds, spent);
  }

  private Map<String, Subject> present() {
    Map<String, Subject> present = new LinkedHashMap<>(subjects);
    present.keySet().removeAll(absent.keySet());
    return present;
  }

  private static String texts(Collection<Warning> warnings) {
    return warnings.stream().map(Warning::text).collect(Collectors.joining("; "));
  }

  /**
   * The multiple that was measured of {@code subject}, with its 95 % interval; of one that cannot
   * run here, what was recorded.
   */
  public Interval of(String subject) {
    return absent.containsKey(subject)
        ? result().verdict(subject).ratio().inverse()
        : interval(subjects.get(subject));
  }

  /** The result as it is kept. */
  public Result result() {
    return Results.latest(name);
  }

  /** What the run says of the claim. */
  public Claim claim() {
    return result().claim(claim);
  }

  /** The subjects that can run here, in their order. */
  public List<String> subjects() {
    return List.copyOf(present().keySet());
  }

  /** The most that was predicted of {@code subject}, in units. */
  public double predicted(String subject) {
    return subjects.get(subject).most;
  }

  private Result result(Instant started) {
    Machine machine = ThisMachine.card();
    List<Series> series = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    series.add(
        series(
            unit,
            "Java",
            present().values().stream()
                .flatMap(s -> s.pairs.stream())
                .map(Pair::unitNanos)
                .toList(),
            Prediction.NONE));
    for (Map.Entry<String, Subject> entry : present().entrySet()) {
      Subject subject = entry.getValue();
      double limit = subject.most * units(subject).average().orElseThrow();
      Prediction prediction =
          new Prediction(limit > 0 ? limit : Double.NaN, Double.NaN, tolerance, claim, 1);
      series.add(
          series(
              entry.getKey(),
              subject.language,
              subject.pairs.stream().map(Pair::nanos).toList(),
              prediction));
      verdicts.add(verdict(entry.getKey(), subject));
    }
    return new Result(
        name,
        System.getenv().getOrDefault("MEASURE_FIRST_NOTEBOOK", ""),
        Mode.current(),
        started,
        machine,
        series,
        verdicts,
        claim.isEmpty() ? List.of() : List.of(judge()),
        warnings(machine));
  }

  private List<Warning> warnings(Machine machine) {
    List<Warning> warnings = new ArrayList<>(Warnings.ofMachine(machine, 1));
    if (cpusLost() >= NOTABLE) {
      warnings.add(Warnings.cpuShared(cpusLost(), machine.cpus()));
    }
    warnings.addAll(absent.values());
    return warnings;
  }

  private static Series series(
      String name, String language, List<Double> nanos, Prediction prediction) {
    return Repeats.series(name, language, 1, nanos.getFirst(), nanos, prediction);
  }

  private Verdict verdict(String subjectName, Subject subject) {
    Interval ratio =
        PairedRatio.of(
            units(subject).toArray(),
            subject.pairs.stream().mapToDouble(Pair::nanos).toArray(),
            LEVEL,
            (double) Clock.stepNanos());
    double predicted = subject.least == subject.most ? 1 / subject.most : Double.NaN;
    return Verdict.of(subjectName, unit, ratio, predicted);
  }

  private Claim judge() {
    Outcome worst = Outcome.HELD;
    Map<String, List<String>> findings = new LinkedHashMap<>();
    for (Map.Entry<String, Subject> entry : present().entrySet()) {
      Subject subject = entry.getValue();
      Interval multiple = interval(subject);
      Outcome outcome = Bounds.outcome(multiple, floor(subject), ceiling(subject));
      if (outcome == Outcome.MISSED && off(multiple, subject) <= cpusLost()) {
        outcome = Outcome.INCONCLUSIVE;
      }
      worst = Bounds.worse(worst, outcome);
      findings
          .computeIfAbsent(predicted(subject), p -> new ArrayList<>())
          .add(finding(entry.getKey(), outcome, multiple));
    }
    String sentence =
        findings.entrySet().stream()
            .map(e -> "predicted " + e.getKey() + ": " + String.join(", ", e.getValue()))
            .collect(Collectors.joining("; "));
    return new Claim(
        claim,
        worst,
        "In units of %s, %s.".formatted(unit, sentence)
            + (absent.isEmpty() ? "" : " Not here: %s.".formatted(texts(absent.values()))));
  }

  private static String predicted(Subject subject) {
    DecimalFormat format =
        new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    String most = format.format(subject.most);
    return subject.least == subject.most ? most : format.format(subject.least) + " to " + most;
  }

  /** How many units the multiple lies outside of what counts as met. */
  private double off(Interval multiple, Subject subject) {
    return Math.max(multiple.estimate() - ceiling(subject), floor(subject) - multiple.estimate());
  }

  private static String finding(String subject, Outcome outcome, Interval multiple) {
    String measured =
        String.format(
                Locale.ROOT,
                "%s %.2f (%.2f–%.2f)",
                subject,
                multiple.estimate(),
                multiple.low(),
                multiple.high())
            .replace("-0.00", "0.00");
    return switch (outcome) {
      case HELD -> measured;
      case MISSED -> measured + " missed it";
      case INCONCLUSIVE, NOT_TESTABLE -> measured + " too uncertain to say";
    };
  }

  /**
   * A multiple is a factor, and one round that took thirty times as long must not outweigh the
   * others. Only one that may be zero is a matter of differences.
   */
  private static Interval interval(Subject subject) {
    double[] nanos = subject.pairs.stream().mapToDouble(Pair::nanos).toArray();
    double[] units = units(subject).toArray();
    if (subject.least == subject.most && subject.least > 0) {
      return PairedRatio.of(nanos, units, LEVEL, (double) Clock.stepNanos());
    }
    double[] multiples =
        IntStream.range(0, nanos.length).mapToDouble(i -> nanos[i] / units[i]).toArray();
    return subject.most > 2 * subject.least
        ? MeanInterval.of(multiples, LEVEL)
        : ValueInterval.of(multiples, LEVEL);
  }

  private static DoubleStream units(Subject subject) {
    return subject.pairs.stream().mapToDouble(Pair::unitNanos);
  }
}
