package measurefirst.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import measurefirst.machine.Clock;
import measurefirst.machine.ThisMachine;
import measurefirst.result.Claim;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Machine;
import measurefirst.result.Mode;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.statistics.Interval;
import measurefirst.statistics.PairedRatio;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Floor;
import measurefirst.timing.FloorProbe;

/**
 * Loops of which is predicted whether the floor check flags them.
 *
 * <pre>{@code
 * Floors.of("loops").claim("C4")
 *     .flagged(() -> FloorProbe.check("empty", n -> empty(n)))
 *     .passes(() -> FloorProbe.check("xorshift", n -> xorshift(n)))
 *     .run()
 * }</pre>
 *
 * <p>Each loop is checked several times. A prediction is met if all checks agree with it, and
 * missed if all contradict it; where they differ among themselves, it is a doubt.
 */
public final class Floors {
  private static final double LEVEL = 0.95;
  private static final String OPERATION = "one dependent operation";

  private final String name;
  private final List<Loop> loops = new ArrayList<>();
  private final List<Warning> absent = new ArrayList<>();
  private String claim = "";
  private String language = "Java";
  private int rounds = 3;

  private record Loop(
      Callable<Floor> check, boolean plausible, String language, List<Floor> floors) {
    String name() {
      return floors.getFirst().name();
    }

    long agreeing() {
      return floors.stream().filter(floor -> floor.plausible() == plausible).count();
    }

    Outcome outcome() {
      return agreeing() == floors.size()
          ? Outcome.HELD
          : agreeing() == 0 ? Outcome.MISSED : Outcome.INCONCLUSIVE;
    }

    /** Time per iteration at the largest number of iterations, of all checks. */
    List<Double> perIteration() {
      return floors.stream()
          .map(floor -> floor.points().getLast())
          .flatMap(point -> point.samples().stream().map(nanos -> nanos / point.n()))
          .toList();
    }
  }

  private Floors(String name) {
    this.name = name;
  }

  /** Loops without one yet, whose result is kept under {@code name}. */
  public static Floors of(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("floor checks need a name: their result is kept under it");
    }
    return new Floors(name);
  }

  /** What the loops are predicted for. */
  public Floors claim(String id) {
    claim = id;
    return this;
  }

  /** From now on loops are written in {@code language}. */
  public Floors in(String language) {
    this.language = language;
    return this;
  }

  /** Checks every loop so often; once at least. */
  public Floors rounds(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("at least 1 check must be made, was " + rounds);
    }
    this.rounds = rounds;
    return this;
  }

  /** A loop that is predicted to be flagged: its time cannot be that of a loop that runs. */
  public Floors flagged(Callable<Floor> check) {
    loops.add(new Loop(check, false, language, new ArrayList<>()));
    return this;
  }

  /** A loop against whose time nothing is predicted to speak. */
  public Floors passes(Callable<Floor> check) {
    loops.add(new Loop(check, true, language, new ArrayList<>()));
    return this;
  }

  /**
   * Checks round by round, in an order drawn by lot, and judges; the result is kept.
   *
   * <p>Its samples are times per iteration at the largest number of iterations, and its baseline is
   * one operation that needs the result of the one before: a loop of such operations that is faster
   * than that did not run as it is written.
   *
   * @throws IllegalStateException if there is no loop
   * @throws IllegalArgumentException if two loops have the same name
   * @throws Exception whatever a check throws
   */
  public Floors run() throws Exception {
    if (loops.isEmpty()) {
      throw new IllegalStateException("\"%s\" has no loop to check".formatted(name));
    }
    Instant started = Instant.now();
    long start = System.nanoTime();
    loops.forEach(loop -> loop.floors.clear());
    for (int round = 0; round < rounds; round++) {
      report(round, System.nanoTime() - start);
      List<Loop> order = new ArrayList<>(loops);
      Collections.shuffle(order);
      for (Loop loop : order) {
        try {
          loop.floors.add(loop.check.call());
        } catch (AbsentException e) {
          loops.remove(loop);
          absent.add(Warnings.absent("a loop in " + loop.language, e.getMessage()));
        }
      }
    }
    if (loops.stream().map(Loop::name).distinct().count() < loops.size()) {
      throw new IllegalArgumentException(
          "loops need different names, \"%s\" has %s"
              .formatted(name, loops.stream().map(Loop::name).toList()));
    }
    report(rounds, System.nanoTime() - start);
    Results.keep(result(started));
    return this;
  }

  /** The last check of each loop, in the order in which the loops were named. */
  public List<Floor> floors() {
    return loops.stream().map(loop -> loop.floors.getLast()).toList();
  }

  /** The result as it is kept. */
  public Result result() {
    return Results.latest(name);
  }

  /** What the run says of the claim. */
  public Claim claim() {
    return result().claim(claim);
  }

  private void report(int done, long spent) {
    Repeats.report(name, "%d loops".formatted(loops.size()), done, rounds, spent);
  }

  private Result result(Instant started) {
    Machine machine = ThisMachine.card();
    double operation = FloorProbe.operationNanos();
    List<Series> series = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    int most = loops.stream().mapToInt(loop -> loop.perIteration().size()).max().orElseThrow();
    series.add(series(OPERATION, "Java", 1, Collections.nCopies(most, operation)));
    for (Loop loop : loops) {
      long n = loop.floors.getLast().points().getLast().n();
      series.add(series(loop.name(), loop.language, n, loop.perIteration()));
      verdicts.add(verdict(loop, operation, n));
    }
    return new Result(
        name,
        System.getenv().getOrDefault("MEASURE_FIRST_NOTEBOOK", ""),
        Mode.current(),
        started,
        machine,
        series,
        verdicts,
        claim.isEmpty() ? List.of() : List.of(judge(operation)),
        warnings(machine));
  }

  private List<Warning> warnings(Machine machine) {
    List<Warning> warnings = new ArrayList<>(Warnings.ofMachine(machine, 1));
    warnings.addAll(absent);
    return warnings;
  }

  private static Series series(String name, String language, long n, List<Double> nanos) {
    return Repeats.series(name, language, n, Double.NaN, nanos, Prediction.NONE);
  }

  private static Verdict verdict(Loop loop, double operation, long n) {
    double[] nanos = array(loop.perIteration());
    Interval ratio =
        PairedRatio.of(
            array(Collections.nCopies(nanos.length, operation)),
            nanos,
            LEVEL,
            (double) Clock.stepNanos() / n);
    return Verdict.of(loop.name(), OPERATION, ratio, Double.NaN);
  }

  private Claim judge(double operation) {
    Outcome worst = Outcome.HELD;
    Map<String, List<String>> findings = new LinkedHashMap<>();
    for (Loop loop : loops) {
      worst = Bounds.worse(worst, loop.outcome());
      findings
          .computeIfAbsent(loop.plausible ? "to pass" : "to be flagged", p -> new ArrayList<>())
          .add(finding(loop));
    }
    String sentence =
        findings.entrySet().stream()
            .map(e -> "predicted " + e.getKey() + ": " + String.join(", ", e.getValue()))
            .collect(Collectors.joining("; "));
    return new Claim(
        claim,
        worst,
        String.format(
            Locale.ROOT,
            "One dependent operation takes %.2g ns; an iteration, %s.",
            operation,
            sentence));
  }

  private static String finding(Loop loop) {
    String measured =
        String.format(
            Locale.ROOT,
            "%s %.2g ns",
            loop.name(),
            Math.max(0, loop.floors.getLast().check().nanosPerIteration()));
    return switch (loop.outcome()) {
      case HELD -> measured + (loop.plausible ? " passed" : " was flagged");
      case MISSED -> measured + (loop.plausible ? " was flagged" : " passed") + ", which missed it";
      case INCONCLUSIVE, NOT_TESTABLE ->
          measured
              + " too uncertain to say: %d of %d checks agree"
                  .formatted(loop.agreeing(), loop.floors.size());
    };
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
