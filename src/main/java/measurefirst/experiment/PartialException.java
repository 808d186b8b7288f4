package measurefirst.experiment;

import measurefirst.result.Result;

/** A comparison that broke off, with what was measured until then. */
final class PartialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Result partial;

  PartialException(Result partial, Exception cause) {
    super(cause);
    this.partial = partial;
  }

  /** What was measured; without series if it was nothing. */
  Result partial() {
    return partial;
  }

  /** What made it break off: a runtime exception, or else thrown as the interrupt that it is. */
  RuntimeException unwrapped() throws InterruptedException {
    if (getCause() instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return (RuntimeException) getCause();
  }
}
