package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;
import measurefirst.result.Units;

/** What happened when: a row per lane, lanes of a group under its name. */
final class Gantt {
  private static final int MOST_LANES = 200;
  private static final double HEAD_PX = 28;
  private static final Color DARK_ORANGE = new Color(0xB84E00);

  private record Lane(double y, String group, String name, List<Span> spans) {}

  private final List<Lane> lanes = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final Sheet sheet;
  private final double unit;
  private final double rowPx;
  private double y;

  static Picture of(String title, List<Timeline> timelines) {
    return new Gantt(title, timelines).draw(title);
  }

  private Gantt(String title, List<Timeline> timelines) {
    Checks.notEmpty(timelines, "Gantt charts", title, "timeline");
    timelines.forEach(t -> Checks.notEmpty(t.spans(), "Gantt charts", t.title(), "span"));
    List<Span> all = timelines.stream().flatMap(t -> t.spans().stream()).toList();
    long count =
        timelines.stream()
            .mapToLong(
                t -> t.spans().stream().map(s -> List.of(s.group(), s.lane())).distinct().count())
            .sum();
    if (count > MOST_LANES) {
      throw new IllegalArgumentException(
          "a Gantt chart shows at most %s lanes, was %s: draw some of them"
              .formatted(MOST_LANES, count));
    }
    rowPx = count <= 16 ? 27 : Math.max(5, 420.0 / count);
    double end = end(all);
    unit = Units.timeUnitNanos(end);
    sheet = new Sheet(title, "time since the start, " + Units.timeUnit(end), "");
    timelines.forEach(timeline -> rows(timeline, timelines.size() > 1));
    sheet.axes(Axis.linear(0, end == 0 ? 1 : end / unit * 1.02), Axis.linear(y, 0));
  }

  /** Lays the lanes of one timeline out, group by group. */
  private void rows(Timeline timeline, boolean named) {
    Map<String, Map<String, List<Span>>> byGroup = new LinkedHashMap<>();
    for (Span span : timeline.spans()) {
      if (span.startNanos() < 0) {
        throw new IllegalArgumentException(
            "a span starts at 0 ns or later, was %s on \"%s\": count from the timeline's beginning"
                .formatted(span.startNanos(), span.lane()));
      }
      byGroup
          .computeIfAbsent(span.group(), g -> new LinkedHashMap<>())
          .computeIfAbsent(span.lane(), l -> new ArrayList<>())
          .add(span);
    }
    byGroup.forEach(
        (group, rows) -> {
          String own = group.isBlank() ? "all" : group;
          String name = !named ? own : timeline.title() + (group.isBlank() ? "" : ": " + group);
          String end = Units.time(end(rows.values().stream().flatMap(List::stream).toList()));
          double middle = y - HEAD_PX / 2;
          groups.add(name + " ends after " + end);
          sheet.over(
              pen -> pen.label(name + ": " + end, 12, pen.y(middle) + 6, 0, Ink.BOLD, Ink.TEXT));
          y -= HEAD_PX;
          rows.forEach(
              (lane, spans) -> {
                lanes.add(new Lane(y - rowPx / 2, name, lane, spans));
                y -= rowPx;
              });
          y -= 8;
        });
  }

  private Picture draw(String title) {
    Map<Kind, Long> counts = new TreeMap<>();
    lanes.forEach(lane -> lane.spans.forEach(span -> counts.merge(span.kind(), 1L, Long::sum)));
    float bar = (float) Math.max(3, rowPx * 0.7);
    for (Kind kind : counts.keySet()) {
      series(kind, bar);
      sheet.key(
          kind == Kind.CANCELLED
              ? Sheet.Key.hatched(name(kind), Color.WHITE, Ink.QUIET)
              : Sheet.Key.box(name(kind), fill(kind)));
    }
    for (Lane lane : lanes) {
      sheet.row(new Sheet.Row(lane.y, rowPx >= 17 ? lane.name : "", List.of()));
    }
    sheet.over(
        pen -> lanes.forEach(lane -> lane.spans.forEach(span -> paint(pen, lane.y, span, bar))));
    return sheet.picture(
        -y,
        "Gantt chart \"%s\" of %s %s with %s: %s."
            .formatted(
                title,
                lanes.size(),
                lanes.size() == 1 ? "lane" : "lanes",
                counts.entrySet().stream()
                    .map(e -> e.getValue() + " " + name(e.getKey()))
                    .collect(Collectors.joining(", ")),
                String.join("; ", groups)),
        numbers());
  }

  private Drawn numbers() {
    return Drawn.of(List.of(), "way", "span", "start", "end", "how it ended")
        .rows(
            lanes.stream()
                .flatMap(lane -> lane.spans.stream().map(span -> told(lane.group, span))));
  }

  private static List<String> told(String way, Span span) {
    return List.of(
        way,
        span.lane(),
        Units.time((double) span.startNanos()),
        Units.time((double) span.endNanos()),
        switch (span.kind()) {
          case WAITING -> "waited to its end";
          case COMPUTING -> "computed to its end";
          case CANCELLED -> "cancelled";
        });
  }

  /** One series a kind; a NaN parts one span from the next. */
  private void series(Kind kind, float bar) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Lane lane : lanes) {
      for (Span span : lane.spans) {
        if (span.kind() == kind) {
          double end = span.endNanos() / unit;
          xs.addAll(List.of(span.startNanos() / unit, end, end));
          ys.addAll(List.of(lane.y, lane.y, Double.NaN));
        }
      }
    }
    sheet.line(name(kind), Sheet.doubles(xs), Sheet.doubles(ys), fill(kind), Ink.butt(bar));
  }

  /** The edge of a span, and what it says if there is room. */
  private void paint(Sheet.Pen pen, double y, Span span, double bar) {
    double from = pen.x(span.startNanos() / unit);
    // the shortest span still leaves a trace
    double width = Math.max(1.5, pen.x(span.endNanos() / unit) - from);
    Rectangle2D box = new Rectangle2D.Double(from, pen.y(y) - bar / 2, width, bar);
    boolean cancelled = span.kind() == Kind.CANCELLED;
    if (cancelled) {
      pen.hatch(box, Color.WHITE, Ink.QUIET);
    } else {
      pen.g().setColor(span.kind() == Kind.WAITING ? Ink.BLUE : DARK_ORANGE);
      pen.g().setStroke(Ink.HAIR);
      pen.g().draw(box);
    }
    String length = Units.time((double) span.endNanos() - span.startNanos());
    Color colour = span.kind() == Kind.COMPUTING ? Color.WHITE : Ink.TEXT;
    for (String text : List.of(name(span.kind()) + " " + length, length)) {
      double room = Ink.width(text, Ink.BODY);
      if (bar >= 17 && room + 10 < width) {
        if (cancelled) {
          double left = box.getCenterX() - room / 2 - 3;
          pen.fill(new Rectangle2D.Double(left, box.getY() + 1, room + 6, bar - 2), Color.WHITE);
        }
        pen.text(text, box.getCenterX(), box.getCenterY() + 5, 0.5, Ink.BODY, colour);
        return;
      }
    }
  }

  private static double end(List<Span> spans) {
    return spans.stream().mapToDouble(Span::endNanos).max().orElse(0);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Color fill(Kind kind) {
    return switch (kind) {
      case WAITING -> Ink.PALE_BLUE;
      case COMPUTING -> DARK_ORANGE;
      case CANCELLED -> Color.WHITE;
    };
  }
}
