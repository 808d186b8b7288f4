package measurefirst.statistics;

import static measurefirst.statistics.FloorCheck.Finding.BELOW_DEPENDENCY_CHAIN;
import static measurefirst.statistics.FloorCheck.Finding.FLAT_IN_N;
import static measurefirst.statistics.FloorCheck.Finding.LIKE_AN_EMPTY_BODY;
import static measurefirst.statistics.FloorCheck.Finding.PLAUSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorCheckTest {
  /** About one cycle at 3.6 GHz. */
  private static final double OPERATION = 0.28;

  private static final long[] SIZES = {1_000_000, 2_000_000, 5_000_000, 10_000_000};
  private static final double[] REMOVED = loop(60, 0);

  @Test
  void theEmptyLoopIsFlat() {
    FloorCheck check = FloorCheck.of(SIZES, REMOVED, REMOVED, OPERATION);
    assertThat(check.finding()).isEqualTo(FLAT_IN_N);
    assertThat(check.plausible()).isFalse();
  }

  @Test
  void theEmptyLoopIsFlatWhateverTheClockAdds() {
    double[] jittery = {60, 110, 50, 90};
    assertThat(FloorCheck.of(SIZES, jittery, REMOVED, OPERATION).finding()).isEqualTo(FLAT_IN_N);
    assertThat(FloorCheck.of(SIZES, new double[4], new double[4], OPERATION).finding())
        .isEqualTo(FLAT_IN_N);
  }

  @Test
  void theFoldedGeneratorIsFasterThanItsChainThoughPerfectlyLinear() {
    FloorCheck check = FloorCheck.of(SIZES, loop(60, 0.068), REMOVED, OPERATION);
    assertThat(check.finding()).isEqualTo(BELOW_DEPENDENCY_CHAIN);
    assertThat(check.reason())
        .isEqualTo(
            "an iteration is faster than one operation that waits for the one before: 0.068 ns an"
                + " iteration, 0.0 ns with an empty body, 0.28 ns for one dependent operation");
  }

  @ParameterizedTest
  @CsvSource({"1.64", "0.28", "0.25", "13", "16"})
  void loopsThatRunPass(double nanos) {
    FloorCheck check = FloorCheck.of(SIZES, loop(60, nanos), REMOVED, OPERATION);
    assertThat(check.finding()).isEqualTo(PLAUSIBLE);
    assertThat(check.plausible()).isTrue();
    assertThat(check.nanosPerIteration()).isCloseTo(nanos, within(1e-9));
  }

  @Test
  void xorshiftPassesBesideAnEmptyLoopThatTheCompilerLeft() {
    assertThat(FloorCheck.of(SIZES, loop(60, 1.64), loop(60, 0.28), OPERATION).finding())
        .isEqualTo(PLAUSIBLE);
  }

  @Test
  void aBodyThatCostsNothingBesideTheLoopIsLikeAnEmptyOne() {
    assertThat(FloorCheck.of(SIZES, loop(60, 0.3), loop(60, 0.29), OPERATION).finding())
        .isEqualTo(LIKE_AN_EMPTY_BODY);
    assertThat(FloorCheck.of(SIZES, loop(60, 0.07), loop(60, 0.07), OPERATION).finding())
        .isEqualTo(LIKE_AN_EMPTY_BODY);
  }

  @Test
  void anInterpretedLoopRunsWithOrWithoutABody() {
    assertThat(FloorCheck.of(SIZES, loop(90, 14.2), loop(90, 13.8), OPERATION).finding())
        .isEqualTo(PLAUSIBLE);
  }

  @Test
  void oneInterruptedRunDoesNotHideAFoldedLoop() {
    double[] times = loop(60, 0.068);
    times[2] *= 10;
    assertThat(FloorCheck.of(SIZES, times, REMOVED, OPERATION).finding())
        .isEqualTo(BELOW_DEPENDENCY_CHAIN);
  }

  @Test
  void aStartThatCostsMoreThanTheLoopDoesNotMakeItFlat() {
    long[] few = {10, 100, 1000};
    double[] times = {20_016.4, 20_164, 21_640};
    assertThat(FloorCheck.of(few, times, new double[] {60, 60, 60}, OPERATION).finding())
        .isEqualTo(PLAUSIBLE);
  }

  @Test
  void theOrderOfSizesDoesNotMatter() {
    long[] falling = {10_000_000, 1_000_000};
    double[] times = {680_060, 68_060};
    assertThat(FloorCheck.of(falling, times, new double[] {60, 60}, OPERATION).finding())
        .isEqualTo(BELOW_DEPENDENCY_CHAIN);
  }

  @Test
  void whatCannotBeCheckedIsRefused() {
    double[] two = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloorCheck.of(new long[] {5, 5}, two, two, OPERATION))
        .withMessageContaining("2 different sizes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloorCheck.of(new long[] {5, 6, 7}, two, two, OPERATION))
        .withMessageContaining("2 and 2 times");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloorCheck.of(new long[] {0, 6}, two, two, OPERATION))
        .withMessageContaining("[0, 6]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FloorCheck.of(new long[] {5, 6}, new double[] {1, Double.NaN}, two, OPERATION))
        .withMessageContaining("bodyNanos");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloorCheck.of(new long[] {5, 6}, two, two, 0))
        .withMessageContaining("operationNanos must be a positive time, was 0.0");
  }

  private static double[] loop(double start, double perIteration) {
    return Arrays.stream(SIZES).mapToDouble(n -> start + n * perIteration).toArray();
  }
}
