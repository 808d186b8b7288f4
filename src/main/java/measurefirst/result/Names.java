package measurefirst.result;

import java.util.regex.Pattern;

/** Names that a reader gives: they stand in tables, charts and files. */
public final class Names {
  private static final int LONGEST = 80;

  /** Neither a space of any width nor something that does not show at all. */
  private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{C}]");

  /** Control characters, and the line and paragraph breaks of Unicode. */
  private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

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
    if (name == null || !VISIBLE.matcher(name).find()) {
      throw new IllegalArgumentException(
          "%s needs a name, was %s: give it a few words"
              .formatted(what, name == null ? "null" : "blank"));
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new IllegalArgumentException(
          "%s may have a name of at most %s characters, was %s characters, \"%.30s…\": shorten it"
              .formatted(what, LONGEST, name.codePointCount(0, name.length()), name));
    }
    if (BREAK.matcher(name).find()) {
      throw new IllegalArgumentException(
          "%s needs a name without line breaks and tabs, was \"%s\": write it in one line"
              .formatted(what, BREAK.matcher(name).replaceAll("⏎")));
    }
    return name;
  }
}
