package measurefirst.timing;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what a run has opened. */
final class Closing {
  private static final long GRACE_SECONDS = 2;

  private Closing() {}

  /**
   * Closes {@code resource}, if it can be closed; an executor is not waited for longer than 2 s.
   */
  static void close(Object resource) throws Exception {
    if (resource instanceof ExecutorService threads) {
      // Its own close() waits for as long as its tasks run.
      threads.shutdownNow();
      threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } else if (resource instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
