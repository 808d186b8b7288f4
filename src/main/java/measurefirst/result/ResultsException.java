package measurefirst.result;

/**
 * A results file that cannot be read or written; the message names the file, what is wrong with it
 * and what to do.
 */
public final class ResultsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ResultsException(String message) {
    super(message);
  }

  ResultsException(String message, Throwable cause) {
    super(message, cause);
  }
}
