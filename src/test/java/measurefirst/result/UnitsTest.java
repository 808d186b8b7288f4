package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as a reader meets them. */
class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "10, 10 ns",
    "1500, 1.5 µs",
    "999960, 1 ms",
    "2.0004e9, 2 s",
    "1e12, 1000 s"
  })
  void timesHaveTheirUnit(double nanos, String text) {
    assertThat(Units.time(nanos).replace('\u00a0', ' ')).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2,     1.9,    2.1,    2.0",
    "2,     1.99,   2.01,   2.00",
    "2,     1.999,  2.001,  2.000",
    "0.05,  0.04,   0.06,   0.050",
    "12.34, 12.3,   12.4,   12.34",
    "123.4, 100,    150,    120",
    "9.99,  9.9,    10.1,   10.0",
    "3,     0.5,    9,      3.0",
    "2,     1.9999999, 2.0000001, 2.00000",
    "1234567, 1100000, 1400000, '1,200,000'",
    "166.3, 153.6, 179,    166",
    "166.3, 140,   193,    170"
  })
  void theHalfWidthKeepsOneDigitUnlessThatMovesAnEndFar(
      double estimate, double low, double high, String text) {
    assertThat(Units.ratio(interval(estimate, low, high))).isEqualTo(text);
  }

  @Test
  void anEndBesideOneDoesNotReadAsOne() {
    assertThat(Units.ratios(interval(1.004, 1.0002, 1.008))).isEqualTo("1.0002–1.0080");
    assertThat(Units.ratios(interval(0.995, 0.991, 0.9998))).isEqualTo("0.9910–0.9998");
  }

  @Test
  void whatIsAlwaysTheSameHasNoEnds() {
    assertThat(Units.value(Quantity.VALUE, "answers", interval(0, 0, 0)))
        .isEqualTo("0\u00a0answers");
    assertThat(Units.range(Quantity.VALUE, interval(0, 0, 0))).isEqualTo("all equal");
    assertThat(Units.ratios(interval(2, 2, 2))).isEqualTo("all equal");
  }

  @Test
  void anEndThatRunsOffSaysSo() {
    assertThat(Units.ratios(interval(3, 2e-9, 1.558e9))).isEqualTo("<0.0003–>30,000");
    assertThat(Units.ratios(interval(3, 2.9, Double.POSITIVE_INFINITY))).isEqualTo("2.9–>30,000");
    assertThat(Units.range(interval(5e6, 1e-3, 1e15))).isEqualTo("<0.0005–>50,000");
  }

  @Test
  void noEndAboveZeroReadsAsZeroAndNoneIsARowOfDigits() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      double estimate = Math.exp(random.nextDouble(-25, 25));
      double low = estimate * Math.exp(-Math.abs(random.nextGaussian()) * random.nextInt(1, 20));
      double high = estimate * Math.exp(Math.abs(random.nextGaussian()) * random.nextInt(1, 20));
      Interval interval = interval(estimate, low, high);
      for (String text : new String[] {Units.ratios(interval), Units.range(interval)}) {
        String[] ends = text.split("–");
        assertThat(ends).as("%s", interval).hasSize(2).allMatch(end -> end.matches(".*[1-9∞].*"));
        // Four digits and the zeros of a number of up to four places more, in groups.
        assertThat(text).as("%s", interval).hasSizeLessThan(48);
      }
    }
    assertThat(Units.ratios(interval(3, 0.001, 9000))).isEqualTo("0.001–9000.0");
  }

  @ParameterizedTest
  @CsvSource({"0.032, +3.20 %", "-0.5, −50.0 %", "0.00001, 0.00 %", "12.5, +1250 %", "NaN, ''"})
  void anErrorHasItsSign(double share, String text) {
    assertThat(Units.error(share).replace('\u00a0', ' ')).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1500, 1.50 kB", "2.5e9, 2.50 GB"})
  void bytesHaveTheirUnit(double bytes, String text) {
    assertThat(Units.bytes(bytes).replace('\u00a0', ' ')).isEqualTo(text);
  }

  @Test
  void whatIsNotKnownIsEmpty() {
    assertThat(Units.time(Double.NaN)).isEmpty();
    assertThat(Units.ratio(Double.NaN)).isEmpty();
    assertThat(Units.bytes(Double.NaN)).isEmpty();
    assertThat(Units.count(1_234_567)).isEqualTo("1,234,567");
  }

  private static Interval interval(double estimate, double low, double high) {
    return new Interval(estimate, low, high, 0.95, 20, 20);
  }

  @Test
  void oneOfAUnitIsNotInThePlural() {
    assertThat(Units.value(Quantity.VALUE, "tasks finished", 1)).isEqualTo("1\u00a0task finished");
    assertThat(Units.value(Quantity.VALUE, "tasks", 2)).isEqualTo("2\u00a0tasks");
    assertThat(Units.value(Quantity.VALUE, "ms", 1)).isEqualTo("1\u00a0ms");
    assertThat(Units.value(Quantity.CPUS, "", 1)).isEqualTo("1\u00a0CPU");
  }
}
