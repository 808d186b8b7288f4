package measurefirst.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all results together say of one claim.
 *
 * @param claim the claim
 * @param outcome the gravest of all its verdicts, whatever page they stand on
 * @param findings what became of each prediction that serves it, the gravest first
 * @param worst the page on which the error of a prediction is largest; empty if none has an error
 */
public record Standing(Claim claim, Outcome outcome, List<Finding> findings, String worst) {

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
      List<Finding> findings = new ArrayList<>();
      String worst = "";
      for (Result result : results) {
        List<Finding> own =
            result.findings().stream().filter(finding -> finding.serves(claim)).toList();
        findings.addAll(own);
        if (worst(own).isPresent() && worst(findings).equals(worst(own))) {
          worst = result.notebook();
        }
      }
      String page = worst;
      Stream.concat(
              results.stream()
                  .flatMap(result -> result.verdicts().stream())
                  .filter(verdict -> verdict.claim().id().equals(claim.id()))
                  .map(Verdict::outcome),
              findings.stream().map(Finding::outcome))
          .reduce(Outcome::and)
          .ifPresent(
              outcome ->
                  all.add(new Standing(claim, outcome, Sentences.gravestFirst(findings), page)));
    }
    return List.copyOf(all);
  }

  /** The error, measured over predicted less 1, that is furthest from 0; NaN if there is none. */
  public double largestError() {
    return worst(findings).map(Finding::error).orElse(Double.NaN);
  }

  private static Optional<Finding> worst(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.prediction().value() > 0)
        .filter(finding -> !Double.isNaN(finding.error()))
        .max(Comparator.comparingDouble(finding -> Math.abs(finding.error())));
  }

  /** What the article's own sentence is in the light of all these results; empty if nothing. */
  public String articleIs() {
    return claim.articleIs(outcome);
  }
}
