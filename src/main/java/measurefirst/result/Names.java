package measurefirst.result;

/** Names that a reader gives: they stand in tables, charts and files. */
public final class Names {
  private static final int LONGEST = 80;

  private Names() {}

  /**
   * Checks a name before anything is measured.
   *
   * @param what what is named, such as {@code a contender}
   * @return the name
   * @throws IllegalArgumentException if it is null, blank, longer than 80 characters or has a line
   *     break in it
   */
  public static String check(String what, String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "%s needs a name, was %s: give it a few words"
              .formatted(what, name == null ? "null" : "blank"));
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new IllegalArgumentException(
          "%s may have a name of at most %s characters, was %s characters, \"%.30s…\": shorten it"
              .formatted(what, LONGEST, name.codePointCount(0, name.length()), name));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "%s needs a name without line breaks and tabs, was \"%s\": write it in one line"
              .formatted(what, name.replaceAll("\\p{Cntrl}", "⏎")));
    }
    return name;
  }
}
