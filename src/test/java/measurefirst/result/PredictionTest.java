package measurefirst.result;

import static measurefirst.result.Outcome.CONFIRMED;
import static measurefirst.result.Outcome.NOT_TESTABLE;
import static measurefirst.result.Outcome.REFUTED;
import static measurefirst.result.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule by which a measured interval decides between a prediction and its rival. */
class PredictionTest {
  private static final Prediction TWICE = Prediction.ratio(2).ratherThan(1);
  private static final Prediction FOUR = Prediction.value(4).ratherThan(3, 5);
  private static final Prediction NONE_LATE = Prediction.value(0).ratherThan(1);
  private static final Prediction SOME_LATE = Prediction.value(2).ratherThan(0);
  private static final Prediction SAME = Prediction.ratio(1).ratherThanOffBy(0.02);
  private static final Prediction PLAIN = Prediction.ratio(1).orPlainRival(1);
  private static final Prediction CLOSE = Prediction.ratio(1.09).ratherThan(1);
  private static final Prediction MORE = Prediction.moreThan(1);
  private static final Prediction LESS = Prediction.lessThan(1);

  record Case(Prediction prediction, double low, double high, Outcome outcome) {
    Interval measured() {
      return interval(low, high);
    }
  }

  static List<Case> cases() {
    return List.of(
        // Between √(2·1) = 1.4142 and its mirror image 2²/1.4142 = 2.8284.
        new Case(TWICE, 1.9, 2.1, CONFIRMED),
        new Case(TWICE, 1.4143, 2.8284, CONFIRMED),
        new Case(TWICE, 1.45, 1.49, CONFIRMED),
        new Case(TWICE, 1.4142, 1.45, UNDECIDED),
        new Case(TWICE, 1.35, 2.5, UNDECIDED),
        new Case(TWICE, 2.7, 2.8285, UNDECIDED),
        new Case(TWICE, 1, 3, UNDECIDED),
        new Case(TWICE, 1.3, 1.4142, REFUTED),
        new Case(TWICE, 0.99, 1.01, REFUTED),
        new Case(TWICE, 2.8285, 2.9, REFUTED),
        new Case(TWICE, 9, 11, REFUTED),
        // Between √(4·3) = 3.4641 and √(4·5) = 4.4721.
        new Case(FOUR, 3.4642, 4.4721, CONFIRMED),
        new Case(FOUR, 3.4641, 4, UNDECIDED),
        new Case(FOUR, 4, 4.4722, UNDECIDED),
        new Case(FOUR, 2.9, 3.4641, REFUTED),
        new Case(FOUR, 4.4722, 5, REFUTED),
        // By difference: between −0.5 and 0.5, as an interval of readings may begin below 0.
        new Case(NONE_LATE, 0, 0, CONFIRMED),
        new Case(NONE_LATE, -0.2, 0.5, CONFIRMED),
        new Case(NONE_LATE, 0.3, 0.51, UNDECIDED),
        new Case(NONE_LATE, 0.51, 1.5, REFUTED),
        // By difference: between 1 and 3.
        new Case(SOME_LATE, 1, 3, CONFIRMED),
        new Case(SOME_LATE, 0.9, 2, UNDECIDED),
        new Case(SOME_LATE, 2, 3.1, UNDECIDED),
        new Case(SOME_LATE, 0, 0.9, REFUTED),
        new Case(SOME_LATE, 3.1, 4, REFUTED),
        // Between 1/√1.02 = 0.99015 and √1.02 = 1.00995.
        new Case(SAME, 0.9902, 1.0099, CONFIRMED),
        new Case(SAME, 0.99, 1, UNDECIDED),
        new Case(SAME, 1, 1.01, UNDECIDED),
        new Case(SAME, 1.01, 1.03, REFUTED),
        new Case(SAME, 0.97, 0.99, REFUTED),
        // Between 1/√1.1 = 0.95346 and √1.1 = 1.04881.
        new Case(PLAIN, 0.9535, 1.0488, CONFIRMED),
        new Case(PLAIN, 0.95, 1, UNDECIDED),
        new Case(PLAIN, 1.0489, 1.2, REFUTED),
        new Case(CLOSE, 1.08, 1.1, NOT_TESTABLE),
        new Case(CLOSE, 5, 6, NOT_TESTABLE),
        new Case(MORE, 1.0001, 50, CONFIRMED),
        new Case(MORE, 0.99, 50, UNDECIDED),
        new Case(MORE, 1, 1.2, UNDECIDED),
        new Case(MORE, 0.5, 0.999, REFUTED),
        new Case(MORE, 1, 1, REFUTED),
        new Case(LESS, 0.2, 0.9999, CONFIRMED),
        new Case(LESS, 0.2, 1, UNDECIDED),
        new Case(LESS, 1.001, 7, REFUTED),
        new Case(LESS, 1, 1, REFUTED));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theWholeIntervalDecides(Case one) {
    assertThat(one.prediction.outcome(one.measured())).isEqualTo(one.outcome);
  }

  /** Rules that a page might be judged by if the right one were lost. */
  static Map<String, BiFunction<Prediction, Interval, Outcome>> wrongRules() {
    return Map.ofEntries(
        Map.entry("always undecided", (p, m) -> UNDECIDED),
        Map.entry("always confirmed", (p, m) -> CONFIRMED),
        Map.entry("always refuted", (p, m) -> REFUTED),
        Map.entry("never refuted", (p, m) -> p.outcome(m) == REFUTED ? UNDECIDED : p.outcome(m)),
        Map.entry("never undecided", (p, m) -> p.outcome(interval(m.estimate(), m.estimate()))),
        Map.entry("prediction and rival swapped", PredictionTest::swapped),
        Map.entry("the outcomes swapped", (p, m) -> swapped(p.outcome(m))),
        Map.entry(
            "an overlap will do",
            (p, m) ->
                p.outcome(m) == UNDECIDED && m.low() <= p.high() && m.high() >= p.low()
                    ? CONFIRMED
                    : p.outcome(m)),
        Map.entry("doubt refutes", (p, m) -> p.outcome(m) == UNDECIDED ? REFUTED : p.outcome(m)),
        Map.entry(
            "no mirror image",
            (p, m) ->
                p.isTestable() && p.low() <= m.low()
                    ? CONFIRMED
                    : p.isTestable() && m.high() < p.low() ? REFUTED : p.outcome(m)),
        Map.entry(
            "the arithmetic mean",
            (p, m) -> p.equals(TWICE) ? Outcome.of(m, 1.5, 2.5) : p.outcome(m)),
        Map.entry(
            "prediction and rival always far enough apart",
            (p, m) -> Outcome.of(m, p.low(), p.high())),
        Map.entry(
            "a tolerance of a tenth", (p, m) -> Outcome.of(m, p.value() / 1.1, p.value() * 1.1)),
        Map.entry(
            "the interval must hold the prediction",
            (p, m) -> m.contains(p.value()) ? CONFIRMED : REFUTED),
        Map.entry(
            "a direction has the other end too",
            (p, m) ->
                p.kind() == Prediction.Kind.EXACTLY
                    ? p.outcome(m)
                    : Outcome.of(m, p.value(), 2 * p.value())));
  }

  private static Outcome swapped(Prediction p, Interval measured) {
    return p.kind() == Prediction.Kind.EXACTLY && p.rivalValues().size() == 1
        ? new Prediction(
                p.quantity(),
                p.kind(),
                p.rivalValues().getFirst() == 0 ? 1e-9 : p.rivalValues().getFirst(),
                List.of(p.value()),
                Double.NaN,
                "")
            .outcome(measured)
        : p.outcome(measured);
  }

  private static Outcome swapped(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> REFUTED;
      case REFUTED -> CONFIRMED;
      default -> outcome;
    };
  }

  @Test
  void eachWrongRuleFailsSomeCase() {
    assertThat(wrongRules())
        .allSatisfy(
            (name, rule) ->
                assertThat(cases())
                    .as(name)
                    .anyMatch(c -> rule.apply(c.prediction, c.measured()) != c.outcome));
  }

  @Test
  void theNearestRivalBelowAndAboveCounts() {
    Prediction many = Prediction.value(4).ratherThan(16, 1, 3, 5, 2, 8);
    assertThat(many.rivalValues()).containsExactly(3.0, 5.0);
    assertThat(many.low()).isCloseTo(Math.sqrt(12), within(1e-12));
    assertThat(many.high()).isCloseTo(Math.sqrt(20), within(1e-12));
  }

  @Test
  void theRivalOnTheOtherSideIsMirrored() {
    assertThat(TWICE.low()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(TWICE.high()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
    Prediction wait = Prediction.time(Duration.ofSeconds(2)).ratherThan(Duration.ofSeconds(4));
    assertThat(wait.high()).isCloseTo(2e9 * Math.sqrt(2), within(1e-3));
    assertThat(wait.low()).isCloseTo(2e9 / Math.sqrt(2), within(1e-3));
  }

  @Test
  void withinATenthThereIsNothingToTellApart() {
    assertThat(Prediction.ratio(1.1).ratherThan(1).isTestable()).isTrue();
    assertThat(Prediction.ratio(1.099).ratherThan(1).isTestable()).isFalse();
    assertThat(Prediction.ratio(2).ratherThan(2).isTestable()).isFalse();
    assertThat(Prediction.ratio(4).ratherThan(1, 4.3).isTestable()).isFalse();
    assertThat(Prediction.value(0).ratherThan(0.001).isTestable()).isTrue();
    assertThat(Prediction.value(0).ratherThan(0).isTestable()).isFalse();
    // The resolution that is asked for is no theory, and may be small.
    assertThat(SAME.isTestable()).isTrue();
  }

  @Test
  void withoutARivalItIsNoDifferenceFromTheBaseline() {
    assertThat(Prediction.ratio(2).orPlainRival(1)).isEqualTo(TWICE);
    assertThat(Prediction.ratio(0.5).orPlainRival(1).rivalValues()).containsExactly(1.0);
    assertThat(Prediction.cpusBusy(2).orPlainRival(1).rivalValues()).containsExactly(1.0);
    assertThat(Prediction.time(Duration.ofNanos(50)).orPlainRival(100).rivalValues())
        .containsExactly(100.0);
    assertThat(PLAIN.offBy()).isEqualTo(0.1);
    assertThat(Prediction.ratio(1.05).orPlainRival(1).offBy()).isEqualTo(0.1);
    assertThat(Prediction.time(Duration.ofNanos(50)).orPlainRival(Double.NaN).offBy())
        .isEqualTo(0.1);
    assertThat(TWICE.orPlainRival(7)).isSameAs(TWICE);
    assertThat(MORE.orPlainRival(7)).isSameAs(MORE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 1, 1.4, 2, 2.8, 7, 1e6})
  void widthAloneSaysWhetherToMeasureOn(double where) {
    // A third of the band, by ratio: ³√(2.8284/1.4142) = 1.26.
    assertThat(TWICE.isPrecise(interval(where, 1.25 * where))).isTrue();
    assertThat(TWICE.isPrecise(interval(where, 1.27 * where))).isFalse();
    assertThat(SAME.isPrecise(interval(where, 1.006 * where))).isTrue();
    assertThat(SAME.isPrecise(interval(where, 1.007 * where))).isFalse();
    // A third of the band, by difference.
    assertThat(NONE_LATE.isPrecise(interval(where, where + 0.33))).isTrue();
    assertThat(NONE_LATE.isPrecise(interval(where, where + 0.34))).isFalse();
    assertThat(CLOSE.isPrecise(interval(where, 100 * where))).isTrue();
  }

  @Test
  void anIntervalThatReachesZeroIsNotPreciseByRatio() {
    assertThat(FOUR.isPrecise(interval(-0.1, 8))).isFalse();
    assertThat(FOUR.isPrecise(interval(-8, -0.1))).isFalse();
    assertThat(TWICE.isPrecise(interval(0, 1))).isFalse();
    assertThat(TWICE.isPrecise(interval(1, Double.POSITIVE_INFINITY))).isFalse();
  }

  @Test
  void theErrorIsMeasuredOverPredicted() {
    assertThat(TWICE.error(2.1)).isCloseTo(0.05, within(1e-12));
    assertThat(TWICE.error(1)).isEqualTo(-0.5);
    assertThat(NONE_LATE.error(0.25)).isEqualTo(0.25);
    assertThat(MORE.error(2)).isNaN();
  }

  @Test
  void whatIsNoPredictionIsRefusedWithItsValue() {
    refused(() -> Prediction.ratio(0), "was 0.0");
    refused(() -> Prediction.ratio(Double.NaN), "was NaN");
    refused(() -> Prediction.ratio(Double.POSITIVE_INFINITY), "was Infinity");
    refused(() -> Prediction.time(Duration.ZERO), "must be a positive number, was 0.0");
    refused(() -> Prediction.time(Duration.ofSeconds(-2)), "was -2.0E9");
    refused(() -> Prediction.value(-1), "a positive number or 0, was -1.0");
    refused(() -> TWICE.ratherThan(-1), "a rival must be a number of 0 or more, was -1.0");
    refused(() -> TWICE.ratherThan(Double.NaN), "was NaN");
    refused(() -> TWICE.ratherThanOffBy(0), "0.02 is two per cent");
    refused(() -> TWICE.ratherThanOffBy(2), "was 2.0");
    refused(() -> MORE.ratherThan(1), "a direction needs no rival");
    refused(() -> LESS.ratherThanOffBy(0.02), "a direction needs no rival");
    refused(() -> TWICE.claim(" "), "a claim's id needs a name");
  }

  private static void refused(Runnable made, String why) {
    assertThatIllegalArgumentException().isThrownBy(made::run).withMessageContaining(why);
  }

  private static Interval interval(double low, double high) {
    double estimate = Double.isInfinite(high) ? low : (low + high) / 2;
    return new Interval(estimate, low, high, 0.95, 20, 20);
  }
}
