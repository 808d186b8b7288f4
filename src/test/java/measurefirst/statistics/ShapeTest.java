package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Outliers, modes and steadiness of single runs; how often they err is in CalibrationTest. */
class ShapeTest {
  @Test
  void outliersAreCountedByTukeysFences() {
    double[] samples = {1, 80, 98, 99, 99, 100, 100, 100, 101, 101, 102, 106, 150, 200};
    assertThat(Shape.outliers(samples)).isEqualTo(new Shape.Outliers(2, 0, 1, 2));
    assertThat(Shape.outliers(samples).total()).isEqualTo(5);
  }

  @Test
  void equalSamplesHaveNoOutliersAndOneMode() {
    double[] same = new double[50];
    Arrays.fill(same, 7);
    assertThat(Shape.outliers(same).total()).isZero();
    assertThat(Shape.multimodal(same)).isFalse();
    assertThat(Shape.autocorrelated(same)).isFalse();
    assertThat(Steady.judge(same)).isEqualTo(Steadiness.STEADY);
  }

  @Test
  void twoValuesFarApartHaveADipOfAQuarter() {
    double[] x = new double[200];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i % 2 == 0 ? 0 : 1000) + i * 0.01;
    }
    assertThat(Dip.of(x)).isCloseTo(0.25, within(0.01));
  }

  @Test
  void evenlySpacedValuesHaveNoDip() {
    double[] x = new double[200];
    Arrays.setAll(x, i -> i);
    assertThat(Dip.of(x)).isCloseTo(0, within(0.01));
  }

  @Test
  void aClocksStepsAreNoModes() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    double[] times = new double[300];
    Arrays.setAll(times, i -> 10 * Math.rint(100 + 1.5 * random.nextGaussian()));
    assertThat(Shape.multimodal(times)).isFalse();
  }

  @Test
  void samplesThatAreHereAndThereTellNoLevel() {
    assertThat(Steady.judge(new double[] {100, 10_000, 1, 50_000})).isEqualTo(Steadiness.NEVER);
    assertThat(Steady.judge(new double[] {100, 100})).isEqualTo(Steadiness.NEVER);
    assertThat(Steady.judge(new double[0])).isEqualTo(Steadiness.NEVER);
  }

  @Test
  void threeLongWaitsAreSteady() {
    assertThat(Steady.judge(new double[] {2.0006e9, 2.0011e9, 2.0007e9}))
        .isEqualTo(Steadiness.STEADY);
  }

  @Test
  void aSmallDriftIsNoReasonToWarmUp() {
    double[] times = new double[100];
    Arrays.setAll(times, i -> 1e6 * (1 - 0.00005 * i));
    assertThat(Steady.judge(times)).isEqualTo(Steadiness.STEADY);
  }

  @Test
  void aClearWarmUpIsDrifting() {
    double[] times = new double[100];
    Arrays.setAll(times, i -> 1e6 * (1 + Math.exp(-i / 20.0)));
    assertThat(Steady.judge(times)).isEqualTo(Steadiness.DRIFTING);
  }

  @Test
  void aNoTimeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Steady.judge(new double[] {1, -2, 3}))
        .withMessageContaining("was -2.0 at index 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Shape.outliers(new double[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> Shape.multimodal(new double[1]));
  }
}
