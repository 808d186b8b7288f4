package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The location of one contender, two of them unpaired, and the worth of its samples. */
class OneContenderTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20130603);

  @ParameterizedTest
  @EnumSource
  void theIntervalHasTheUnitOfTheSamples(Noise noise) {
    double[] times = noise.times(random, 40, 1e6);
    Interval nanos = MeanInterval.of(times, 0.95);
    Interval millis = MeanInterval.of(Arrays.stream(times).map(t -> t / 1e6).toArray(), 0.95);
    assertThat(millis.low()).isCloseTo(nanos.low() / 1e6, within(1e-8));
    assertThat(millis.high()).isCloseTo(nanos.high() / 1e6, within(1e-8));
  }

  @Test
  void oneHiccupHardlyMovesTheLocation() {
    double[] times = Noise.NORMAL.times(random, 30, 1e6);
    double quiet = MeanInterval.of(times, 0.95).estimate();
    times[3] *= 20;
    assertThat(MeanInterval.of(times, 0.95).estimate()).isCloseTo(quiet, within(0.01e6));
  }

  @Test
  void timesThatAreAllZeroGiveZero() {
    assertThat(MeanInterval.of(new double[4], 0.95)).isEqualTo(new Interval(0, 0, 0, 0.95, 4, 4));
  }

  @Test
  void aFewTimesOfZeroDoNoHarm() {
    Interval interval = MeanInterval.of(new double[] {0, 10, 10, 20, 10, 10, 10, 10, 10}, 0.95);
    assertThat(interval.estimate()).isBetween(9.0, 12.0);
    assertThat(interval.low()).isPositive();
  }

  @Test
  void independentSamplesAreWorthTheirNumber() {
    double[] times = Noise.NORMAL.times(random, 2000, 1e6);
    assertThat(EffectiveSampleSize.of(times)).isBetween(1800.0, 2000.0);
  }

  @Test
  void samplesThatHangTogetherAreWorthFewer() {
    double[] times = Noise.STRONG.times(random, 2000, 1e6);
    // (1 - 0.8) / (1 + 0.8) is a ninth.
    assertThat(EffectiveSampleSize.of(times)).isBetween(170.0, 280.0);
  }

  @Test
  void fewOrEqualSamplesAreTakenForIndependent() {
    assertThat(EffectiveSampleSize.of(new double[] {1, 2, 3, 4, 5})).isEqualTo(5);
    assertThat(EffectiveSampleSize.of(new double[20])).isEqualTo(20);
  }

  @Test
  void oneSampleIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeanInterval.of(new double[1], 0.95))
        .withMessageContaining("at least 2 samples, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveSampleSize.of(new double[] {1, Double.NaN}))
        .withMessageContaining("was NaN at index 1");
  }
}
