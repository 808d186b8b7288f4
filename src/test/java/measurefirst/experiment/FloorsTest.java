package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Verdict;
import measurefirst.statistics.FloorCheck;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Floor;
import measurefirst.timing.FloorProbe;
import org.junit.jupiter.api.Test;

class FloorsTest {
  private static final long[] SIZES = {1000, 2000, 4000};

  @Test
  void aClaimHoldsIfEachLoopIsFlaggedOrPassesAsPredicted() throws Exception {
    double d = FloorProbe.operationNanos();
    Floors run =
        Floors.of("held floors")
            .claim("C4")
            .flagged(checks("LCG", d / 10, d / 10, d / 9))
            .in("Python")
            .passes(checks("CPython", 40 * d, 41 * d, 40 * d))
            .run();

    assertThat(run.claim().outcome()).isEqualTo(Outcome.HELD);
    assertThat(run.claim().sentence())
        .startsWith("One dependent operation takes ")
        .contains("predicted to be flagged: LCG ")
        .contains(" ns was flagged; predicted to pass: CPython ")
        .endsWith(" ns passed.");
    assertThat(run.floors()).extracting(Floor::name).containsExactly("LCG", "CPython");
    Result kept = Results.latest("held floors");
    assertThat(kept.series())
        .extracting("name")
        .containsExactly("one dependent operation", "LCG", "CPython");
    assertThat(kept.series("CPython").language()).isEqualTo("Python");
    assertThat(kept.series("CPython").callsPerSample()).isEqualTo(4000);
    assertThat(kept.series("CPython").samplesNanos()).hasSize(6);
    assertThat(kept.verdict("LCG")).isInstanceOf(Verdict.Faster.class);
    assertThat(kept.verdict("CPython")).isInstanceOf(Verdict.Slower.class);
  }

  @Test
  void checksThatAllContradictThePredictionMissItAndSomeAreADoubt() throws Exception {
    double d = FloorProbe.operationNanos();
    Floors missed =
        Floors.of("missed floors")
            .claim("C4")
            .flagged(checks("A", 5 * d, 5 * d))
            .passes(checks("B", 0, 0))
            .rounds(2)
            .run();
    Floors doubt =
        Floors.of("doubtful floors").claim("C4").passes(checks("A", 5 * d, d / 10)).rounds(2).run();

    assertThat(missed.claim().outcome()).isEqualTo(Outcome.MISSED);
    assertThat(missed.claim().sentence())
        .contains("passed, which missed it")
        .contains("was flagged, which missed it");
    assertThat(doubt.claim().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(doubt.claim().sentence()).contains("1 of 2 checks agree");
  }

  @Test
  void aLoopThatCannotRunHereIsSaidSoAndLeftOut() throws Exception {
    Floors here =
        Floors.of("absent")
            .claim("C4")
            .passes(checks("there", 1, 1))
            .in("Python")
            .passes(
                () -> {
                  throw new AbsentException("no Python here");
                })
            .rounds(2)
            .run();

    assertThat(here.floors()).extracting(Floor::name).containsExactly("there");
    assertThat(here.claim().outcome()).isEqualTo(Outcome.HELD);
    assertThat(here.result().warnings())
        .anyMatch(warning -> warning.text().contains("no Python here"));
  }

  @Test
  void whatCannotBeJudgedIsRefused() {
    assertThatThrownBy(() -> Floors.of(" ")).hasMessageContaining("need a name");
    assertThatThrownBy(() -> Floors.of("x").rounds(0)).hasMessageContaining("was 0");
    assertThatThrownBy(() -> Floors.of("none").run()).hasMessageContaining("has no loop");
    assertThatThrownBy(
            () ->
                Floors.of("twice")
                    .passes(checks("a", 1, 1))
                    .passes(checks("a", 1, 1))
                    .rounds(2)
                    .run())
        .hasMessageContaining("different names");
  }

  /** Checks of a loop that takes {@code nanos} an iteration, a time for each check. */
  private static Callable<Floor> checks(String name, double... nanos) {
    Iterator<Double> each = Arrays.stream(nanos).iterator();
    return () -> floor(name, each.next());
  }

  private static Floor floor(String name, double nanos) {
    double[] times = Arrays.stream(SIZES).mapToDouble(n -> 50 + n * nanos).toArray();
    double[] empty = {50, 50, 50};
    List<Floor.Point> points =
        IntStream.range(0, SIZES.length)
            .mapToObj(
                i ->
                    new Floor.Point(
                        SIZES[i], Collections.nCopies(2, times[i]), Collections.nCopies(2, 50.0)))
            .toList();
    return new Floor(name, points, FloorCheck.of(SIZES, times, empty, FloorProbe.operationNanos()));
  }
}
