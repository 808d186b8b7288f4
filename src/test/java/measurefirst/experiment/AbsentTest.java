package measurefirst.experiment;

import static measurefirst.experiment.Fakes.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import measurefirst.result.Origin;
import measurefirst.result.Outcome;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Warning;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Contender;
import measurefirst.timing.Timed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of contenders that cannot run here, with a recorded run at hand and without one. */
class AbsentTest {
  private static final String HOME = "measurefirst.home";

  @TempDir private Path home;
  private boolean there = true;

  @BeforeEach
  void recordsUnderHome() throws Exception {
    System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("notebooks/results"));
  }

  @AfterEach
  void forget() {
    System.clearProperty(HOME);
  }

  private Contender java(String name, double millis) {
    return Fakes.fake(name, millis);
  }

  private Contender python(String name, double millis) {
    var about = Fakes.about(millis);
    return Contender.timedBy(
        name,
        "Python",
        () -> there ? "" : "there is no Python here",
        calls -> new Timed.Batch(about.getAsDouble() * 1e6 * calls, 0, "answer"),
        () -> {});
  }

  private void record(String name) {
    Results.write(
        home.resolve("notebooks/results/01-x." + name + ".json"), List.of(Results.latest(name)));
    there = false;
  }

  private Comparison comparison(String name, Contender baseline) {
    return Comparison.of(name)
        .baseline(baseline)
        .contender(java("java", 50), Prediction.ratio(2).claim("C1"))
        .contender(python("asyncio", 25), Prediction.ratio(4).claim("C2"))
        .plan(PLAN);
  }

  @Test
  void oneOfThreeIsShownAsRecordedAndJudgedNoMore() throws Exception {
    comparison("mixed", java("in turn", 100)).run();
    record("mixed");
    Result here = comparison("mixed", java("in turn", 100)).run();

    assertThat(here.series())
        .extracting(Series::name, Series::origin)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("in turn", Origin.HERE),
            org.assertj.core.groups.Tuple.tuple("java", Origin.HERE),
            org.assertj.core.groups.Tuple.tuple("asyncio", Origin.RECORDED));
    assertThat(here.series("asyncio").values()).hasSize(6);
    assertThat(here.findings()).extracting("contender").containsExactly("java");
    assertThat(here.verdict("C1").origin()).isEqualTo(Origin.HERE);
    assertThat(here.verdict("C2").origin()).isEqualTo(Origin.RECORDED);
    assertThat(here.warnings()).extracting(Warning::code).contains("contender-absent", "recorded");
  }

  @Test
  void withoutARecordedRunTheOthersGoOn() throws Exception {
    there = false;
    Result here = comparison("unrecorded", java("in turn", 100)).run();

    assertThat(here.contenders()).containsExactly("in turn", "java");
  }

  @Test
  void aComparisonWithoutItsBaselineIsTheRecordedOne() throws Exception {
    comparison("whole", python("in turn", 100)).run();
    record("whole");
    Result here = comparison("whole", python("in turn", 100)).run();

    assertThat(here.isRecorded()).isTrue();
    assertThat(here.baseline().values()).hasSize(6);
    assertThat(here.verdict("C1").origin()).isEqualTo(Origin.RECORDED);
    assertThat(here.verdict("C1").sentence()).contains(" Recorded in “whole”: Confirmed.");
    assertThat(Results.latest("whole")).isEqualTo(here);
  }

  @Test
  void withNeitherAComparisonSaysWhatIsMissing() {
    there = false;
    assertThatThrownBy(() -> comparison("neither", python("in turn", 100)).run())
        .isInstanceOf(AbsentException.class)
        .hasMessageContaining("\"neither\" cannot be measured on this machine")
        .hasMessageContaining("there is no Python here");
  }

  private Sweep sweep(int... counts) {
    return Sweep.of("swept")
        .over(
            counts,
            n ->
                Comparison.of("N = " + n)
                    .baseline(python("in turn", 20.0 * n))
                    .contender(python("asyncio", 20), Prediction.ratio(n).claim("C3")))
        .rounds(3);
  }

  @Test
  void aSweepShowsThePointsThatWereRecorded() throws Exception {
    sweep(2, 4).run();
    record("swept");
    Result here = sweep(4, 8).run();

    assertThat(here.isRecorded()).isTrue();
    assertThat(here.points()).extracting(Point::x).containsExactly(2.0, 4.0);
    assertThat(here.verdict("C3").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(here.verdict("C3").origin()).isEqualTo(Origin.RECORDED);
  }
}
