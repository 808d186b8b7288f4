package measurefirst.timing;

import java.util.List;

/** A measurement that was interrupted. What was measured until then comes with it. */
public final class InterruptedMeasurementException extends InterruptedException {
  private static final long serialVersionUID = 1L;

  private final transient List<Measured> partial;

  InterruptedMeasurementException(List<Measured> partial) {
    super("interrupted");
    this.partial = List.copyOf(partial);
  }

  /** What was measured before the interrupt, contender by contender. */
  public List<Measured> partial() {
    return partial;
  }
}
