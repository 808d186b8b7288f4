package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import measurefirst.result.Outcome;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.statistics.Noise;
import measurefirst.timing.Contender;
import measurefirst.timing.Plan;
import measurefirst.timing.Simulated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Simulated comparisons, measured on as long as the real ones are and judged by the real judge. A
 * verdict is wrong if it refutes the theory that is true, or confirms one whose rival is.
 */
class StoppingRuleTest {
  private static final int DRAWS = 1000; // a rate of 3 % then errs by 0.5
  private static final double NANOS = 1e8;

  /** At least 5 rounds, at most 60, as a page's sweep has them. */
  private static final Plan PLAN =
      new Plan(Duration.ZERO, Duration.ZERO, 5, 5, 60, Duration.ofMinutes(1));

  /**
   * Noise of each contender by itself. Five samples that hang together do not show that they do:
   * their interval is too narrow, which a prediction of two per cent or of a mere direction feels.
   */
  private static final Set<Noise> HANGING_TOGETHER =
      EnumSet.of(Noise.STRONG, Noise.STRONG_WITH_SPIKES);

  @ParameterizedTest
  @EnumSource
  void twiceAsFastOrNotIsDecidedAndNeverWrongly(Noise noise) throws Exception {
    Prediction twice = Prediction.ratio(2).ratherThan(1);
    Map<Outcome, Double> asPredicted = percent(noise, 1, twice, 2);
    Map<Outcome, Double> asTheRival = percent(noise, 1, twice, 1);

    assertThat(asPredicted.get(Outcome.REFUTED)).isZero();
    assertThat(asTheRival.get(Outcome.CONFIRMED)).isZero();
    assertThat(asPredicted.get(Outcome.UNDECIDED)).isLessThan(5);
    assertThat(asTheRival.get(Outcome.UNDECIDED)).isLessThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void besideNoiseTenTimesAsLoudFewVerdictsAreWrong(Noise noise) throws Exception {
    Prediction half = Prediction.ratio(1.5).ratherThan(1);
    Map<Outcome, Double> asPredicted = percent(noise, 10, half, 1.5);
    Map<Outcome, Double> asTheRival = percent(noise, 10, half, 1);

    assertThat(asPredicted.get(Outcome.REFUTED)).isLessThanOrEqualTo(5);
    assertThat(asTheRival.get(Outcome.CONFIRMED)).isLessThanOrEqualTo(5);
    switch (noise) {
      case NORMAL, SPIKES, LIKE_XORSHIFT, MILD -> {
        assertThat(asPredicted.get(Outcome.UNDECIDED)).isLessThan(20);
        assertThat(asTheRival.get(Outcome.UNDECIDED)).isLessThan(20);
      }
      default -> assertThat(asPredicted.get(Outcome.CONFIRMED)).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoPerCentAreToldApartOrLeftUndecided(Noise noise) throws Exception {
    Prediction same = Prediction.ratio(1).ratherThanOffBy(0.02);
    Map<Outcome, Double> asPredicted = percent(noise, 1, same, 1);
    Map<Outcome, Double> asTheRival = percent(noise, 1, same, 1.02);

    double wrong = HANGING_TOGETHER.contains(noise) ? 10 : 5;
    assertThat(asPredicted.get(Outcome.REFUTED)).isLessThanOrEqualTo(wrong);
    assertThat(asTheRival.get(Outcome.CONFIRMED)).isLessThanOrEqualTo(wrong);
    if (noise == Noise.NORMAL || noise == Noise.LIKE_XORSHIFT) {
      assertThat(asPredicted.get(Outcome.CONFIRMED)).isGreaterThan(80);
      assertThat(asTheRival.get(Outcome.REFUTED)).isGreaterThan(80);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDirectionThatIsNoneIsSeldomConfirmed(Noise noise) throws Exception {
    // What is the same is not more. The end of an interval errs once in forty.
    Map<Outcome, Double> none = percent(noise, 1, Prediction.moreThan(1), 1);
    double wrong = HANGING_TOGETHER.contains(noise) ? 25 : 8;
    assertThat(none.get(Outcome.CONFIRMED)).isLessThanOrEqualTo(wrong);
    assertThat(percent(noise, 1, Prediction.moreThan(1), 1.5).get(Outcome.CONFIRMED))
        .isGreaterThan(95);
  }

  /** What slows the machine for a while slows whoever runs then, in an order that is random. */
  @ParameterizedTest
  @EnumSource(names = {"STRONG", "STRONG_WITH_SPIKES"})
  void noiseThatBothContendersShareMisleadsFewVerdictsHoweverItHangsTogether(Noise noise)
      throws Exception {
    Prediction same = Prediction.ratio(1).ratherThanOffBy(0.02);
    Prediction more = Prediction.moreThan(1);

    assertThat(percentShared(noise, same, 1).get(Outcome.REFUTED)).isLessThanOrEqualTo(5);
    assertThat(percentShared(noise, same, 1.02).get(Outcome.CONFIRMED)).isLessThanOrEqualTo(5);
    assertThat(percentShared(noise, more, 1).get(Outcome.CONFIRMED)).isLessThanOrEqualTo(5);
    assertThat(percentShared(noise, more, 1.5).get(Outcome.CONFIRMED)).isGreaterThan(95);
  }

  /** Outcomes in per cent, of a contender that is {@code ratio} times as fast as the baseline. */
  private static Map<Outcome, Double> percent(
      Noise noise, double loud, Prediction prediction, double ratio) throws Exception {
    return percent(
        prediction,
        random ->
            List.of(
                Simulated.contender("a", times(noise, loud, random, NANOS)),
                Simulated.contender("b", times(noise, loud, random, NANOS / ratio))));
  }

  /** The same where each call meets the machine as the call before has left it, whosever it was. */
  private static Map<Outcome, Double> percentShared(
      Noise noise, Prediction prediction, double ratio) throws Exception {
    return percent(
        prediction,
        random -> {
          var machine =
              Arrays.stream(noise.times(random, 2 * (1 + PLAN.mostRounds()), NANOS)).iterator();
          return List.of(
              Simulated.contender("a", machine::nextDouble),
              Simulated.contender("b", () -> machine.nextDouble() / ratio));
        });
  }

  private static Map<Outcome, Double> percent(
      Prediction prediction, Function<RandomGenerator, List<Contender>> contenders)
      throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20130603);
    Judge judge =
        new Judge("simulated", Point.NONE, Map.of("a", List.of(), "b", List.of(prediction)));
    Map<Outcome, Double> percent = new EnumMap<>(Outcome.class);
    Arrays.stream(Outcome.values()).forEach(outcome -> percent.put(outcome, 0.0));
    for (int i = 0; i < DRAWS; i++) {
      var measured =
          Simulated.measure(
              PLAN, judge::isPrecise, contenders.apply(random).toArray(Contender[]::new));
      Outcome outcome = judge.judge(measured, List.of(), null).findings().getFirst().outcome();
      percent.merge(outcome, 100.0 / DRAWS, Double::sum);
    }
    return percent;
  }

  /** A first call and the most rounds there can be; noise {@code loud} times as loud. */
  private static double[] times(Noise noise, double loud, RandomGenerator random, double nanos) {
    double[] times = noise.times(random, 1 + PLAN.mostRounds(), 1);
    return Arrays.stream(times).map(x -> nanos * Math.pow(x, loud)).toArray();
  }
}
