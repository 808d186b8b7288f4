package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TwoLevelRatioTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20130603);

  @Test
  void oneJvmIsItsOwnRatio() {
    double[][] a = {Noise.NORMAL.times(random, 30, 2e6)};
    double[][] b = {Noise.NORMAL.times(random, 30, 1e6)};
    assertThat(TwoLevelRatio.of(a, b, 0.95, 0)).isEqualTo(PairedRatio.of(a[0], b[0], 0.95, 0));
  }

  @Test
  void swappingTheTwoGivesTheReciprocal() {
    double[][] a = jvms(2e6, 2.02e6, 1.99e6);
    double[][] b = jvms(1e6, 1e6, 1e6);
    Interval there = TwoLevelRatio.of(a, b, 0.95, 0);
    Interval back = TwoLevelRatio.of(b, a, 0.95, 0);
    assertThat(back.estimate()).isCloseTo(1 / there.estimate(), within(1e-8));
    assertThat(back.low()).isCloseTo(1 / there.high(), within(1e-8));
    assertThat(there.n()).isEqualTo(90);
  }

  @Test
  void jvmsThatDifferAreWorthLittleMoreThanTheirNumber() {
    Interval ratio = TwoLevelRatio.of(jvms(1e6, 1.1e6, 0.9e6), jvms(1e6, 1e6, 1e6), 0.95, 0);
    assertThat(ratio.effectiveN()).isBetween(3.0, 3.5);
    assertThat(ratio.contains(1)).isTrue();
    assertThat(ratio.halfWidth()).isGreaterThan(0.15);
  }

  @Test
  void jvmsThatAgreeByChanceLeaveTheNoiseWithinThem() {
    double[] a = Noise.NORMAL.times(random, 30, 1e6);
    double[] b = Noise.NORMAL.times(random, 30, 1e6);
    Interval one = PairedRatio.of(a, b, 0.95, 0);
    Interval twice = TwoLevelRatio.of(new double[][] {a, a}, new double[][] {b, b}, 0.95, 0);
    assertThat(twice.halfWidth()).isGreaterThan(0.6 * one.halfWidth());
  }

  @Test
  void jvmsInWhichEveryRoundTiesKeepTheClocksWidth() {
    double[][] same = {{100, 100, 100}, {100, 100, 100}};
    Interval ratio = TwoLevelRatio.of(same, same, 0.95, 10);
    assertThat(ratio.estimate()).isEqualTo(1);
    assertThat(ratio.high()).isCloseTo(1.1, within(1e-9));
    assertThat(TwoLevelRatio.of(same, same, 0.95, 0)).isEqualTo(new Interval(1, 1, 1, 0.95, 6, 6));
  }

  @Test
  void jvmsOfOneContenderOnlyAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoLevelRatio.of(new double[2][3], new double[1][3], 0.95, 0))
        .withMessageContaining("were 2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoLevelRatio.of(new double[0][], new double[0][], 0.95, 0))
        .withMessageContaining("at least 1");
  }

  private double[][] jvms(double... nanos) {
    double[][] times = new double[nanos.length][];
    for (int j = 0; j < nanos.length; j++) {
      times[j] = Noise.NORMAL.times(random, 30, nanos[j]);
    }
    return times;
  }
}
