package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class ZeroTest {
  @Test
  void aZeroThatIsAlwaysZeroHasOneDigit() {
    Interval none = new Interval(0, 0, 0, 0.95, 3, 3);
    assertThat(Units.value(Quantity.VALUE, "answers", none)).isEqualTo("0\u00a0answers");
    assertThat(Units.range(Quantity.VALUE, none)).isEqualTo("0–0");
  }
}
