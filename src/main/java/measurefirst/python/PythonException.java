package measurefirst.python;

import java.io.IOException;

/** Python raised, could not be started, or ended early; the message holds its own words. */
public final class PythonException extends IOException {
  private static final long serialVersionUID = 1L;

  PythonException(String message) {
    super(message);
  }
}
