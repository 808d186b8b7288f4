package measurefirst.result;

/**
 * What the run says of one claim.
 *
 * @param id the claim's id, such as {@code C1}
 * @param outcome whether its predictions held
 * @param sentence the finding in one sentence, every number computed from the run
 */
public record Claim(String id, Outcome outcome, String sentence) {

  /** How a claim ended. */
  public enum Outcome {
    /** Every prediction made for the claim was met within its tolerance. */
    HELD,
    /** At least one prediction was not met. */
    MISSED,
    /** The samples cannot carry a verdict. */
    INCONCLUSIVE,
    /** This machine cannot show the claim, for example for want of CPUs. */
    NOT_TESTABLE
  }
}
