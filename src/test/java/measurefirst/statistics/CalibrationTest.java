package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the intervals to what they promise, by simulation from fixed seeds. */
class CalibrationTest {
  private static final int DRAWS = 2000;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STRONG_WITH_SPIKES")
  void theSameThingTwiceIsCalledDifferentFiveTimesInAHundred(Noise noise) {
    assertThat(Calibration.falseDifferent(noise, 30, DRAWS).percent()).isBetween(3.0, 7.0);
    assertThat(Calibration.falseDifferent(noise, 100, DRAWS).percent()).isBetween(3.0, 7.0);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"STRONG", "STRONG_WITH_SPIKES"})
  void tenRoundsRaiseNoMoreFalseAlarms(Noise noise) {
    assertThat(Calibration.falseDifferent(noise, 10, DRAWS).percent()).isLessThan(7.5);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"STRONG", "STRONG_WITH_SPIKES"})
  void tenRoundsThatHangTogetherAreTooFew(Noise noise) {
    assertThat(Calibration.falseDifferent(noise, 10, DRAWS).percent()).isBetween(8.0, 16.0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STRONG_WITH_SPIKES")
  void fiveRoundsOfIndependentNoiseRaiseNoMoreFalseAlarms(Noise noise) {
    double percent = Calibration.falseDifferent(noise, 5, DRAWS).percent();
    switch (noise) {
      case MILD -> assertThat(percent).isBetween(8.0, 16.0);
      case STRONG -> assertThat(percent).isBetween(40.0, 50.0);
      default -> assertThat(percent).isLessThan(7.5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 50, 100, 200})
  void theLocationOfAutocorrelatedSamplesIsCovered(int n) {
    assertThat(Calibration.coverage(Noise.STRONG, n, DRAWS).percent()).isBetween(93.0, 98.0);
    assertThat(Calibration.coverageOfStudent(Noise.STRONG, n, 500).percent()).isLessThan(60);
    assertThat(Calibration.coverageOfBootstrap(Noise.STRONG, n, 500).percent()).isLessThan(60);
  }

  @ParameterizedTest
  @EnumSource
  void theLocationIsCoveredOnEveryKindOfNoise(Noise noise) {
    double least = noise == Noise.SPIKES ? 85 : 91;
    assertThat(Calibration.coverage(noise, 30, DRAWS).percent()).isBetween(least, 98.0);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"STRONG", "STRONG_WITH_SPIKES"})
  void steadySamplesAreCalledSteady(Noise noise) {
    assertThat(Calibration.drifting(noise, 10, i -> 0, DRAWS).percent()).isLessThan(4);
    assertThat(Calibration.drifting(noise, 30, i -> 0, DRAWS).percent()).isLessThan(2);
    assertThat(Calibration.drifting(noise, 100, i -> 0, 500).percent()).isLessThan(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"STRONG", "STRONG_WITH_SPIKES"})
  void samplesThatHangTogetherAreSeldomCalledDrifting(Noise noise) {
    assertThat(Calibration.drifting(noise, 30, i -> 0, DRAWS).percent()).isLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 50, 100})
  void driftsAreFound(int n) {
    Noise noise = Noise.LIKE_XORSHIFT;
    assertThat(Calibration.drifting(noise, n, i -> 0.05 * i / n, 500).percent()).isGreaterThan(90);
    assertThat(Calibration.drifting(noise, n, i -> i < n / 3 ? 0.1 : 0, 500).percent())
        .isGreaterThan(90);
    assertThat(Calibration.drifting(noise, n, i -> 0.7 * Math.exp(-8.0 * i / n), 500).percent())
        .isGreaterThan(90);
    assertThat(Calibration.drifting(noise, n, i -> i < n / 10 ? 0.7 : 0, 500).percent())
        .isGreaterThan(90);
  }

  @ParameterizedTest
  @EnumSource
  void modesAreFoundWhereThereAreSome(Noise noise) {
    double percent = Calibration.multimodal(noise, 100, 500).percent();
    switch (noise) {
      case BIMODAL, RARE_MODE -> assertThat(percent).isGreaterThan(90);
      default -> assertThat(percent).isLessThan(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void autocorrelationIsFoundWhereThereIsSome(Noise noise) {
    double percent = Calibration.autocorrelated(noise, 100, 500).percent();
    switch (noise) {
      case STRONG -> assertThat(percent).isGreaterThan(95);
      case MILD, STRONG_WITH_SPIKES -> assertThat(percent).isGreaterThan(20);
      case LIKE_XORSHIFT -> assertThat(percent).isLessThan(10);
      default -> assertThat(percent).isLessThan(3);
    }
  }
}
