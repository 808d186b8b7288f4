package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Swept;
import measurefirst.result.Warning;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Plan;
import measurefirst.timing.Timed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of contenders that cannot run here, with a recorded run at hand and without one. */
class AbsentTest {
  private static final String HOME = "measurefirst.home";
  private static final Plan PLAN =
      new Plan(Duration.ZERO, Duration.ZERO, 4, 4, Duration.ofSeconds(30));

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

  private Timed timed(String name, String language, LongUnaryOperator nanos) {
    return new Timed() {
      private long call;

      @Override
      public String name() {
        return name;
      }

      @Override
      public String language() {
        return language;
      }

      @Override
      public String absent() {
        return there || language.equals("Java") ? "" : "there is no Python here";
      }

      @Override
      public Batch run(long calls) {
        if (!absent().isEmpty()) {
          throw new AbsentException(absent());
        }
        return new Batch(nanos.applyAsLong(call++) * calls, 0, "answer");
      }
    };
  }

  private Timed java(String name, long millis) {
    return timed(name, "Java", call -> 1_000_000 * millis + 1000 * call);
  }

  private Timed python(String name, long millis) {
    return timed(name, "Python", call -> 1_000_000 * millis + 1000 * call);
  }

  private void record(String name) {
    Results.write(
        home.resolve("notebooks/results/01-x." + name + ".json"), List.of(Results.latest(name)));
    there = false;
  }

  private Comparison comparison(String name, Timed baseline) {
    return Comparison.of(name)
        .baseline(baseline, Prediction.NONE)
        .contender(java("java", 50), Prediction.ratio(2).claim("C1"))
        .contender(python("asyncio", 25), Prediction.ratio(4).claim("C1"))
        .plan(PLAN);
  }

  @Test
  void oneOfThreeIsShownAsRecordedAndJudgedNoMore() throws Exception {
    comparison("mixed", java("in turn", 100)).run();
    record("mixed");
    Result here = comparison("mixed", java("in turn", 100)).run();

    assertThat(here.series())
        .extracting("name")
        .containsExactly("in turn", "java", "asyncio, recorded");
    assertThat(here.verdict("asyncio").ratio().estimate()).isBetween(3.9, 4.1);
    assertThat(here.series("asyncio").samplesNanos()).hasSize(4);
    assertThat(here.claim("C1").sentence()).contains("java").doesNotContain("asyncio");
    assertThat(here.warnings()).extracting(Warning::code).contains("contender-absent", "recorded");
  }

  @Test
  void withoutARecordedRunTheOthersGoOn() throws Exception {
    there = false;
    Result here = comparison("unrecorded", java("in turn", 100)).run();

    assertThat(here.series()).extracting("name").containsExactly("in turn", "java");
  }

  @Test
  void aComparisonWithoutItsBaselineIsTheRecordedOne() throws Exception {
    comparison("whole", python("in turn", 100)).run();
    record("whole");
    Result here = comparison("whole", python("in turn", 100)).run();

    assertThat(here.series()).allMatch(series -> series.name().endsWith(", recorded"));
    assertThat(here.baseline().samplesNanos()).hasSize(4);
    assertThat(here.claim("C1").sentence()).startsWith("Recorded on 20").contains("measured java");
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
    Sweep sweep = Sweep.of("swept");
    for (int n : counts) {
      sweep.at(
          n,
          Comparison.of("N = " + n)
              .baseline(python("in turn", 20L * n), Prediction.NONE)
              .contender(python("asyncio", 20), Prediction.ratio(n).claim("C2")));
    }
    return sweep.rounds(3);
  }

  @Test
  void aSweepShowsThePointsThatWereRecorded() throws Exception {
    sweep(1, 2).run();
    record("swept");
    Swept here = sweep(2, 8).run();

    assertThat(here.points()).extracting(Swept.Point::x).containsExactly(2.0);
    assertThat(here.ratio("asyncio", 2, Double.NaN)).isBetween(1.9, 2.1);
    assertThat(here.claim("C2").outcome()).isEqualTo(Outcome.HELD);
    assertThat(here.claim("C2").sentence()).startsWith("Recorded on ");
    assertThatThrownBy(() -> sweep(8).run()).isInstanceOf(AbsentException.class);
  }

  private Multiples multiples() throws Exception {
    Timed asyncio = python("asyncio", 2);
    return Multiples.of("late", "one task")
        .claim("C9")
        .predict("java", 1, () -> new Multiples.Pair(1.001e6, 1e6))
        .in("Python")
        .predict("asyncio", 2, () -> new Multiples.Pair(asyncio.run(1).nanos(), 1e6))
        .run();
  }

  @Test
  void aMultipleIsShownAsRecordedAndJudgedNoMore() throws Exception {
    multiples();
    record("late");
    Multiples here = multiples();

    assertThat(here.subjects()).containsExactly("java");
    assertThat(here.of("asyncio").estimate()).isBetween(1.9, 2.1);
    assertThat(here.claim().outcome()).isEqualTo(Outcome.HELD);
    assertThat(here.claim().sentence())
        .contains("Not here: \"asyncio\"", "there is no Python here");
  }
}
