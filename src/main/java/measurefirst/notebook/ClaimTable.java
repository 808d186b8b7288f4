package measurefirst.notebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import measurefirst.result.Claim;
import measurefirst.result.Claims;
import measurefirst.result.Finding;
import measurefirst.result.Outcome;
import measurefirst.result.Result;
import measurefirst.result.Units;
import measurefirst.result.Verdict;

/** All claims in words, with what the results say of them. */
public final class ClaimTable {
  private ClaimTable() {}

  /**
   * A row a claim: its outcome over all {@code results} that test it, and the largest error of its
   * predictions. A claim that none of them tests is left out.
   */
  public static Table outcomes(List<Result> results) {
    Table table =
        Table.of(
            "What became of the claims",
            "claim",
            "what is claimed",
            "outcome",
            "largest error",
            "page");
    for (Claim claim : Claims.all()) {
      List<Verdict> verdicts = verdicts(claim, results);
      if (!verdicts.isEmpty()) {
        table =
            table.row(
                claim.id(),
                claim.sentence(),
                outcome(verdicts).word(),
                Units.error(largestError(claim, results)),
                claim.page());
      }
    }
    return table;
  }

  /** A row for each of the article's sentences that a claim judges: right, right only if, wrong. */
  public static Table article(List<Result> results) {
    Table table =
        Table.of("What the article says, judged", "the article says", "that is", "by claim");
    for (Claim claim : Claims.all()) {
      List<Verdict> verdicts = verdicts(claim, results);
      if (!verdicts.isEmpty() && !claim.article().isEmpty()) {
        table = table.row(claim.article(), claim.articleIs(outcome(verdicts)), claim.id());
      }
    }
    return table;
  }

  private static List<Verdict> verdicts(Claim claim, List<Result> results) {
    return results.stream()
        .flatMap(result -> result.verdicts().stream())
        .filter(verdict -> verdict.claim().id().equals(claim.id()))
        .toList();
  }

  private static Outcome outcome(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::outcome).reduce(Outcome.CONFIRMED, Outcome::and);
  }

  private static double largestError(Claim claim, List<Result> results) {
    List<Double> errors = new ArrayList<>();
    for (Result result : results) {
      for (Finding finding : result.findings()) {
        boolean relative = finding.prediction().value() > 0 && !Double.isNaN(finding.error());
        if (finding.prediction().claim().equals(claim.id()) && relative) {
          errors.add(finding.error());
        }
      }
    }
    return errors.stream().max(Comparator.comparingDouble(Math::abs)).orElse(Double.NaN);
  }
}
