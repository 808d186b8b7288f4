package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims made of intervals: as good as equal, and several at once. */
class EquivalenceTest {
  @ParameterizedTest
  @CsvSource({
    "0.99, 1.01, 0.02, true",
    "0.99, 1.03, 0.02, false",
    "0.97, 1.01, 0.02, false",
    "1.005, 1.015, 0.02, true",
    "0.981, 1.02, 0.02, true",
    "0.98, 1.02, 0.02, false"
  })
  void theWholeIntervalMustLieWithinTheMargin(
      double low, double high, double margin, boolean equal) {
    Interval ratio = new Interval((low + high) / 2, low, high, 0.95, 30, 30);
    Interval reciprocal = new Interval(2 / (low + high), 1 / high, 1 / low, 0.95, 30, 30);
    assertThat(Equivalence.within(ratio, margin)).isEqualTo(equal);
    assertThat(Equivalence.within(reciprocal, margin)).isEqualTo(equal);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN})
  void aMarginIsPositive(double margin) {
    Interval ratio = new Interval(1, 1, 1, 0.95, 30, 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalence.within(ratio, margin))
        .withMessageContaining("was " + margin);
  }

  @Test
  void severalIntervalsShareTheRisk() {
    assertThat(Bonferroni.level(0.95, 1)).isCloseTo(0.95, within(1e-12));
    assertThat(Bonferroni.level(0.95, 5)).isCloseTo(0.99, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bonferroni.level(0.95, 0))
        .withMessageContaining("at least 1, was 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Bonferroni.level(95, 2));
  }
}
