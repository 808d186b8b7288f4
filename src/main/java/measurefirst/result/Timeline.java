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
   * How long the other lanes went on after the end of {@code lane}, added up, in milliseconds.
   *
   * @throws IllegalArgumentException if there is no such lane
   */
  public double millisAfter(String lane) {
    long end =
        spans.stream()
            .filter(span -> span.lane().equals(lane))
            .mapToLong(Span::endNanos)
            .max()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" has no lane \"%s\", only %s: name one of them"
                            .formatted(title, lane, lanes())));
    return spans.stream()
        .filter(span -> !span.lane().equals(lane))
        .mapToDouble(span -> Math.max(0, span.endNanos() - Math.max(end, span.startNanos())) / 1e6)
        .sum();
  }

  private List<String> lanes() {
    return spans.stream().map(Span::lane).distinct().toList();
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
