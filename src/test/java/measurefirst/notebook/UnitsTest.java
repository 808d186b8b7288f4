package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void timesAreShownInTheUnitThatFits() {
    assertThat(Units.time(0.25)).isEqualTo("0.25 ns");
    assertThat(Units.time(12_345)).isEqualTo("12.35 µs");
    assertThat(Units.time(999.96)).isEqualTo("1.00 µs");
    assertThat(Units.time(123.4e6)).isEqualTo("123.4 ms");
    assertThat(Units.time(2.0006e9)).isEqualTo("2.0006 s");
    assertThat(Units.time(Double.NaN)).isEmpty();
  }

  @Test
  void anExcessHasASignAndARangeOneUnit() {
    assertThat(Units.excess(600_000)).isEqualTo("+600.0 µs");
    assertThat(Units.excess(-600_000)).isEqualTo("−600.0 µs");
    assertThat(Units.range(999_000, 1_001_000)).isEqualTo("1.00–1.00 ms");
  }
}
