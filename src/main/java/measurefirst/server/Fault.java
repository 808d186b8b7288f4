package measurefirst.server;

import java.util.Locale;

/** What can go wrong with a request, from its client's point of view. */
public enum Fault {
  /** The connection is reset (TCP RST) after the delay, in place of an answer. */
  RESET,
  /** Status 500 after the delay: the work was done in vain. */
  ERROR,
  /** Status 503 with {@code Retry-After: 1} (second), at once: no delay, no place in service. */
  BUSY,
  /** The right answer, but after the delay it comes in at most twenty pieces; see {@code drip}. */
  DRIP,
  /** Status 200 after the delay, with a body that is not JSON. */
  GARBLED;

  /** The name in a query, {@code fault=…}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
