package measurefirst.timing;

/**
 * Whether two contenders did the same work: their answers are equal, whichever language, list type
 * or number type they came in.
 *
 * <p>Numbers are compared by their mathematical value, exactly: 1 equals 1.0, 0.1f does not equal
 * 0.1, and NaN equals NaN. Arrays and collections are compared element by element, sets and the
 * keys of maps without regard to their order, texts and characters as texts, what an {@link
 * java.util.Optional} holds likewise, and everything else, records among it, by {@code equals}. A
 * set is not the same as a list, nor true as 1, nor an enum constant as its name. Answers may hold
 * themselves.
 */
public final class Answers {
  private Answers() {}

  /** Whether {@code a} and {@code b} are the same answer. */
  public static boolean same(Object a, Object b) {
    return new Alike().firstDifference(a, b) == null;
  }

  /**
   * Where {@code a} and {@code b} differ first and what each has there, in fewer than 500
   * characters, such as {@code at [17]["a"]: 3 against 4}; empty if they are the same.
   */
  public static String difference(Object a, Object b) {
    String difference = new Alike().firstDifference(a, b);
    return difference == null ? "" : difference;
  }

  /**
   * An answer in at most 200 characters, for people to recognise it: its beginning and its size
   * where it is long. The same answer has the same short form in each run.
   */
  public static String brief(Object answer) {
    return Brief.of(answer, 200);
  }
}
