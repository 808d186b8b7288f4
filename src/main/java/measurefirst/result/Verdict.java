package measurefirst.result;

import java.util.Objects;

/**
 * A claim with what one run says of it.
 *
 * @param claim the claim
 * @param outcome confirmed only if all its predictions are
 * @param basis what that rests on, in one sentence whose numbers all come from the run
 * @param origin whether it was measured here or is quoted from the recorded run
 */
public record Verdict(Claim claim, Outcome outcome, String basis, Origin origin) {

  public Verdict {
    Objects.requireNonNull(claim, "a verdict must name its claim");
    Objects.requireNonNull(outcome, "a verdict must have an outcome");
    Objects.requireNonNull(basis, "a verdict must say what it rests on");
  }

  /** The verdict in words: id, claim, outcome, basis. */
  public String sentence() {
    return "%s: %s %s%s. %s"
        .formatted(
            claim.id(),
            claim.sentence(),
            origin == Origin.RECORDED ? "Recorded: " : "",
            capital(outcome.word()),
            basis);
  }

  /** What the article's own sentence is, in the light of this run; empty if it says nothing. */
  public String articleIs() {
    return claim.articleIs(outcome);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
