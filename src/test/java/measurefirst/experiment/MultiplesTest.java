package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import measurefirst.experiment.Multiples.Pair;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Results;
import measurefirst.result.Verdict;
import org.junit.jupiter.api.Test;

class MultiplesTest {

  @Test
  void aClaimHoldsIfEveryMultipleLiesWithinTheTolerance() throws Exception {
    Multiples run =
        Multiples.of("held", "one task")
            .claim("C9")
            .within(0.25)
            .predict("loop", 2, times(1.95, 1.97, 1.96, 1.94, 1.96))
            .predict("platform", 0, times(0, 0.01, 0, 0.02, 0.01))
            .run();

    assertThat(run.claim().outcome()).isEqualTo(Outcome.HELD);
    assertThat(run.claim().sentence())
        .startsWith("In units of one task, predicted 2: loop 1.96 (1.9")
        .contains("; predicted 0: platform 0.01 (0.00–0.02).");
    assertThat(run.of("loop").n()).isEqualTo(5);
    assertThat(Results.latest("held").series())
        .extracting("name")
        .containsExactly("one task", "loop", "platform");
    assertThat(run.result().verdict("loop")).isInstanceOf(Verdict.Slower.class);
    assertThat(run.result().verdict("loop").predicted()).isEqualTo(0.5);
  }

  @Test
  void oneRoundThatTookThirtyTimesAsLongDoesNotOutweighTheOthers() throws Exception {
    Multiples run =
        Multiples.of("spike", "one task")
            .claim("C8")
            .rounds(12)
            .predict("a", 1, times(1, 1.02, 0.98, 30, 1.01, 0.99, 1, 1.02, 0.97, 1.03, 1, 0.99))
            .run();

    assertThat(run.claim().outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void whatIsTooWideToJudgeByIsMeasuredOnUntilASpikeCanBeToldFromTheRest() throws Exception {
    Multiples run =
        Multiples.of("measured on", "one task")
            .claim("C9")
            .rounds(5, 10)
            .predict("late", 0, times(0.01, 5, 0, 0.02, 0.01, 0, 0.02, 0.01, 0.01, 0.02))
            .predict("in time", 0, times(0.01, 0.02, 0, 0.02, 0.01))
            .run();

    assertThat(run.claim().outcome()).isEqualTo(Outcome.HELD);
    assertThat(run.of("late").n()).isBetween(8, 10);
    assertThat(run.of("in time").n()).isEqualTo(5);
  }

  @Test
  void whatStaysWideIsMeasuredAsOftenAsItMayBe() throws Exception {
    double[] wide = {0.2, 3, 5, 0.1, 0.3, 4, 6, 2, 0.1, 5};
    Multiples run =
        Multiples.of("wide", "one task")
            .claim("C9")
            .rounds(5, 10)
            .predict("a", 1, times(wide))
            .run();

    assertThat(run.claim().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(run.of("a").n()).isEqualTo(wide.length);
  }

  @Test
  void aMultipleFarOffMissesAndASpreadOneIsADoubt() throws Exception {
    Multiples missed =
        Multiples.of("missed", "one task")
            .claim("C9")
            .predict("a", 1, times(9, 9, 9, 9.1, 9))
            .predict("b", 1, times(1, 1, 1, 1, 1))
            .run();
    Multiples doubt =
        Multiples.of("doubt", "one task")
            .claim("C9")
            .predict("a", 1, times(1, 2, 0.5, 1.5, 0))
            .run();

    assertThat(missed.claim().outcome()).isEqualTo(Outcome.MISSED);
    assertThat(missed.claim().sentence()).contains("missed it").contains("b 1.00 (1.00–1.00)");
    assertThat(doubt.claim().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(doubt.claim().sentence()).contains("too uncertain to say");
  }

  @Test
  void aRangeIsMetAnywhereWithin() throws Exception {
    Multiples run =
        Multiples.of("range", "1 µs")
            .claim("C7")
            .within(0.01)
            .in("Python")
            .predict("hand-off", 1, 100, times(5, 7, 6, 5, 6))
            .run();

    assertThat(run.claim().outcome()).isEqualTo(Outcome.HELD);
    assertThat(run.claim().sentence()).contains("predicted 1 to 100: hand-off 5.75");
    assertThat(run.result().series("hand-off").language()).isEqualTo("Python");
  }

  @Test
  void whatCannotBeIsRefused() {
    Multiples multiples = Multiples.of("refused", "one task").predict("a", 1, times(1));

    assertThatThrownBy(() -> multiples.predict("a", 1, times(1))).hasMessageContaining("twice");
    assertThatThrownBy(() -> multiples.predict("b", 2, 1, times(1))).hasMessageContaining("2.0");
    assertThatThrownBy(() -> multiples.within(0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> multiples.rounds(1)).hasMessageContaining("was 1 to 1");
    assertThatThrownBy(() -> multiples.rounds(5, 4)).hasMessageContaining("was 5 to 4");
    assertThatThrownBy(() -> new Pair(1, 0)).hasMessageContaining("1.0 of 0.0");
    assertThatThrownBy(() -> Multiples.of("empty", "x").run()).hasMessageContaining("nothing");
  }

  private static Callable<Pair> times(double... multiples) {
    Iterator<Double> each = List.of(box(multiples)).iterator();
    return () -> new Pair(each.next() * 1e6, 1e6);
  }

  private static Double[] box(double[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
  }
}
