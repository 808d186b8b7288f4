package measurefirst.result;

import static measurefirst.result.Outcome.CONFIRMED;
import static measurefirst.result.Outcome.REFUTED;
import static measurefirst.result.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What several results come to for one claim. */
class StandingTest {
  private static final Prediction TWICE = Prediction.ratio(2).ratherThan(1);

  private static Result run(String claim, double measured, Outcome outcome) {
    return Examples.of(
        "run of " + claim,
        List.of(Examples.series("in turn", 4)),
        List.of(
            Examples.finding(
                "a",
                TWICE.claim(claim),
                Examples.interval(measured, measured, measured),
                outcome,
                "")));
  }

  @Test
  void theGravestOutcomeOfAnyPageCounts() {
    List<Standing> all =
        Standing.of(
            List.of(run("C3", 2, CONFIRMED), run("C3", 1, REFUTED), run("C3", 2.2, UNDECIDED)));
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().claim()).isEqualTo(Claims.of("C3"));
    assertThat(all.getFirst().outcome()).isEqualTo(REFUTED);
    assertThat(all.getFirst().findings()).hasSize(3);
    assertThat(all.getFirst().largestError()).isCloseTo(-0.5, within(1e-9));
    assertThat(all.getFirst().articleIs()).isEqualTo("undecided, as our claim is refuted");
  }

  @Test
  void claimsComeInTheirOrderAndThoseOfOthersAfterThem() {
    Result other =
        new Result(
            "other",
            "",
            Mode.QUICK,
            Examples.result("x").started(),
            Examples.machine(),
            java.util.Map.of(),
            List.of(),
            List.of(),
            List.of(
                new Verdict(
                    Claim.of("A1", "Of another machine."),
                    CONFIRMED,
                    "x",
                    Origin.HERE,
                    "",
                    List.of())),
            List.of());
    assertThat(Standing.of(List.of(other, run("C10", 2, CONFIRMED), run("C2", 2, CONFIRMED))))
        .extracting(one -> one.claim().id())
        .containsExactly("C2", "C10", "A1");
    assertThat(Standing.of(List.of(other)).getFirst().largestError()).isNaN();
    assertThat(Standing.of(List.of())).isEmpty();
  }

  @Test
  void theErrorOfAZeroIsNoShareAndOfADirectionNone() {
    Result zero =
        Examples.of(
            "zero",
            List.of(Examples.series("in turn", 4)),
            List.of(
                Examples.finding(
                    "a",
                    Prediction.value(0).ratherThan(1).claim("C15"),
                    Examples.interval(7, 7, 7),
                    REFUTED,
                    ""),
                Examples.finding(
                    "b",
                    Prediction.moreThan(1).claim("C15"),
                    Examples.interval(9, 9, 9),
                    CONFIRMED,
                    "")));
    assertThat(Standing.of(List.of(zero)).getFirst().largestError()).isNaN();
  }
}
