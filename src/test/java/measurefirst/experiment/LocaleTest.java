package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import measurefirst.result.Claims;
import measurefirst.result.Finding;
import measurefirst.result.Guess;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.statistics.Interval;
import measurefirst.statistics.PairedRatio;
import measurefirst.timing.Contender;
import measurefirst.timing.Split;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One kind of digits, whatever language the reader's system speaks. */
class LocaleTest {
  private static final Locale BEFORE = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void back() {
    Locale.setDefault(BEFORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "th-TH-u-nu-thai", "de-DE", "tr-TR"})
  void everyTextHasAsciiDigitsAndPoints(String locale) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(locale));
    if (!locale.startsWith("de") && !locale.startsWith("tr")) {
      assertThat("%d".formatted(12)).as("the test's own premise").isNotEqualTo("12");
    }
    Result result =
        Comparison.of("digits " + locale)
            .baseline(Fakes.fake("in turn", 1234.5), Prediction.time(Duration.ofMillis(1234)))
            .contender(
                Fakes.fake("together", 617.25),
                Prediction.ratio(2).claim("C1"),
                Prediction.ratio(1).ratherThanOffBy(0.025),
                Prediction.cpusBusy(1))
            .contender(
                Contender.reading("late", "tasks", () -> 2.5), Prediction.value(3).ratherThan(1, 4))
            .plan(Fakes.PLAN)
            .run();
    List<String> texts = new ArrayList<>();
    for (Series one : result.series()) {
      texts.add(result.sentence(one));
    }
    for (Finding finding : result.findings()) {
      texts.add(finding.sentence());
      texts.add(finding.predictedText());
      texts.add(finding.errorText());
    }
    for (Verdict verdict : result.verdicts()) {
      texts.add(verdict.sentence());
    }
    double[] samples = {1e6, 2e6, 3e6, 9e6};
    for (Warning warning :
        List.of(
            Warnings.timerSaturated(40, 10),
            Warnings.emptyCall(0.9),
            Warnings.multimodal(samples),
            Warnings.autocorrelated(20, 4.24),
            Warnings.outliersSevere(3, 20),
            Warnings.gcInSamples(7, 120),
            Warnings.stillCompiling(250, 40),
            Warnings.cpuStolen(0.0456),
            Warnings.cpuThrottled(5, 1_500_000),
            Warnings.cpuShared(0.816, 2),
            Warnings.loadBeforeStart(3.25, 2),
            Warnings.neverSteady(samples),
            Warnings.drifting(samples),
            Warnings.recorded(result))) {
      texts.add(warning.text());
    }
    texts.add(Results.provenance(result));
    texts.add(Split.of(result.series("together")).toString());
    texts.add(Guess.of("digits", "a", 1.5).toString());
    texts.add(Units.time(1234567.8));
    texts.add(Units.bytes(12345678.9));
    texts.add(Units.count(12_345_678));
    texts.add(Units.error(0.1234));
    texts.add(Units.ratios(new Interval(1234.5, 1200, 1300, 0.95, 20, 20)));
    for (Throwable thrown : refusals()) {
      texts.add(thrown.getMessage());
    }
    Path file = folder.resolve("a.json");
    Results.write(file, List.of(result));
    texts.add(Files.readString(file));

    assertThat(Results.read(file)).containsExactly(result);
    assertThat(texts).allSatisfy(LocaleTest::assertPlain);
    assertThat(texts).anyMatch(text -> text.contains("617.25") || text.contains("617.2"));
  }

  private static List<Throwable> refusals() {
    return List.of(
        catchThrowable(() -> Comparison.of("x".repeat(300))),
        catchThrowable(() -> Comparison.of("a").rounds(1)),
        catchThrowable(() -> Contender.of("a", () -> 1).operations(0)),
        catchThrowable(() -> Prediction.ratio(-1.5)),
        catchThrowable(() -> Prediction.ratio(2).ratherThanOffBy(1.5)),
        catchThrowable(() -> Claims.of("C999")),
        catchThrowable(() -> PairedRatio.of(new double[3], new double[2], 0.95, 0)),
        catchThrowable(() -> Guess.of("a", "b", -1)),
        catchThrowable(
            () ->
                Comparison.of("two answers")
                    .baseline("one", () -> 1)
                    .contender("other", () -> 20)
                    .run()));
  }

  private static void assertPlain(String text) {
    assertThat(text.chars().filter(Character::isDigit)).as(text).allMatch(c -> c <= '9');
    assertThat(text).doesNotContainPattern("\\d,\\d{1,2}(\\D|$)");
  }
}
