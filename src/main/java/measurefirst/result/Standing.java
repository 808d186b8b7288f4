package measurefirst.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all results together say of one claim.
 *
 * @param claim the claim
 * @param outcome the gravest of all its verdicts, whatever page they stand on
 * @param findings what became of each prediction that serves it
 */
public record Standing(Claim claim, Outcome outcome, List<Finding> findings) {

  public Standing {
    findings = List.copyOf(findings);
  }

  /**
   * The claims that {@code results} test: those of this project in their order, then others in the
   * order in which they appear.
   */
  public static List<Standing> of(List<Result> results) {
    Map<String, Claim> claims = new LinkedHashMap<>();
    Claims.all().forEach(claim -> claims.put(claim.id(), claim));
    results.stream()
        .flatMap(result -> result.verdicts().stream())
        .forEach(verdict -> claims.putIfAbsent(verdict.claim().id(), verdict.claim()));
    List<Standing> all = new ArrayList<>();
    for (Claim claim : claims.values()) {
      List<Finding> findings =
          results.stream()
              .flatMap(result -> result.findings().stream())
              .filter(finding -> finding.prediction().claim().equals(claim.id()))
              .toList();
      Stream.concat(
              results.stream()
                  .flatMap(result -> result.verdicts().stream())
                  .filter(verdict -> verdict.claim().id().equals(claim.id()))
                  .map(Verdict::outcome),
              findings.stream().map(Finding::outcome))
          .reduce(Outcome::and)
          .ifPresent(outcome -> all.add(new Standing(claim, outcome, findings)));
    }
    return List.copyOf(all);
  }

  /** The error, measured over predicted less 1, that is furthest from 0; NaN if there is none. */
  public double largestError() {
    return findings.stream()
        .filter(finding -> finding.prediction().value() > 0)
        .map(Finding::error)
        .filter(error -> !Double.isNaN(error))
        .max(Comparator.comparingDouble(Math::abs))
        .orElse(Double.NaN);
  }

  /** What the article's own sentence is in the light of all these results; empty if nothing. */
  public String articleIs() {
    return claim.articleIs(outcome);
  }
}
