package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import measurefirst.result.Calibration.Pair;
import measurefirst.result.Calibration.Rate;
import measurefirst.result.Calibration.Recorded;
import measurefirst.result.Calibration.Score;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationFileTest {
  @TempDir Path home;

  private Path file;

  @BeforeEach
  void name() {
    file = home.resolve(Calibration.FILE);
  }

  @Test
  void whatIsWrittenIsRead() {
    Calibration written = Calibration.on(Examples.machine()).with(pair(0.98, 1.02)).with(rate(5));
    written.write(file);
    assertThat(Calibration.read(file)).isEqualTo(written);
    assertThat(Calibration.recorded(home)).returns("", Recorded::why);
    assertThat(Calibration.recorded(home).calibration()).contains(written);
  }

  @Test
  void aFindingMoreReplacesTheFileAndKeepsTheOthers() {
    Calibration one = Calibration.on(Examples.machine()).with(rate(5));
    one.write(file);
    one.with(rate(6)).write(file);
    assertThat(Calibration.read(file).rates()).extracting(Rate::hits).containsExactly(5, 6);
  }

  @Test
  void whereThereIsNoneASentenceSaysHowToMakeIt() {
    assertThat(Calibration.recorded(home)).satisfies(it -> noneBecause(it, "there is no"));
    assertThatThrownBy(() -> Calibration.read(file)).isInstanceOf(ResultsException.class);
  }

  @Test
  void aFileThatIsCutOffIsToldAndLeft() throws IOException {
    Calibration.on(Examples.machine()).with(rate(5)).write(file);
    String whole = Files.readString(file);
    for (int end = 0; end < whole.length() - 1; end += 7) {
      Files.writeString(file, whole.substring(0, end));
      noneBecause(Calibration.recorded(home), "cut off");
      assertThat(file).hasContent(whole.substring(0, end));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"schema\" : 1', '\"schema\" : 2', has schema 2",
    "'\"schema\" : 1', '\"schema\" : 0', has schema 0",
    "measure-first-calibration, measure-first-result, is not a calibration",
    "'\"pairs\"', '\"couples\"', could not be read",
    "'\"hits\" : 5', '\"hits\" : \"five\"', could not be read"
  })
  void aFileOfAnotherKindOrANewerSchemaIsTold(String from, String to, String told)
      throws IOException {
    Calibration.on(Examples.machine()).with(rate(5)).write(file);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    noneBecause(Calibration.recorded(home), told);
  }

  @ParameterizedTest
  @CsvSource({
    "0.98, 1.02, CONFIRMED",
    "0.98, 1.06, UNDECIDED",
    "0.80, 1.30, UNDECIDED",
    "1.06, 1.08, REFUTED",
    "0.90, 0.94, REFUTED"
  })
  void aPairIsRefutedOnlyIfItsWholeIntervalLiesOutside(double low, double high, Outcome outcome) {
    assertThat(pair(low, high).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"5, CONFIRMED", "2, UNDECIDED", "8, UNDECIDED", "12, REFUTED", "0, REFUTED"})
  void aRateIsRefutedOnlyIfItsWholeIntervalLiesOutside(int percent, Outcome outcome) {
    assertThat(rate(percent).outcome()).isEqualTo(outcome);
  }

  private static void noneBecause(Recorded recorded, String why) {
    assertThat(recorded.calibration()).isEmpty();
    assertThat(recorded.why()).contains("harness.json", why, "./mvnw -Pcalibrate verify");
  }

  private static Pair pair(double low, double high) {
    Interval nanos = new Interval(16.5, 16.25, 17, 0.95, 2, 2);
    Score score = new Score("JMH", nanos, List.of(16.25, 17.0), 7.5);
    Interval ratio = new Interval((low + high) / 2, low, high, 0.95, 2, 2);
    return new Pair("xorshift", score, score, ratio, 0.05);
  }

  /** So many of a hundred, known to two, where three to seven are right. */
  private static Rate rate(int hits) {
    double share = hits / 100.0;
    Interval interval =
        new Interval(share, Math.max(0, share - 0.02), share + 0.02, 0.95, 100, 100);
    return new Rate("called different", hits, interval, 0.03, 0.07, 0.75);
  }
}
