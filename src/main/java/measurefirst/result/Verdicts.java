package measurefirst.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What findings say of the claims that their predictions serve. */
public final class Verdicts {
  private Verdicts() {}

  /** A verdict for each claim, in the order in which the claims appear. */
  public static List<Verdict> of(List<Finding> findings) {
    Map<String, List<Finding>> byClaim = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (!finding.prediction().claim().isEmpty()) {
        byClaim.computeIfAbsent(finding.prediction().claim(), id -> new ArrayList<>()).add(finding);
      }
    }
    return byClaim.entrySet().stream()
        .map(
            entry ->
                new Verdict(
                    Claims.of(entry.getKey()),
                    entry.getValue().stream()
                        .map(Finding::outcome)
                        .reduce(Outcome.CONFIRMED, Outcome::and),
                    Sentences.basis(entry.getValue()),
                    Origin.HERE,
                    "",
                    List.of()))
        .toList();
  }
}
