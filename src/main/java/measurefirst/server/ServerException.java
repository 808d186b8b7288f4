package measurefirst.server;

import java.io.IOException;

/** The server's process could not be started, or is no more; the message holds its last words. */
public final class ServerException extends IOException {
  private static final long serialVersionUID = 1L;

  ServerException(String message) {
    super(message);
  }
}
