package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void fasterSaysHowManyTimesAsFast() {
    assertThat(faster(1.998, 1.997, 1.999, 2))
        .isEqualTo(
            "virtual threads is 1.998× as fast as in turn (95 % 1.997–1.999, n = 20, predicted 2)");
  }

  @Test
  void slowerCountsEverythingInTimes() {
    var verdict = new Verdict.Slower("gather", "in turn", ratio(0.8, 0.78125, 0.8333333), 0.75);
    assertThat(verdict.sentence())
        .isEqualTo(
            "gather takes 1.25× the time of in turn (95 % 1.20–1.28, n = 20, predicted 1.333)");
  }

  @Test
  void noDifferenceShowsTheRatio() {
    var verdict = new Verdict.NoDifference("a", "b", ratio(1.001, 0.9979, 1.0041), 1);
    assertThat(verdict.sentence())
        .isEqualTo(
            "a vs b: no difference resolved (ratio 1.001, 95 % 0.998–1.004, n = 20, predicted 1)");
  }

  @Test
  void inconclusiveNamesTheReason() {
    var verdict =
        new Verdict.Inconclusive("a", "b", ratio(1.2, 0, INFINITE), Double.NaN, "it drifts");
    assertThat(verdict.sentence())
        .isEqualTo("a vs b: inconclusive, it drifts (ratio 1.2, 95 % 0.0–∞, n = 20)");
  }

  @Test
  void anUnknownPredictionIsNotMentioned() {
    assertThat(faster(2, 1.9, 2.1, Double.NaN))
        .isEqualTo("virtual threads is 2.0× as fast as in turn (95 % 1.9–2.1, n = 20)");
  }

  @Test
  void anIntervalWithoutWidthHasNoZerosToShow() {
    assertThat(faster(2, 2, 2, 2)).contains("is 2× as fast", "(95 % 2–2, n = 20, predicted 2)");
    assertThat(faster(4.0 / 3, 4.0 / 3, 4.0 / 3, 2)).contains("is 1.33333× as fast");
  }

  @Test
  void hugeRatiosShowNoMoreThanIsKnown() {
    assertThat(faster(1_234_567, 1_100_000, 1_400_000, 1e6))
        .contains("is 1,200,000×", "(95 % 1,100,000–1,400,000, n = 20, predicted 1,000,000)");
    assertThat(faster(1_234_567, 1_234_566, 1_234_568, 1e6)).contains("is 1,234,570×");
    assertThat(faster(INFINITE, 5, INFINITE, INFINITE))
        .contains("is ∞× as fast", "(95 % 5.0–∞, n = 20, predicted ∞)");
  }

  @Test
  void anEndBesideOneDoesNotReadAsOne() {
    assertThat(faster(1.004, 1.0002, 1.008, Double.NaN)).contains("(95 % 1.0002–1.0080,");
    var slower = new Verdict.Slower("a", "b", ratio(0.995, 0.991, 0.9998), Double.NaN);
    assertThat(slower.sentence()).contains("a takes 1.0050×", "(95 % 1.0002–1.0091,");
  }

  @Test
  void aBaselineThatTookNoTimeStillReads() {
    var slower = new Verdict.Slower("a", "b", ratio(0.1, 0, 0.2), 0.5);
    assertThat(slower.sentence())
        .contains("a takes 10× the time", "(95 % 5–∞, n = 20, predicted 2)");
  }

  @Test
  void aListShowsTheRatioAlone() {
    var verdict = new Verdict.Slower("a", "b", ratio(0.8, 0.78, 0.82), Double.NaN);
    assertThat(verdict.brief()).isEqualTo("a 0.80× (0.78–0.82)");
    assertThat(verdict.predictedText()).isEqualTo("unknown");
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
    "2,     1.9999999, 2.0000001, 2.00000"
  })
  void theHalfWidthKeepsOneDigit(double estimate, double low, double high, String text) {
    assertThat(Digits.of(ratio(estimate, low, high)).text(estimate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.95, 95 %", "0.999, 99.9 %", "0.9875, 98.75 %", "0.99375, 99.38 %"})
  void theLevelIsNotRoundedUp(double level, String text) {
    var interval = new Interval(2, 1.9, 2.1, level, 5, 5);
    assertThat(new Verdict.Faster("a", "b", interval, Double.NaN).sentence()).contains("(" + text);
  }

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
    assertThat(Digits.time(nanos)).isEqualTo(text);
  }

  private static String faster(double estimate, double low, double high, double predicted) {
    return new Verdict.Faster("virtual threads", "in turn", ratio(estimate, low, high), predicted)
        .sentence();
  }

  private static Interval ratio(double estimate, double low, double high) {
    return new Interval(estimate, low, high, 0.95, 20, 20);
  }
}
