package measurefirst.result;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import measurefirst.statistics.Interval;
import measurefirst.statistics.Steadiness;

/** Records to test with: nothing measured, every awkward value somewhere. */
final class Examples {
  private Examples() {}

  static final Warning WARNING = new Warning("code", "ein Text – 中文 \"quoted\"", "a\nremedy");

  static Machine machine() {
    return new Machine(
        "25.0.3+9-LTS (Eclipse Adoptium)",
        List.of("-Xmx512m", "-XX:+UseSerialGC"),
        "Linux 6.18",
        "amd64",
        "AMD EPYC™",
        2,
        2,
        1,
        Double.NaN,
        1L << 33,
        0.25,
        0.0,
        "",
        50_000,
        10,
        "3.11.7",
        Instant.parse("2026-01-02T03:04:05.678901234Z"));
  }

  static Interval interval(double estimate, double low, double high) {
    return new Interval(estimate, low, high, 0.95, 20, 17.25);
  }

  static Series series(String name, double... samples) {
    return series(name, Point.NONE, List.of(), samples);
  }

  static Series series(String name, Point point, List<Prediction> predictions, double... samples) {
    return new Series(
        name,
        point,
        "Java",
        Origin.HERE,
        Series.NANOS,
        1,
        Double.NaN,
        List.of(3.0),
        Arrays.stream(samples).boxed().toList(),
        List.of(Double.NaN, 0.0, Double.POSITIVE_INFINITY),
        predictions,
        Steadiness.STEADY,
        "42",
        List.of(WARNING));
  }

  static Finding finding(
      String contender, Prediction prediction, Interval measured, Outcome outcome, String why) {
    return new Finding(contender, Point.NONE, prediction, measured, "", outcome, why);
  }

  /** One contender for each outcome. */
  static Result result(String name) {
    Prediction twice = Prediction.ratio(2).ratherThan(1).claim("C1");
    Prediction half = Prediction.ratio(0.5).ratherThanOffBy(0.02);
    Prediction same = Prediction.ratio(1).ratherThan(1.01, 0.99);
    Prediction more = Prediction.moreThan(1);
    List<Finding> findings =
        List.of(
            finding("Fäden 🧵", twice, interval(2, 1.9, 2.1), Outcome.CONFIRMED, ""),
            finding("b", half, interval(0.5, 0.4, 0.6), Outcome.UNDECIDED, "why \\ not"),
            finding("c", same, interval(1, 0.9, 1.1), Outcome.NOT_TESTABLE, ""),
            finding("d", more, interval(0.5, 0, 0.9), Outcome.REFUTED, ""));
    return of(
        name,
        List.of(
            series("in turn", 4.0, 4.25),
            series("Fäden 🧵", Point.NONE, List.of(twice), 2.0, 2.125),
            series("b", Point.NONE, List.of(half), 8.0),
            series("c", Point.NONE, List.of(same), 4.0),
            series("d", Point.NONE, List.of(more), 4.0, 0.0, 1e300, Double.MIN_VALUE, 0.1 + 0.2)),
        findings);
  }

  /** A run with these series and findings, and the verdicts that follow. */
  static Result of(String name, List<Series> series, List<Finding> findings) {
    return new Result(
        name,
        "01-two-fetches",
        Mode.QUICK,
        Instant.parse("2026-01-02T03:04:06.5Z"),
        machine(),
        Map.of("fetch", "1a2b"),
        series,
        findings,
        Verdicts.of(findings),
        List.of());
  }

  static Result on(Machine machine, Result r) {
    return new Result(
        r.name(),
        r.notebook(),
        r.mode(),
        r.started(),
        machine,
        r.code(),
        r.series(),
        r.findings(),
        r.verdicts(),
        r.warnings());
  }

  /** The machine with another JDK, number of CPUs, processor and flags. */
  static Machine machine(String jdk, int cpus, String processor, List<String> flags) {
    Machine m = machine();
    return new Machine(
        jdk,
        flags,
        m.os(),
        m.architecture(),
        processor,
        cpus,
        m.carriers(),
        m.defaultPool(),
        m.cgroupCpus(),
        m.maxHeapBytes(),
        m.loadBefore(),
        m.stolen(),
        m.governor(),
        m.timerSlackNanos(),
        m.clockStepNanos(),
        m.python(),
        m.captured());
  }
}
