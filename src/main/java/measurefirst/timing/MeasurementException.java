package measurefirst.timing;

import java.util.List;

/** A measurement that could not be finished. What was measured until then comes with it. */
public final class MeasurementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Measured> partial;

  MeasurementException(String message, Throwable cause, List<Measured> partial) {
    super(cause == null ? message : message + "\n" + Causes.chain(cause), cause);
    this.partial = List.copyOf(partial);
  }

  /** What was measured before the failure, contender by contender. */
  public List<Measured> partial() {
    return partial;
  }
}
