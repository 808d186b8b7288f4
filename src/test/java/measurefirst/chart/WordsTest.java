package measurefirst.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks, numbers on axes and line breaks. */
class WordsTest {

  @Test
  void linearTicksAreRoundAndInside() {
    assertThat(Axis.linear(0, 4.1).ticks(5)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(Axis.linear(-0.2, 0.2).ticks(4).stream().map(Axis.linear(-0.2, 0.2)::text))
        .containsExactly("−0.2", "−0.1", "0", "0.1", "0.2");
  }

  @Test
  void logTicksThinOutToEveryDecadeAndWhereTheseAreTooManyEvenly() {
    assertThat(new Axis(1, 1e6, true, false, null).ticks(7))
        .containsExactly(1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6);
    assertThat(new Axis(1, 1e6, true, false, null).ticks(4)).containsExactly(1.0, 1e2, 1e4, 1e6);
    assertThat(new Axis(1, 10, true, false, null).ticks(7))
        .containsExactly(1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0);
  }

  @Test
  void whatIsCountedHasTicksAtWholeNumbersOnly() {
    assertThat(Axis.linear(1, 4).whole(true).ticks(7)).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(new Axis(1, 10, true, true, null).ticks(7))
        .containsExactly(1.0, 2.0, 3.0, 5.0, 7.0, 10.0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.25, 0.25", "1000, '1,000'", "1e7, 10\u00a0M"})
  void numbersOnAnAxisAreGrouped(double value, String text) {
    assertThat(Axis.grouped(value)).isEqualTo(text);
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
