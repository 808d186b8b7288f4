package measurefirst.result;

/**
 * A sentence that a run can confirm or refute.
 *
 * @param id a short name, such as {@code C1}, that means one thing in the whole set
 * @param sentence the claim in plain words
 * @param rival what the next best theory says instead; empty if the reader's own
 * @param article what the article says of it, in our words; empty if it says nothing
 * @param articleIs what the article's sentence is if the claim is confirmed: {@code right}, {@code
 *     right only if …} or {@code wrong}; empty if it says nothing
 * @param page the page that tests it, without ending; empty if none of ours does
 */
public record Claim(
    String id, String sentence, String rival, String article, String articleIs, String page) {

  public Claim {
    Names.check("a claim's id", id);
    if (sentence.isBlank()) {
      throw new IllegalArgumentException(
          "the claim \"%s\" has no sentence: say what is claimed".formatted(id));
    }
  }

  /**
   * What the article's sentence is in the light of a run; empty if it says nothing. A claim that is
   * not confirmed says nothing of it: the article may be right for another reason.
   */
  public String articleIs(Outcome outcome) {
    if (article.isEmpty()) {
      return "";
    }
    return outcome == Outcome.CONFIRMED
        ? articleIs
        : "undecided, as our claim is " + outcome.word();
  }

  /** A claim of the reader's own. */
  public static Claim of(String id, String sentence) {
    return new Claim(id, sentence, "", "", "", "");
  }
}
