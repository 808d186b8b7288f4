package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;
import measurefirst.result.Units;

/** What happened when: a row per lane, lanes of a group under its name. */
final class Gantt {
  private static final int MOST_LANES = 200;
  private static final double HEAD_PX = 26;

  private record Lane(double y, String name, List<Span> spans) {}

  private record Heading(double y, String text) {}

  private final List<Timeline> timelines;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();
  private final double unit;
  private final String symbol;
  private final double end;
  private final double rowPx;
  private double y;

  static Picture of(List<Timeline> timelines) {
    return new Gantt(timelines).draw();
  }

  private Gantt(List<Timeline> timelines) {
    this.timelines = timelines;
    Checks.notEmpty(timelines, "Gantt charts", "gantt()", "timeline");
    double last = 0;
    long count = 0;
    for (Timeline timeline : timelines) {
      Checks.notEmpty(timeline.spans(), "Gantt charts", timeline.title(), "span");
      last = Math.max(last, end(timeline.spans()));
      count += timeline.spans().stream().map(s -> List.of(s.group(), s.lane())).distinct().count();
    }
    if (count > MOST_LANES) {
      throw new IllegalArgumentException(
          "a Gantt chart shows at most %s lanes, was %s: draw some of them"
              .formatted(MOST_LANES, count));
    }
    rowPx = count <= 16 ? 26 : Math.max(5, 420.0 / count);
    timelines.forEach(this::groups);
    unit = Units.timeUnitNanos(last);
    symbol = Units.timeUnit(last);
    end = last == 0 ? 1 : last / unit * 1.02;
  }

  private void groups(Timeline timeline) {
    Map<String, Map<String, List<Span>>> groups = new LinkedHashMap<>();
    for (Span span : timeline.spans()) {
      if (span.startNanos() < 0) {
        throw new IllegalArgumentException(
            "a span starts at 0 ns or later, was %s on \"%s\": count from the timeline's beginning"
                .formatted(span.startNanos(), span.lane()));
      }
      groups
          .computeIfAbsent(span.group(), g -> new LinkedHashMap<>())
          .computeIfAbsent(span.lane(), l -> new ArrayList<>())
          .add(span);
    }
    groups.forEach(
        (group, rows) -> {
          String name =
              timelines.size() == 1 || group.isBlank() ? group : timeline.title() + ": " + group;
          if (name.isBlank() && timelines.size() > 1) {
            name = timeline.title();
          }
          List<Span> all = rows.values().stream().flatMap(List::stream).toList();
          y -= HEAD_PX;
          headings.add(
              new Heading(
                  y + HEAD_PX / 2, (name.isBlank() ? "all" : name) + ": " + Units.time(end(all))));
          rows.forEach(
              (lane, spans) -> {
                y -= rowPx;
                lanes.add(new Lane(y + rowPx / 2, lane, spans));
              });
          y -= 8;
        });
  }

  private Picture draw() {
    String title =
        timelines.stream().map(Timeline::title).distinct().collect(Collectors.joining(" and "));
    Sheet sheet = new Sheet(title, "time since the start, " + symbol, "");
    sheet.axes(Axis.linear(0, end), Axis.linear(y, 0));
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    lanes.forEach(lane -> lane.spans.forEach(span -> kinds.add(span.kind())));
    float bar = (float) Math.max(3, rowPx * 0.68);
    for (Kind kind : kinds) {
      series(sheet, kind, bar);
      sheet.key(
          kind == Kind.CANCELLED
              ? Sheet.Key.hatched(name(kind), fill(kind), edge(kind))
              : Sheet.Key.box(name(kind), fill(kind)));
    }
    for (Lane lane : lanes) {
      sheet.row(new Sheet.Row(lane.y, rowPx >= 16 ? lane.name : "", List.of()));
    }
    sheet.over(pen -> paint(pen, bar));
    return sheet.picture(-y, alt(title));
  }

  /** One series a kind; a NaN parts one span from the next. */
  private void series(Sheet sheet, Kind kind, float bar) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Lane lane : lanes) {
      for (Span span : lane.spans) {
        if (span.kind() == kind) {
          xs.addAll(
              List.of(span.startNanos() / unit, span.endNanos() / unit, span.endNanos() / unit));
          ys.addAll(List.of(lane.y, lane.y, Double.NaN));
        }
      }
    }
    sheet.line(name(kind), Sheet.doubles(xs), Sheet.doubles(ys), fill(kind), Ink.butt(bar));
  }

  private void paint(Sheet.Pen pen, double bar) {
    for (Heading heading : headings) {
      pen.label(heading.text, 12, pen.y(heading.y) + 6, 0, Ink.BOLD, Ink.TEXT);
    }
    for (Lane lane : lanes) {
      for (Span span : lane.spans) {
        double from = pen.x(span.startNanos() / unit);
        double to = pen.x(span.endNanos() / unit);
        // the shortest span still leaves a trace
        Rectangle2D box =
            new Rectangle2D.Double(from, pen.y(lane.y) - bar / 2, Math.max(1.5, to - from), bar);
        pattern(pen, span.kind(), box);
        label(pen, span, box);
      }
    }
  }

  private static void pattern(Sheet.Pen pen, Kind kind, Rectangle2D box) {
    if (kind == Kind.CANCELLED) {
      pen.hatch(box, fill(kind), edge(kind));
      return;
    }
    pen.g().setColor(edge(kind));
    pen.g().setStroke(Ink.HAIR);
    pen.g().draw(box);
  }

  private void label(Sheet.Pen pen, Span span, Rectangle2D box) {
    String length = Units.time((double) (span.endNanos() - span.startNanos()));
    for (String text : List.of(name(span.kind()) + " " + length, length)) {
      if (box.getHeight() >= 16 && Ink.width(text, Ink.BODY) + 10 < box.getWidth()) {
        Color colour = span.kind() == Kind.COMPUTING ? Color.WHITE : Ink.TEXT;
        if (span.kind() == Kind.CANCELLED) {
          pen.label(text, box.getCenterX(), box.getCenterY() + 5, 0.5, Ink.BODY, colour);
        } else {
          pen.text(text, box.getCenterX(), box.getCenterY() + 5, 0.5, Ink.BODY, colour);
        }
        return;
      }
    }
  }

  private static double end(List<Span> spans) {
    return spans.stream().mapToDouble(span -> (double) span.endNanos()).max().orElse(0);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Color fill(Kind kind) {
    return switch (kind) {
      case WAITING -> Ink.PALE_BLUE;
      case COMPUTING -> new Color(0xB84E00);
      case CANCELLED -> Color.WHITE;
    };
  }

  private static Color edge(Kind kind) {
    return switch (kind) {
      case WAITING -> Ink.BLUE;
      case COMPUTING -> new Color(0x7A3400);
      case CANCELLED -> Ink.QUIET;
    };
  }

  private String alt(String title) {
    Map<Kind, Long> counts = new LinkedHashMap<>();
    lanes.forEach(lane -> lane.spans.forEach(span -> counts.merge(span.kind(), 1L, Long::sum)));
    String spans =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + name(e.getKey()))
            .collect(Collectors.joining(", "));
    return "Gantt chart \"%s\" of %s %s with %s: %s."
        .formatted(
            title,
            lanes.size(),
            lanes.size() == 1 ? "lane" : "lanes",
            spans,
            headings.stream()
                .map(h -> h.text.replaceFirst(": (?=[^:]*$)", " ends after "))
                .collect(Collectors.joining("; ")));
  }
}
