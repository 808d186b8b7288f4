package measurefirst.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units, digits, ticks and line breaks. */
class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "0.5, 0.500 ns",
    "999, 999 ns",
    "1000, 1.00 µs",
    "999960, 1.00 ms",
    "2e9, 2.00 s"
  })
  void timesChooseTheirUnit(double nanos, String text) {
    assertThat(Unit.text(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"2e9, 2 s", "1.5e6, 1.5 ms", "2e13, '20,000 s'", "300, 300 ns"})
  void plainTimesHaveNoTrailingZeros(double nanos, String text) {
    assertThat(Unit.plain(nanos)).isEqualTo(text);
  }

  @Test
  void levelsAreNamedAsTheyAre() {
    Interval plain = new Interval(1, 0.9, 1.1, 0.95, 9, 9);
    Interval joint = new Interval(1, 0.9, 1.1, 1 - 0.05 / 3, 9, 9);

    assertThat(Estimates.levels(List.of(plain, plain))).isEqualTo("95 %");
    assertThat(Estimates.levels(List.of(plain, joint))).isEqualTo("95–98.33 %");
  }

  @Test
  void anEstimateAndItsEndsHaveTheSameDecimals() {
    Interval narrow = new Interval(0.9998e9, 0.9918e9, 1.0078e9, 0.95, 20, 18);
    assertThat(Estimates.words(narrow)).isEqualTo("0.9998 s (95 % 0.9918–1.0078, n = 20");
    Interval open = new Interval(100, -5, 1e9, 0.95, 2, 2);
    assertThat(Estimates.range(open)).isEqualTo("0–∞");
  }

  @Test
  void linearTicksAreRoundAndInside() {
    assertThat(Axis.linear(0, 4.1).ticks(5)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(Axis.linear(-0.2, 0.2).ticks(4).stream().map(Axis.linear(-0.2, 0.2)::text))
        .containsExactly("-0.2", "-0.1", "0", "0.1", "0.2");
  }

  @Test
  void logTicksThinOutOverManyDecades() {
    assertThat(new Axis(1, 1e6, true, null).ticks(4)).containsExactly(1.0, 1e2, 1e4, 1e6);
    assertThat(new Axis(1, 10, true, null).ticks(7))
        .containsExactly(1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0);
  }

  @Test
  void longNamesBreakBetweenWordsAndInsideEndlessOnes() {
    List<String> lines = Ink.wrap("CompletableFuture, default pool", Ink.BODY, 150);
    assertThat(lines).containsExactly("CompletableFuture,", "default pool");
    assertThat(Ink.wrap("x".repeat(60), Ink.BODY, 100))
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(Ink.width(line, Ink.BODY)).isLessThanOrEqualTo(100));
    assertThat(Ink.wrap("one two three four five six", Ink.BODY, 60, 2))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("…");
  }
}
