package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import measurefirst.machine.Cpus;
import measurefirst.machine.Evidence;
import measurefirst.result.Finding;
import measurefirst.result.Outcome;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Warning;
import measurefirst.timing.Contender;
import measurefirst.timing.Measured;
import org.junit.jupiter.api.Test;

/** What a verdict owes to the clock and to other programs. */
class JudgeTest {
  private static final int CPUS = Cpus.usable();
  private static final Prediction HALF = Prediction.ratio(1.5).ratherThan(1);

  /** Eight samples of about {@code nanos}, each with so many CPUs busy. */
  private static Measured measured(String name, double nanos, double cpus) {
    List<Double> values = new java.util.ArrayList<>();
    for (int i = 0; i < 8; i++) {
      values.add(nanos * (1 + 0.001 * (i % 3)));
    }
    List<Double> cpu = values.stream().map(value -> cpus * value).toList();
    return new Measured(Contender.of(name, () -> 1), 1, nanos, List.of(), values, cpu, "answer");
  }

  /** One second in which others kept this share of all CPUs busy, and we all the rest. */
  private static Evidence others(double share) {
    long ticks = 100L * CPUS;
    long ours = (long) ((1 - share) * CPUS * 1e9);
    return new Evidence(1_000_000_000, 0, 0, 0, 0, ticks, 0, 0, 0, 0, ours);
  }

  private static Result judged(Prediction prediction, Evidence meanwhile, Measured a, Measured b) {
    return new Judge("judged", Point.NONE, Map.of("a", List.of(), "b", List.of(prediction)))
        .judge(List.of(a, b), List.of(), meanwhile);
  }

  private static Finding finding(double ratio, double share, double cpus) {
    return judged(HALF, others(share), measured("a", 1e8, cpus), measured("b", 1e8 / ratio, cpus))
        .finding("b");
  }

  @Test
  void withoutOthersItIsTheIntervalAlone() {
    assertThat(finding(1.5, 0, CPUS).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding(1, 0, CPUS).outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding(Math.sqrt(1.5), 0, CPUS).outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void loadMayHideWhatIsTrueAndMakeWhatIsNot() {
    for (double ratio : new double[] {1.5, 1}) {
      Finding beside = finding(ratio, 0.5, CPUS / 2.0);
      assertThat(beside.outcome()).isEqualTo(Outcome.UNDECIDED);
      assertThat(beside.why()).contains("other programs kept", "close them and rerun");
    }
  }

  @Test
  void loadInBurstsMattersAsSteadyLoadDoes() {
    Measured calm = measured("b", 1e8 / 1.1, CPUS / 2.0);
    List<Double> cpu = new java.util.ArrayList<>(calm.cpu());
    cpu.set(2, CPUS * calm.counted().get(2));
    cpu.set(5, CPUS * calm.counted().get(5));
    Measured bursts =
        new Measured(
            calm.contender(), 1, calm.cold(), calm.warmUp(), calm.counted(), cpu, calm.answer());
    Measured alone = measured("a", 1e8, CPUS / 2.0);
    assertThat(judged(HALF, others(0.2), alone, calm).finding("b").outcome())
        .isEqualTo(Outcome.REFUTED);
    assertThat(judged(HALF, others(0.2), alone, bursts).finding("b").outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void loadDoesNotMatterWhereCpusWereFreeOrTheOutcomeIsFarOff() {
    assertThat(finding(1.5, 0.5, 0).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding(0.01, 0.5, CPUS / 2.0).outcome()).isEqualTo(Outcome.REFUTED);
    Finding far =
        judged(
                Prediction.ratio(100).ratherThan(1),
                others(0.5),
                measured("a", 1e8, CPUS / 2.0),
                measured("b", 1e6, CPUS / 2.0))
            .finding("b");
    assertThat(far.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void loadIsWarnedOf() {
    Result result = judged(HALF, others(0.5), measured("a", 1e8, 0), measured("b", 1e8, 0));
    assertThat(result.warnings()).extracting(Warning::code).contains("cpu-shared");
    assertThat(judged(HALF, others(0), measured("a", 1e8, 0), measured("b", 1e8, 0)).warnings())
        .extracting(Warning::code)
        .doesNotContain("cpu-shared");
  }

  @Test
  void aFewStepsOfTheClockDecideNothing() {
    Finding finding = judged(HALF, null, measured("a", 3, 0), measured("b", 2, 0)).finding("b");
    assertThat(finding.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(finding.why()).contains("steps of the clock", "let a call do more");
  }

  @Test
  void eachQuantityIsMeasuredAsItIsNamed() {
    Measured a = measured("a", 4e8, 1);
    Measured b = measured("b", 1e8, 0.5);
    assertThat(outcome(Prediction.ratio(4), a, b)).isEqualTo(Outcome.CONFIRMED);
    assertThat(outcome(Prediction.timesAsLong(0.25), a, b)).isEqualTo(Outcome.CONFIRMED);
    assertThat(outcome(Prediction.timesAsLong(4), a, b)).isEqualTo(Outcome.REFUTED);
    assertThat(outcome(Prediction.cpusBusy(0.5), a, b)).isEqualTo(Outcome.CONFIRMED);
    assertThat(outcome(Prediction.cpusBusy(2), a, b)).isEqualTo(Outcome.REFUTED);
    assertThat(outcome(Prediction.moreThan(3), a, b)).isEqualTo(Outcome.CONFIRMED);
    assertThat(outcome(Prediction.lessThan(3), a, b)).isEqualTo(Outcome.REFUTED);
    assertThat(outcome(Prediction.ratio(4).ratherThan(4.1), a, b)).isEqualTo(Outcome.NOT_TESTABLE);
  }

  private static Outcome outcome(Prediction prediction, Measured a, Measured b) {
    return judged(prediction.orPlainRival(1), null, a, b).finding("b").outcome();
  }

  @Test
  void aContenderWithTooFewSamplesIsShownAndNotJudged() {
    Measured one =
        new Measured(
            Contender.of("b", () -> 1), 1, 1e8, List.of(), List.of(1e8), List.of(1e8), "x");
    Result result = judged(HALF, null, measured("a", 1e8, 1), one);
    assertThat(result.findings()).isEmpty();
    assertThat(result.series("b").values()).isEqualTo(Collections.singletonList(1e8));
  }
}
