package measurefirst.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedRatioTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20070101);

  @ParameterizedTest
  @EnumSource
  void swappingTheTwoGivesTheReciprocal(Noise noise) {
    double[] a = noise.times(random, 40, 1.1e6);
    double[] b = noise.times(random, 40, 1e6);
    Interval there = PairedRatio.of(a, b, 0.95, noise.clockStep() * 1e6);
    Interval back = PairedRatio.of(b, a, 0.95, noise.clockStep() * 1e6);
    assertThat(back.estimate()).isCloseTo(1 / there.estimate(), within(1e-8));
    assertThat(back.low()).isCloseTo(1 / there.high(), within(1e-8));
    assertThat(back.high()).isCloseTo(1 / there.low(), within(1e-8));
  }

  @ParameterizedTest
  @EnumSource
  void theUnitOfTimeChangesNothing(Noise noise) {
    double[] a = noise.times(random, 40, 1.1e6);
    double[] b = noise.times(random, 40, 1e6);
    double step = noise.clockStep() * 1e6;
    Interval nanos = PairedRatio.of(a, b, 0.95, step);
    Interval seconds = PairedRatio.of(scaled(a, 1e-9), scaled(b, 1e-9), 0.95, step * 1e-9);
    assertThat(seconds.estimate()).isCloseTo(nanos.estimate(), within(1e-8));
    assertThat(seconds.low()).isCloseTo(nanos.low(), within(1e-8));
    assertThat(seconds.high()).isCloseTo(nanos.high(), within(1e-8));
  }

  @Test
  void aSlowerContenderMovesTheWholeInterval() {
    double[] a = Noise.SPIKES.times(random, 40, 1e6);
    double[] b = Noise.SPIKES.times(random, 40, 1e6);
    Interval same = PairedRatio.of(a, b, 0.95, 0);
    Interval slower = PairedRatio.of(a, scaled(b, 1.25), 0.95, 0);
    assertThat(slower.estimate()).isCloseTo(same.estimate() / 1.25, within(1e-8));
    assertThat(slower.low()).isCloseTo(same.low() / 1.25, within(1e-8));
    assertThat(slower.high()).isCloseTo(same.high() / 1.25, within(1e-8));
  }

  @Test
  void aHigherLevelGivesAWiderInterval() {
    double[] a = Noise.NORMAL.times(random, 20, 1e6);
    double[] b = Noise.NORMAL.times(random, 20, 1e6);
    assertThat(PairedRatio.of(a, b, 0.99, 0).halfWidth())
        .isGreaterThan(PairedRatio.of(a, b, 0.95, 0).halfWidth());
  }

  @Test
  void aSlowRoundThatHitsBothCancels() {
    double[] a = Noise.NORMAL.times(random, 30, 1e6);
    double[] b = Noise.NORMAL.times(random, 30, 1e6);
    Interval quiet = PairedRatio.of(a, b, 0.95, 0);
    a[7] *= 3;
    b[7] *= 3;
    assertThat(PairedRatio.of(a, b, 0.95, 0).low()).isCloseTo(quiet.low(), within(1e-8));
  }

  @Test
  void oneSpikeHardlyMovesTheEstimate() {
    double[] a = Noise.NORMAL.times(random, 30, 1e6);
    double[] b = Noise.NORMAL.times(random, 30, 1e6);
    Interval quiet = PairedRatio.of(a, b, 0.95, 0);
    a[7] *= 10;
    assertThat(PairedRatio.of(a, b, 0.95, 0).estimate()).isCloseTo(quiet.estimate(), within(0.002));
  }

  @Test
  void threeLongWaitsGetStudentsInterval() {
    double[] inTurn = {4.0011e9, 4.0009e9, 4.0012e9};
    double[] together = {2.0006e9, 2.0007e9, 2.0005e9};
    double[] ratios = IntStream.range(0, 3).mapToDouble(i -> inTurn[i] / together[i]).toArray();
    Interval student = Naive.student(ratios, 0.95);
    Interval ratio = PairedRatio.of(inTurn, together, 0.95, 10);
    assertThat(ratio.estimate()).isCloseTo(student.estimate(), within(1e-12));
    assertThat(ratio.low()).isCloseTo(student.low(), within(1e-9));
    assertThat(ratio.high()).isCloseTo(student.high(), within(1e-9));
    assertThat(ratio.contains(2)).isTrue();
    assertThat(ratio.halfWidth()).isLessThan(0.001);
    assertThat(ratio.n()).isEqualTo(3);
  }

  @Test
  void thousandsOfRoundsAreFine() {
    Interval ratio =
        PairedRatio.of(
            Noise.MILD.times(random, 5000, 1.01e6), Noise.MILD.times(random, 5000, 1e6), 0.95, 0);
    assertThat(ratio.contains(1.01)).isTrue();
    assertThat(ratio.n()).isEqualTo(5000);
    assertThat(ratio.effectiveN()).isBetween(2200.0, 3200.0);
  }

  @Test
  void whereEveryRoundTiesTheIntervalIsAsWideAsTheClockIsCoarse() {
    double[] a = {100, 110, 100, 100, 90};
    double[] b = {110, 110, 100, 100, 100};
    Interval ratio = PairedRatio.of(a, b, 0.95, 10);
    assertThat(ratio.estimate()).isEqualTo(1);
    assertThat(ratio.high()).isCloseTo(1.1, within(1e-9));
    assertThat(ratio.low()).isCloseTo(1 / 1.1, within(1e-9));
    assertThat(ratio.n()).isEqualTo(5);
  }

  @Test
  void exactValuesThatAreEqualAreEqual() {
    double[] same = {42, 42, 42, 42};
    assertThat(PairedRatio.of(same, same, 0.95, 0)).isEqualTo(new Interval(1, 1, 1, 0.95, 4, 4));
  }

  @Test
  void exactValuesThatDifferDoSoForCertain() {
    Interval ratio = PairedRatio.of(new double[] {4, 4, 4}, new double[] {2, 2, 2}, 0.95, 0);
    assertThat(ratio.estimate()).isCloseTo(2, within(1e-12));
    assertThat(ratio.halfWidth()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aLoneDifferenceAmongTiesIsNoDifference() {
    double[] a = new double[30];
    Arrays.fill(a, 100);
    double[] b = a.clone();
    b[11] = 140;
    assertThat(PairedRatio.of(a, b, 0.95, 10).contains(1)).isTrue();
    assertThat(PairedRatio.of(a, b, 0.95, 0).contains(1)).isTrue();
  }

  @Test
  void tiesCountBecauseDroppingThemOverstatesADifference() {
    // One step is 7.5 %, the true difference 2.2 %, and most rounds show none.
    double step = 1;
    double[] a = new double[4000];
    double[] b = new double[4000];
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.rint(13.6 + 0.5 * random.nextGaussian());
      b[i] = Math.rint(13.3 + 0.5 * random.nextGaussian());
    }
    int[] apart = IntStream.range(0, a.length).filter(i -> a[i] != b[i]).toArray();
    double truth = 13.6 / 13.3;
    double kept = PairedRatio.of(a, b, 0.95, step).estimate();
    double dropped =
        PairedRatio.of(
                Arrays.stream(apart).mapToDouble(i -> a[i]).toArray(),
                Arrays.stream(apart).mapToDouble(i -> b[i]).toArray(),
                0.95,
                step)
            .estimate();
    assertThat(kept - 1).isCloseTo(truth - 1, within(0.003));
    assertThat(dropped - 1).isGreaterThan(1.4 * (truth - 1));
  }

  @Test
  void timesOfZeroAreReadAsTheSmallestSeen() {
    double[] a = {0, 10, 10, 10, 20};
    double[] b = {10, 10, 20, 0, 10};
    assertThat(PairedRatio.of(a, b, 0.95, 5).contains(1)).isTrue();
    assertThat(PairedRatio.of(new double[3], new double[3], 0.95, 10).high())
        .isCloseTo(2, within(1e-9));
    assertThat(PairedRatio.of(new double[3], new double[3], 0.95, 0).high()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void whatIsNoTimeIsRefusedByName(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedRatio.of(new double[] {1, 2}, new double[] {1, value}, 0.95, 0))
        .withMessageContaining("contender")
        .withMessageContaining("was " + value + " at index 1");
  }

  @Test
  void unequalRoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedRatio.of(new double[3], new double[2], 0.95, 0))
        .withMessageContaining("3 of the baseline and 2 of the contender");
  }

  @Test
  void oneRoundIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedRatio.of(new double[1], new double[1], 0.95, 0))
        .withMessage("baseline must hold at least 2 samples, was 1: measure more rounds");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, Double.NaN})
  void aLevelIsAFraction(double level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedRatio.of(new double[2], new double[2], level, 0))
        .withMessage("level must lie between 0 and 1, was " + level + ": use 0.95 for 95 %");
  }

  @Test
  void aClockDoesNotStepBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedRatio.of(new double[2], new double[2], 0.95, -1))
        .withMessageContaining("clockStep must be 0 ns or more, was -1");
  }

  private static double[] scaled(double[] times, double factor) {
    return Arrays.stream(times).map(t -> t * factor).toArray();
  }
}
