package measurefirst.timing;

import java.time.Duration;
import java.util.List;

/**
 * Told, between batches, how far a measurement is. It is never called inside a timed region; what
 * it does still costs time between them, so it should be brief.
 */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = state -> {};

  /** Takes note of {@code state}. */
  void update(State state);

  /**
   * How far a measurement is.
   *
   * @param comparison the comparison's name
   * @param phase what is going on, such as {@code warm-up}
   * @param done the share of the work done, 0…1
   * @param left the estimated time left; null while it is not known
   * @param current each contender's newest estimate, as text
   * @param finished whether this is the last update
   */
  record State(
      String comparison,
      String phase,
      double done,
      Duration left,
      List<String> current,
      boolean finished) {}
}
