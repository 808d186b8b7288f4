package measurefirst.result;

import java.util.List;

/**
 * What happened when, for a Gantt chart.
 *
 * @param title what the timeline shows
 * @param spans the spans, in order of their start; times count from the timeline's beginning
 */
public record Timeline(String title, List<Span> spans) {

  public Timeline {
    spans = List.copyOf(spans);
  }

  /**
   * One stretch of time on one lane.
   *
   * @param lane the row, such as {@code fetch a}
   * @param group rows that belong together, such as {@code in turn}
   * @param kind what went on
   * @param startNanos the start, in nanoseconds from the timeline's beginning
   * @param endNanos the end, not before the start
   */
  public record Span(String lane, String group, Kind kind, long startNanos, long endNanos) {
    public Span {
      if (endNanos < startNanos) {
        throw new IllegalArgumentException(
            "a span must not end before it starts, was %s to %s ns on \"%s\""
                .formatted(startNanos, endNanos, lane));
      }
    }
  }

  /** What a span stands for. */
  public enum Kind {
    /** Nothing to do but wait. */
    WAITING,
    /** Using a CPU. */
    COMPUTING,
    /** Given up before its end. */
    CANCELLED
  }
}
