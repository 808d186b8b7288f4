package measurefirst.timing;

/**
 * A contender cannot run on this machine, for want of what it is written in; the message says what.
 * The experiments say so and go on without it.
 */
public final class AbsentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Absent, as {@code why} says in words for the reader. */
  public AbsentException(String why) {
    super(why);
  }
}
