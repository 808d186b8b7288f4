package measurefirst.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * A claim with what one run says of it.
 *
 * @param claim the claim
 * @param outcome confirmed only if all its predictions are
 * @param basis what that rests on, in one sentence whose numbers all come from the run
 * @param origin whether it was measured here or is quoted from the recorded run
 * @param run the name of that run; empty in a stored result, which has it beside
 * @param findings what became of each prediction, the gravest first; empty in a stored result,
 *     which has them beside
 */
public record Verdict(
    Claim claim,
    Outcome outcome,
    String basis,
    Origin origin,
    @JsonIgnore String run,
    @JsonIgnore List<Finding> findings) {

  public Verdict {
    Objects.requireNonNull(claim, "a verdict must name its claim");
    Objects.requireNonNull(outcome, "a verdict must have an outcome");
    Objects.requireNonNull(basis, "a verdict must say what it rests on");
    // JSON has neither
    run = run == null ? "" : run;
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /** The verdict in words: id, claim, outcome, basis. */
  public String sentence() {
    return "%s: %s %s. %s".formatted(claim.id(), claim.sentence(), outcomeText(), basis);
  }

  /** The outcome, with the run that it speaks of: {@code Recorded in “two fetches”: Confirmed}. */
  public String outcomeText() {
    boolean recorded = origin == Origin.RECORDED;
    if (run.isEmpty()) {
      return (recorded ? "Recorded: " : "") + outcome.title();
    }
    return "%s “%s”: %s".formatted(recorded ? "Recorded in" : "In", run, outcome.title());
  }

  /** The same verdict, of the run of that name, with what became of each of its predictions. */
  Verdict of(String run, List<Finding> findings) {
    return new Verdict(claim, outcome, basis, origin, run, Sentences.gravestFirst(findings));
  }

  /** The same verdict, quoted as recorded. */
  Verdict recorded() {
    return new Verdict(claim, outcome, basis, Origin.RECORDED, run, findings);
  }

  /** What the article's own sentence is, in the light of this run; empty if it says nothing. */
  public String articleIs() {
    return claim.articleIs(outcome);
  }
}
