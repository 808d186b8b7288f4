package measurefirst.experiment;

import static measurefirst.experiment.Fakes.fake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import measurefirst.result.Outcome;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.timing.MeasurementException;
import org.junit.jupiter.api.Test;

class SweepTest {
  /** {@code n} waits of 10 ms; together they take {@code overhead} ms longer than one. */
  private static Comparison waits(int n, double overhead) {
    Duration wait = Duration.ofMillis(10);
    return Comparison.of("N = " + n)
        .baseline(fake("in turn", 10.0 * n), Prediction.time(wait.multipliedBy(n)))
        .contender(
            fake("together", 10 + overhead),
            Prediction.time(wait).ratherThan(wait.multipliedBy(n)).claim("C3"));
  }

  @Test
  void aClaimIsConfirmedIfItIsAtEveryPoint() throws Exception {
    Result swept =
        Sweep.of("all confirmed").over(new int[] {2, 8}, n -> waits(n, 0.1)).rounds(3).run();

    assertThat(swept.verdict("C3").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(swept.verdict("C3").basis())
        .startsWith("2 predictions: 2 confirmed. together, N = ");
    assertThat(swept.contenders()).containsExactly("in turn", "together");
    assertThat(swept.at(8).ratio("together").estimate()).isCloseTo(7.92, within(0.1));
    assertThat(swept.at("N = 2").series()).hasSize(2);
    assertThat(swept.seen("in turn")).hasSize(2).allMatch(swept::isBaseline);
    assertThat(swept.series()).allMatch(one -> one.values().size() == 3);
  }

  @Test
  void onePointThatIsRefutedRefutesTheClaim() throws Exception {
    Result swept = Sweep.of("one refuted").at(2, waits(2, 0)).at(8, waits(8, 70)).rounds(3).run();

    assertThat(swept.verdict("C3").outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(swept.verdict("C3").basis())
        .startsWith("2 predictions: 1 confirmed, 1 refuted. together, N = 8: ");
  }

  @Test
  void onePointWithoutARivalLeavesTheClaimUntestable() throws Exception {
    Result swept = Sweep.of("one alone").at(1, waits(1, 0)).at(8, waits(8, 0)).rounds(3).run();

    assertThat(swept.verdict("C3").outcome()).isEqualTo(Outcome.NOT_TESTABLE);
  }

  @Test
  void twoParametersAreRowsOfPoints() throws Exception {
    Result swept =
        Sweep.of("grid")
            .at(0, 1, waits(2, 0))
            .at(0, 2, waits(3, 0))
            .at(1, 2, waits(4, 0))
            .rounds(2)
            .run();

    assertThat(swept.atY(2).points()).extracting(Point::x).containsExactly(0.0, 1.0);
    assertThat(swept.points()).hasSize(3);
    assertThatThrownBy(() -> swept.at(7)).hasMessageContaining("no point \"7\"; it has [N = 2");
  }

  @Test
  void aSweepIsAValueThatRunsTwice() throws Exception {
    Sweep one = Sweep.of("value").at(2, waits(2, 0));
    Sweep both = one.at(4, waits(4, 0)).rounds(2);

    assertThat(both.run().points()).isEqualTo(both.run().points()).hasSize(2);
    assertThat(one.rounds(2).run().points()).hasSize(1);
    assertThat(Results.latest("value").points()).hasSize(1);
  }

  @Test
  void whatWasMeasuredIsKeptAfterEachPoint() throws Exception {
    List<Integer> keptBefore = new ArrayList<>();
    Sweep sweep =
        Sweep.of("kept by point")
            .over(
                new int[] {2, 3, 4},
                n ->
                    Comparison.of("N = " + n)
                        .baseline(
                            fake(
                                "in turn",
                                () -> {
                                  keptBefore.add(kept("kept by point"));
                                  return 10.0 * n + 0.01 * keptBefore.size();
                                })))
            .rounds(2);
    sweep.run();
    assertThat(keptBefore).containsSubsequence(0, 1, 2);
    assertThat(kept("kept by point")).isEqualTo(3);
  }

  private static int kept(String name) {
    try {
      return Results.latest(name).points().size();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  @Test
  void whatWasMeasuredBeforeAFailureIsKept() {
    Sweep sweep =
        Sweep.of("broken off")
            .at(1, waits(2, 0))
            .at(2, Comparison.of("N = 3").baseline(fake("a", -1)))
            .rounds(2);

    assertThatThrownBy(sweep::run).isInstanceOf(MeasurementException.class);
    assertThat(Results.latest("broken off").points())
        .extracting(Point::name)
        .containsExactly("N = 2");
    assertThat(Results.latest("broken off").verdict("C3").outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void pointsNeedDifferentNames() throws Exception {
    assertThatThrownBy(() -> Sweep.of("twice").at(1, waits(1, 0)).at(2, waits(1, 0)))
        .hasMessageContaining("\"N = 1\" twice");
    assertThatThrownBy(() -> Sweep.of("none").run()).hasMessageContaining("needs a point");
    Result swept = Sweep.of("unknown").at(1, waits(1, 0)).rounds(2).run();
    assertThatThrownBy(() -> swept.seen("x"))
        .hasMessageContaining("no contender \"x\"; it has [in turn, together]");
  }
}
