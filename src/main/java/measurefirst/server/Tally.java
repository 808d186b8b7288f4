package measurefirst.server;

import java.util.concurrent.Semaphore;

/** The places in service, first come, first served, and what is counted at them. */
final class Tally {
  private final Semaphore places;
  private long requests;
  private long answered;
  private long faults;
  private long broken;
  private long inFlight;
  private long mostInFlight;
  private long inService;
  private long mostInService;

  /** How a request left. */
  enum End {
    ANSWERED,
    FAULT,
    BROKEN
  }

  Tally(int capacity) {
    places = new Semaphore(capacity, true);
  }

  synchronized Visit arrive() {
    requests++;
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    return new Visit();
  }

  synchronized Counts counts() {
    return new Counts(
        requests, answered, faults, broken, inFlight, mostInFlight, inService, mostInService);
  }

  synchronized void reset() {
    answered = 0;
    faults = 0;
    broken = 0;
    requests = inFlight;
    mostInFlight = inFlight;
    mostInService = inService;
  }

  private synchronized void serve() {
    inService++;
    mostInService = Math.max(mostInService, inService);
  }

  private synchronized void leave(End end, boolean served) {
    inFlight--;
    if (served) {
      inService--;
    }
    switch (end) {
      case ANSWERED -> answered++;
      case FAULT -> faults++;
      case BROKEN -> broken++;
    }
  }

  /** One request, from its arrival until it leaves; of one thread. */
  final class Visit {
    private boolean served;
    private boolean left;

    /** Waits for a place. */
    void enter() {
      places.acquireUninterruptibly();
      served = true;
      serve();
    }

    /** Frees the place and counts the end; only the first of several calls counts. */
    void leave(End end) {
      if (left) {
        return;
      }
      left = true;
      Tally.this.leave(end, served);
      if (served) {
        places.release();
      }
    }
  }
}
