package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueIntervalTest {
  @Test
  void fewValuesHaveStudentsInterval() {
    Interval interval = ValueInterval.of(new double[] {-1, 0, 1}, 0.95);

    assertThat(interval.estimate()).isZero();
    // 4.303 is t(0.975, 2), and the standard error is 1/√3
    assertThat(interval.high()).isCloseTo(4.303 / Math.sqrt(3), within(0.001));
    assertThat(interval.low()).isEqualTo(-interval.high());
  }

  @Test
  void itCoversAsOftenAsItSays() {
    Random random = new Random(42);
    int covered = 0;
    for (int run = 0; run < 2000; run++) {
      double[] values = random.doubles(12).map(u -> random.nextGaussian()).toArray();
      if (ValueInterval.of(values, 0.95).contains(0)) {
        covered++;
      }
    }
    assertThat(covered / 2000.0).isBetween(0.93, 0.98);
  }

  @Test
  void aSpikeAmongTenMovesTheTypicalValueLittle() {
    double[] values = {0, 0.01, 0.02, 5, 0.01, 0.02, 0.01, 0, 0.02, 0.01};

    Interval interval = ValueInterval.of(values, 0.95);

    assertThat(interval.estimate()).isBetween(0.0, 0.03);
    assertThat(interval.high()).isLessThan(0.1);
  }

  @Test
  void equalValuesHaveNoSpread() {
    Interval interval = ValueInterval.of(new double[] {2, 2, 2, 2, 2, 2, 2, 2, 2}, 0.95);

    assertThat(interval.halfWidth()).isZero();
    assertThat(interval.estimate()).isEqualTo(2);
  }

  @Test
  void whatIsNoValueIsRefused() {
    assertThatThrownBy(() -> ValueInterval.of(new double[] {1}, 0.95))
        .hasMessageContaining("[1.0]");
    assertThatThrownBy(() -> ValueInterval.of(new double[] {1, Double.NaN}, 0.95))
        .hasMessageContaining("NaN");
  }
}
