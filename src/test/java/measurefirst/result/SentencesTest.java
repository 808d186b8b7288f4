package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Prediction TWICE = Prediction.ratio(2).ratherThan(1);

  @Test
  void fasterSaysHowManyTimesAsFastAndWhatWasPredicted() {
    String sentence =
        together(TWICE, Outcome.CONFIRMED, "", 2, 2.001, 1.999, 2).sentence("together");
    assertThat(plain(sentence))
        .isEqualTo(
            "together is 2.000× as fast as in turn (95 % 1.999–2.001, n = 4; predicted 2×, rival 1×: confirmed, error 0.00 %)");
  }

  @Test
  void theBandSaysWhatWouldConfirmAPrediction() {
    Map<Prediction, String> bands =
        Map.of(
            TWICE,
            "1.414–2.828×",
            Prediction.timesAsLong(2).ratherThan(1, 3),
            "1.414–2.449×",
            Prediction.time(Duration.ofMillis(600)).ratherThan(Duration.ofMillis(2400)),
            "0.3–1.2 s",
            Prediction.ratio(1).ratherThanOffBy(0.02),
            "0.9901–1.01×",
            Prediction.moreThan(1),
            "above 1×",
            Prediction.lessThan(0.5),
            "below 0.5×",
            Prediction.value(0).ratherThan(4),
            "up to 2 tasks",
            Prediction.ratio(2).ratherThan(2.1),
            "");
    assertThat(bands)
        .allSatisfy(
            (prediction, band) -> {
              var measured = Examples.interval(2, 1.9, 2.1);
              var finding =
                  new Finding(
                      "a",
                      Point.NONE,
                      prediction,
                      measured,
                      unit(prediction),
                      Outcome.CONFIRMED,
                      "");
              assertThat(plain(finding.bandText())).isEqualTo(band);
            });
  }

  private static String unit(Prediction prediction) {
    return prediction.quantity() == Quantity.VALUE ? "tasks" : "";
  }

  @Test
  void slowerCountsEverythingInTimes() {
    String sentence = together(TWICE, Outcome.REFUTED, "", 8, 8.01, 7.99, 8).sentence("together");
    assertThat(plain(sentence))
        .startsWith("together takes 2.000× as long as in turn (95 % 1.99")
        .endsWith("n = 4; predicted 2× as fast, rival 1×: refuted, error 0.00 %)");
  }

  @Test
  void noDifferenceShowsTheRatioAndDoubtItsReason() {
    String sentence =
        together(TWICE, Outcome.UNDECIDED, "measure on", 4, 4.1, 3.9, 4).sentence("together");
    assertThat(plain(sentence))
        .startsWith("together and in turn: no difference resolved (ratio 1.0")
        .endsWith("predicted 2×, rival 1×: undecided, error 0.00 %; measure on)");
  }

  @Test
  void theBaselineShowsItsTime() {
    assertThat(plain(together(TWICE, Outcome.CONFIRMED, "", 2, 2, 2, 2).sentence("in turn")))
        .isEqualTo("in turn: 4 s (all equal, n = 4)");
  }

  @Test
  void aFindingSaysValueIntervalRivalAndOutcome() {
    Finding finding =
        Examples.finding("a", TWICE, Examples.interval(1.998, 1.99, 2.006), Outcome.CONFIRMED, "");
    assertThat(plain(finding.sentence()))
        .isEqualTo(
            "a: 1.998× as fast (95 % 1.990–2.006, n = 20; predicted 2×, rival 1×: confirmed, error −0.10 %)");
    assertThat(finding.predictedText()).isEqualTo("2× / 1×");
    assertThat(plain(finding.errorText())).isEqualTo("−0.10 %");
  }

  @Test
  void rivalsAreToldAsTheyWereNamed() {
    assertThat(predicted(Prediction.value(4).ratherThan(3, 5, 9))).isEqualTo("4 / 3 or 5 tasks");
    assertThat(predicted(Prediction.ratio(1).ratherThanOffBy(0.02))).isEqualTo("1× / off by 2 %");
    assertThat(predicted(Prediction.moreThan(1))).isEqualTo("more than 1×");
    assertThat(predicted(Prediction.lessThan(1.5))).isEqualTo("less than 1.5×");
    // What makes it untestable is told.
    assertThat(predicted(Prediction.ratio(2).ratherThan(2))).isEqualTo("2× / 2×");
  }

  @Test
  void whereZeroIsPredictedTheErrorIsTheDifference() {
    Finding late =
        new Finding(
            "a",
            Point.NONE,
            Prediction.value(0).ratherThan(1),
            Examples.interval(0.25, 0.2, 0.3),
            "tasks",
            Outcome.CONFIRMED,
            "");
    assertThat(plain(late.errorText())).isEqualTo("+0.25 tasks");
    assertThat(
            Examples.finding(
                    "a",
                    Prediction.moreThan(1),
                    Examples.interval(2, 1.9, 2.1),
                    Outcome.CONFIRMED,
                    "")
                .errorText())
        .isEmpty();
  }

  @Test
  void aPointOfASweepIsNamed() {
    Point point = new Point("N = 4", 4, Double.NaN);
    Result result =
        Examples.of(
            "swept",
            List.of(
                Examples.series("in turn", point, List.of(), 4e9, 4e9),
                Examples.series("together", point, List.of(), 1e9, 1e9)),
            List.of());
    assertThat(result.sentence("together")).startsWith("together, N = 4 is 4× as fast as in turn");
  }

  private static String predicted(Prediction prediction) {
    return plain(
        new Finding(
                "a",
                Point.NONE,
                prediction,
                Examples.interval(2, 1.9, 2.1),
                "tasks",
                Outcome.CONFIRMED,
                "")
            .predictedText());
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static Result together(
      Prediction prediction, Outcome outcome, String why, double... seconds) {
    double[] nanos = java.util.Arrays.stream(seconds).map(s -> s * 1e9).toArray();
    return Examples.of(
        "two",
        List.of(
            Examples.series("in turn", 4e9, 4e9, 4e9, 4e9),
            Examples.series("together", Point.NONE, List.of(prediction), nanos)),
        List.of(
            Examples.finding(
                "together", prediction, Examples.interval(2, 1.9, 2.1), outcome, why)));
  }
}
