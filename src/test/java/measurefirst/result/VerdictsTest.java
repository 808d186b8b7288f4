package measurefirst.result;

import static measurefirst.result.Outcome.CONFIRMED;
import static measurefirst.result.Outcome.NOT_TESTABLE;
import static measurefirst.result.Outcome.REFUTED;
import static measurefirst.result.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What findings come to for the claim that they serve. */
class VerdictsTest {
  record Case(List<Outcome> findings, Outcome claim) {}

  static List<Case> cases() {
    return List.of(
        new Case(List.of(CONFIRMED), CONFIRMED),
        new Case(List.of(CONFIRMED, CONFIRMED, CONFIRMED), CONFIRMED),
        new Case(List.of(REFUTED), REFUTED),
        new Case(List.of(CONFIRMED, REFUTED, CONFIRMED, CONFIRMED), REFUTED),
        new Case(List.of(REFUTED, CONFIRMED, UNDECIDED), REFUTED),
        new Case(List.of(NOT_TESTABLE, UNDECIDED, REFUTED), REFUTED),
        new Case(List.of(UNDECIDED), UNDECIDED),
        new Case(List.of(CONFIRMED, UNDECIDED, CONFIRMED), UNDECIDED),
        new Case(List.of(UNDECIDED, NOT_TESTABLE), UNDECIDED),
        new Case(List.of(NOT_TESTABLE), NOT_TESTABLE),
        new Case(List.of(CONFIRMED, NOT_TESTABLE, CONFIRMED), NOT_TESTABLE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refutedBeatsUndecidedBeatsNotTestableBeatsConfirmed(Case one) {
    Verdict verdict = Verdicts.of(findings(one.findings, "C1")).getFirst();
    assertThat(verdict.outcome()).isEqualTo(one.claim);
    assertThat(verdict.claim()).isEqualTo(Claims.of("C1"));
    assertThat(verdict.origin()).isEqualTo(Origin.HERE);
    assertThat(verdict.sentence())
        .startsWith("C1: " + Claims.of("C1").sentence() + " ")
        .containsIgnoringCase(". " + one.claim.word() + ". ");
  }

  @Test
  void eachWrongWayToAddUpFailsSomeCase() {
    Map<String, Function<List<Outcome>, Outcome>> wrong =
        Map.of(
            "always confirmed", all -> CONFIRMED,
            "always undecided", all -> UNDECIDED,
            "the best one", all -> Collections.min(all),
            "the first one", List::getFirst,
            "the last one", List::getLast,
            "the majority", all -> Collections.max(all, (a, b) -> count(a, all) - count(b, all)),
            "what is not testable does not count",
                all ->
                    all.stream()
                        .filter(one -> one != NOT_TESTABLE)
                        .reduce(CONFIRMED, Outcome::and));
    assertThat(wrong)
        .allSatisfy(
            (name, rule) ->
                assertThat(cases()).as(name).anyMatch(c -> rule.apply(c.findings) != c.claim));
  }

  private static int count(Outcome outcome, List<Outcome> all) {
    return Collections.frequency(all, outcome);
  }

  @Test
  void eachClaimHasItsOwnVerdictAndWhatServesNoneHasNone() {
    List<Finding> findings =
        List.of(
            finding("a", CONFIRMED, Prediction.ratio(2).ratherThan(1).claim("C2")),
            finding("b", REFUTED, Prediction.ratio(2).ratherThan(1)),
            finding("c", REFUTED, Prediction.ratio(2).ratherThan(1).claim("C1")),
            finding("d", CONFIRMED, Prediction.ratio(2).ratherThan(1).claim("C2")));
    assertThat(Verdicts.of(findings))
        .extracting(v -> v.claim().id(), Verdict::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("C2", CONFIRMED),
            org.assertj.core.groups.Tuple.tuple("C1", REFUTED));
    assertThat(Verdicts.of(findings).getFirst().basis()).startsWith("2 predictions: 2 confirmed");
  }

  @Test
  void theBasisShowsWhatWentWrongFirst() {
    Verdict verdict =
        Verdicts.of(
                List.of(
                    finding("fine", CONFIRMED, Prediction.ratio(2).ratherThan(1).claim("C1")),
                    finding("wrong", REFUTED, Prediction.ratio(2).ratherThan(1).claim("C1"))))
            .getFirst();
    assertThat(verdict.basis())
        .startsWith("2 predictions: 1 confirmed, 1 refuted. wrong: ")
        .contains("; fine: ");
  }

  @Test
  void whatCameNearestToFailingComesFirst() {
    Prediction twice = Prediction.ratio(2).ratherThan(1).claim("C1");
    Prediction never = Prediction.value(0).ratherThan(1).claim("C1");
    List<Finding> findings =
        List.of(
            Examples.finding("right", twice, Examples.interval(2, 1.9, 2.1), CONFIRMED, ""),
            Examples.finding("low", twice, Examples.interval(1.5, 1.45, 1.55), CONFIRMED, ""),
            Examples.finding("late", never, Examples.interval(0.4, 0.31, 0.49), CONFIRMED, ""),
            Examples.finding("wrong", twice, Examples.interval(1.1, 1, 1.2), REFUTED, ""));
    assertThat(Examples.of("run", List.of(), findings).verdict("C1").findings())
        .extracting(Finding::contender)
        .containsExactly("wrong", "late", "low", "right");
  }

  @Test
  void theReaderMakesClaimsAndChangesThemButNotOurs() {
    Claim mine = Claim.of("own 1", "Mine is faster.");
    Prediction prediction = Prediction.ratio(2).ratherThan(1).claim(mine);
    assertThat(prediction.claim()).isEqualTo("own 1");
    assertThat(Claims.of("own 1")).isEqualTo(mine);

    Claim changed = Claim.of("own 1", "Mine is twice as fast.");
    Verdict verdict =
        Verdicts.of(
                List.of(finding("a", CONFIRMED, Prediction.ratio(2).ratherThan(1).claim(changed))))
            .getFirst();
    assertThat(verdict.claim()).isEqualTo(changed);
    assertThat(verdict.articleIs()).isEmpty();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prediction.ratio(2).claim(Claim.of("C1", "Something else.")))
        .withMessageContaining("\"C1\" says already")
        .withMessageContaining("another id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Claim.of("own 2", " "))
        .withMessageContaining("no sentence");
  }

  @Test
  void anUnknownClaimListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Claims.of("C999"))
        .withMessageContaining("no claim \"C999\"")
        .withMessageContaining("C1, C2")
        .withMessageContaining("Claim.of(\"C999\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Examples.result("a").verdict("C9"))
        .withMessageContaining("\"a\" has no claim \"C9\"; it has [C1]");
  }

  @Test
  void theArticlesSentenceIsJudgedWithTheClaim() {
    Claim ours = Claims.of("C1");
    assertThat(new Verdict(ours, CONFIRMED, "x", Origin.HERE, "", List.of()).articleIs())
        .isEqualTo(ours.articleIs())
        .isNotEmpty();
    assertThat(new Verdict(ours, NOT_TESTABLE, "x", Origin.HERE, "", List.of()).articleIs())
        .isEqualTo("undecided, as our claim is not testable");
    assertThat(
            new Verdict(ours, REFUTED, "x", Origin.RECORDED, "two fetches", List.of()).sentence())
        .contains(" Recorded in “two fetches”: Refuted.");
  }

  private static List<Finding> findings(List<Outcome> outcomes, String claim) {
    Prediction prediction = Prediction.ratio(2).ratherThan(1).claim(claim);
    return IntStream.range(0, outcomes.size())
        .mapToObj(i -> finding("way " + i, outcomes.get(i), prediction))
        .toList();
  }

  private static Finding finding(String contender, Outcome outcome, Prediction prediction) {
    return Examples.finding(
        contender,
        prediction,
        Examples.interval(2, 1.9, 2.1),
        outcome,
        outcome == UNDECIDED ? "it is too wide" : "");
  }
}
