package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import measurefirst.statistics.Interval;
import measurefirst.statistics.Steadiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WarningsTest {
  /** Uneven, without trend, outliers or clock trouble. */
  private static final double[] CALM =
      DoubleStream.iterate(1, i -> i + 1)
          .limit(30)
          .map(i -> 1e6 + 1e4 * Math.abs((i * 7919) % 31))
          .toArray();

  static Stream<Arguments> everyWarning() {
    double[] samples = {1e6, 2e6, 3e6, 9e6};
    return Stream.of(
        Arguments.of(Warnings.timerSaturated(40, 10), "timer-saturated", "40 ns"),
        Arguments.of(Warnings.emptyCall(0.9), "empty-call", "whole task takes 0.9 ns"),
        Arguments.of(Warnings.multimodal(samples), "multimodal", "between 1 ms and 9 ms"),
        Arguments.of(Warnings.autocorrelated(20, 4.24), "autocorrelated", "worth 4.2"),
        Arguments.of(Warnings.outliersSevere(3, 20), "outliers-severe", "3 of 20"),
        Arguments.of(
            Warnings.gcInSamples(7, 120), "gc-in-samples", "7 times during the run, for 120 ms"),
        Arguments.of(
            Warnings.stillCompiling(250, 40), "still-compiling", "250 ms during the run, and 40"),
        Arguments.of(Warnings.cpuStolen(0.0456), "cpu-stolen", "4.56 %"),
        Arguments.of(Warnings.cpuThrottled(5, 1_500_000), "cpu-throttled", "5 periods, for 1.5 ms"),
        Arguments.of(Warnings.cpuShared(0.816, 2), "cpu-shared", "0.82 of 2 CPUs"),
        Arguments.of(
            Warnings.loadBeforeStart(3.25, 2), "load-before-start", "3.25 before the run, on 2"),
        Arguments.of(
            Warnings.frequencyGovernor("powersave"), "frequency-governor", "\"powersave\""),
        Arguments.of(
            Warnings.drifting(samples),
            "drifting",
            "last third is 9 ms, that of the first was 1 ms"),
        Arguments.of(
            Warnings.neverSteady(samples),
            "never-steady",
            "between 1 ms and 9 ms, with a median of 2.5 ms"));
  }

  @ParameterizedTest
  @MethodSource("everyWarning")
  void eachShowsTheValueSeenAndARemedy(Warning warning, String code, String value) {
    assertThat(warning.code()).isEqualTo(code);
    assertThat(warning.text()).contains(value);
    assertThat(warning.remedy()).isNotBlank().isNotEqualTo(warning.text());
  }

  @Test
  void calmSamplesWarnOfNothing() {
    assertThat(of(CALM, 1, Steadiness.STEADY, 30)).isEmpty();
  }

  @Test
  void aSampleOfFewStepsIsWarnedOf() {
    assertThat(of(scaled(CALM, 1e-4), 1, Steadiness.STEADY, 30)).containsExactly("timer-saturated");
    assertThat(of(scaled(CALM, 1e-4), 100, Steadiness.STEADY, 30)).isEmpty();
  }

  @Test
  void aTaskAsShortAsNoneIsWarnedOf() {
    double[] empty = scaled(CALM, 1e-6);
    assertThat(of(empty, 1_000_000, Steadiness.STEADY, 30)).containsExactly("empty-call");
    assertThat(of(empty, 1_000_000, 100, Steadiness.STEADY, 30)).isEmpty();
    double[] vanished = scaled(CALM, 1e-12);
    assertThat(of(vanished, 1_000_000_000_000L, 1_000_000, Steadiness.STEADY, 30))
        .containsExactly("empty-call");
  }

  @Test
  void trendsAreWarnedOf() {
    assertThat(of(CALM, 1, Steadiness.DRIFTING, 30)).containsExactly("drifting");
    assertThat(of(CALM, 1, Steadiness.NEVER, 30)).containsExactly("never-steady");
  }

  @Test
  void severeOutliersAreWarnedOf() {
    double[] spiky = CALM.clone();
    spiky[3] = spiky[17] = 9e6;
    assertThat(of(spiky, 1, Steadiness.STEADY, 30)).contains("outliers-severe");
  }

  @Test
  void neighboursThatResembleEachOtherAreWarnedOf() {
    double[] waves =
        DoubleStream.iterate(0, i -> i + 1)
            .limit(60)
            .map(i -> 1e6 + 1e5 * Math.sin(i / 6))
            .toArray();
    assertThat(of(waves, 1, Steadiness.STEADY, 5)).contains("autocorrelated");
    assertThat(of(waves, 1, Steadiness.STEADY, 55)).doesNotContain("autocorrelated");
  }

  @Test
  void oneSampleIsNoneToJudge() {
    assertThat(of(new double[] {1}, 1, Steadiness.NEVER, 1)).isEmpty();
  }

  @Test
  void theCardIsReadBeforeTheRun() {
    Machine calm = Examples.machine();
    assertThat(Warnings.ofMachine(calm)).isEmpty();
    Machine busy =
        new Machine(
            "",
            List.of(),
            "",
            "",
            "",
            1,
            1,
            1,
            Double.NaN,
            -1,
            3.5,
            Double.NaN,
            "powersave",
            -1,
            10,
            "",
            calm.captured());
    assertThat(Warnings.ofMachine(busy))
        .extracting(Warning::code)
        .containsExactly("load-before-start", "frequency-governor");
    Machine untold =
        new Machine(
            "",
            List.of(),
            "",
            "",
            "",
            2,
            2,
            1,
            Double.NaN,
            -1,
            Double.NaN,
            Double.NaN,
            "",
            -1,
            10,
            "",
            calm.captured());
    assertThat(Warnings.ofMachine(untold)).isEmpty();
  }

  private static List<String> of(
      double[] samples, long calls, Steadiness steadiness, double effective) {
    return of(samples, calls, 1, steadiness, effective);
  }

  private static List<String> of(
      double[] samples, long calls, long operations, Steadiness steadiness, double effective) {
    var interval = new Interval(1, 1, 1, 0.95, samples.length, effective);
    return Warnings.ofSamples(samples, calls, operations, 10, steadiness, interval).stream()
        .map(Warning::code)
        .toList();
  }

  private static double[] scaled(double[] samples, double by) {
    return DoubleStream.of(samples).map(x -> x * by).toArray();
  }
}
