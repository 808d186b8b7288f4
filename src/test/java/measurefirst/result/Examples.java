package measurefirst.result;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
    List<Double> times = Arrays.stream(samples).boxed().toList();
    return new Series(
        name,
        "Java",
        1,
        Double.NaN,
        List.of(3.0),
        times,
        List.of(Double.NaN, 0.0, Double.POSITIVE_INFINITY),
        Prediction.NONE,
        Steadiness.STEADY,
        "42",
        List.of(WARNING));
  }

  /** One contender for each kind of verdict. */
  static Result result(String name) {
    return new Result(
        name,
        "01-two-fetches",
        Mode.QUICK,
        Instant.parse("2026-01-02T03:04:06.5Z"),
        machine(),
        List.of(
            series("in turn", 4.0, 4.25),
            series("Fäden 🧵", 2.0, 2.125),
            series("b", 8.0),
            series("c", 4.0),
            series("d", 4.0, 0.0, 1e300, Double.MIN_VALUE, 0.1 + 0.2)),
        List.of(
            new Verdict.Faster("Fäden 🧵", "in turn", interval(2, 1.9, 2.1), Double.NaN),
            new Verdict.Slower("b", "in turn", interval(0.5, 0.4, 0.6), 0.5),
            new Verdict.NoDifference("c", "in turn", interval(1, 0.9, 1.1), 1),
            new Verdict.Inconclusive(
                "d", "in turn", interval(1, 0, Double.POSITIVE_INFINITY), 1, "why \\ not")),
        List.of(new Claim("C1", Claim.Outcome.HELD, "Es hält.")),
        List.of());
  }

  /** Two contenders with these samples, and the verdict a run would have come to. */
  static Result two(double[] baseline, double[] contender, Verdict verdict, Claim... claims) {
    return new Result(
        "two",
        "01-two-fetches",
        Mode.QUICK,
        Instant.parse("2026-01-02T03:04:06.5Z"),
        machine(),
        List.of(series("in turn", baseline), series("together", contender)),
        List.of(verdict),
        List.of(claims),
        List.of());
  }

  static Result on(Machine machine, Result r) {
    return new Result(
        r.name(),
        r.notebook(),
        r.mode(),
        r.started(),
        machine,
        r.series(),
        r.verdicts(),
        r.claims(),
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
