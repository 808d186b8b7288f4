package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingTest {
  private static final double[] XS = {1, 100, 10_000};

  private static List<Interval> ys(double half, double... estimates) {
    return Arrays.stream(estimates)
        .mapToObj(y -> new Interval(y, y - half, y + half, 0.95, 10, 10))
        .toList();
  }

  /** Where the straight line from (1, left) to (100, right) reaches 1, on log scales. */
  private static double between(double left, double right) {
    return Math.pow(100, -Math.log(left) / (Math.log(right) - Math.log(left)));
  }

  @Test
  void itLiesBetweenThePointsOnALogScale() {
    Interval at = Crossing.above(1, XS, ys(0.25, 0.5, 2, 3));

    assertThat(at.estimate()).isCloseTo(10, within(1e-9));
    assertThat(at.low()).isCloseTo(between(0.75, 2.25), within(1e-9));
    assertThat(at.high()).isCloseTo(between(0.25, 1.75), within(1e-9));
    assertThat(at.n()).isEqualTo(10);
  }

  @Test
  void aCurveThatStartsAboveOrNeverGetsThereSaysSo() {
    assertThat(Crossing.above(1, XS, ys(0.1, 1.5, 1.6, 1.7)).estimate()).isZero();
    assertThat(Crossing.above(1, XS, ys(0.1, 0.5, 0.6, 0.7)).estimate()).isInfinite();
  }

  @Test
  void whatIsNoCurveIsRefused() {
    assertThatThrownBy(() -> Crossing.above(1, new double[] {1}, ys(0.1, 1)))
        .hasMessageContaining("two points");
    assertThatThrownBy(() -> Crossing.above(1, new double[] {2, 1}, ys(0.1, 1, 2)))
        .hasMessageContaining("1.0 at index 1");
  }
}
