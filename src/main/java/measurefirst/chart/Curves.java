package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import measurefirst.chart.Curve.Point;
import measurefirst.statistics.Interval;

/** Measured curves with their intervals, beside the limits that theory draws. */
final class Curves {
  private static final double PLOT_PX = 330;
  private static final double WIDEST_NAME = 150;
  private static final int STEPS = 480;

  private final Scale xScale;
  private final Scale yScale;
  private final List<Curve> curves;
  private final List<Limit> limits;
  private final double xUnit;
  private final double yUnit;
  private final Axis x;
  private final Axis y;
  private final Sheet sheet;
  private final boolean direct;

  static Picture of(String title, Scale x, Scale y, List<Curve> curves, List<Limit> limits) {
    return new Curves(title, x, y, curves, limits).draw();
  }

  private Curves(String title, Scale xScale, Scale yScale, List<Curve> curves, List<Limit> limits) {
    this.xScale = xScale;
    this.yScale = yScale;
    this.curves = curves;
    this.limits = limits;
    Checks.notEmpty(curves, "curves", "\"" + title + "\"", "curve");
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      Checks.notEmpty(curve.points(), "curves", "\"" + curve.name() + "\"", "point");
      for (Point point : curve.points()) {
        Checks.onAxis(xScale, point.x(), curve.name());
        Checks.onAxis(yScale, point.y().estimate(), curve.name());
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        double e = point.y().estimate();
        // an interval without an end may run off the chart, its estimate may not
        low = Math.min(low, yScale.log() ? Math.max(point.y().low(), e / 3) : point.y().low());
        high = Math.max(high, Math.min(point.y().high(), 3 * Math.abs(e)));
        high = Math.max(high, e);
      }
    }
    // limits widen the view a little; what lies far off would press the measured against an edge
    double roof = high * (yScale.log() ? 10 : 1.35);
    double floor = yScale.log() ? low / 3 : Math.min(low, 0);
    for (Limit limit : limits) {
      for (double at : between(left, right)) {
        double value = limit.at().applyAsDouble(at);
        if (Double.isFinite(value) && (value > 0 || !yScale.log())) {
          low = Math.min(low, Math.max(value, floor));
          high = Math.max(high, Math.min(value, roof));
        }
      }
    }
    xUnit = xScale.unit(right);
    yUnit = yScale.unit(high);
    x = xScale.axis(left / xUnit, right / xUnit);
    y = yScale.axis((yScale.log() ? low : Math.min(0, low)) / yUnit, high / yUnit);
    sheet = new Sheet(title, xScale.title(right), yScale.title(high)).axes(x, y);
    double widest = curves.stream().mapToDouble(c -> Ink.width(c.name(), Ink.BODY)).max().orElse(0);
    direct = widest <= WIDEST_NAME && curves.size() <= 10;
    if (direct) {
      sheet.rightRoom(widest + 12);
    }
  }

  private Picture draw() {
    for (Limit limit : limits) {
      double[] xs = between(x.low() * xUnit, x.high() * xUnit);
      double[] ys = new double[xs.length];
      for (int i = 0; i < xs.length; i++) {
        double value = limit.at().applyAsDouble(xs[i]) / yUnit;
        xs[i] /= xUnit;
        ys[i] = Double.isFinite(value) && (value > 0 || !y.log()) ? value : Double.NaN;
      }
      // smooth, because XChart then draws one path, along which the dashes run on
      sheet.line(limit.name(), xs, ys, Ink.LIMIT, Ink.DASHED).setSmooth(true);
    }
    for (int i = 0; i < curves.size(); i++) {
      curve(curves.get(i), i);
    }
    note();
    sheet.over(this::labels);
    return sheet.picture(PLOT_PX, alt());
  }

  private void curve(Curve curve, int i) {
    Color colour = Ink.series(i);
    double[] xs = curve.points().stream().mapToDouble(p -> p.x() / xUnit).toArray();
    double[] ys = curve.points().stream().mapToDouble(p -> p.y().estimate() / yUnit).toArray();
    sheet
        .line(curve.name(), xs, ys, colour, Ink.line(i))
        .setMarker(Ink.marker(i))
        .setMarkerColor(colour);
    if (!direct) {
      sheet.key(Sheet.Key.line(curve.name(), colour, Ink.line(i), Ink.marker(i)));
    }
    sheet.over(pen -> curve.points().forEach(point -> whisker(pen, point, colour)));
  }

  private void whisker(Sheet.Pen pen, Point point, Color colour) {
    if (point.y().halfWidth() == 0) {
      return;
    }
    double at = pen.x(point.x() / xUnit);
    // what reaches below a log axis, or above any, ends at its end, and has no cap there
    double low = Math.max(point.y().low() / yUnit, y.low());
    double high = Math.min(point.y().high() / yUnit, y.high());
    pen.line(at, pen.y(low), at, pen.y(high), colour, Ink.butt(1.6f));
    if (low > y.low()) {
      pen.line(at - 4, pen.y(low), at + 4, pen.y(low), colour, Ink.butt(1.6f));
    }
    if (high < y.high()) {
      pen.line(at - 4, pen.y(high), at + 4, pen.y(high), colour, Ink.butt(1.6f));
    }
  }

  private double[] between(double low, double high) {
    double[] at = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double share = i / (double) STEPS;
      at[i] = xScale.log() ? low * Math.pow(high / low, share) : low + (high - low) * share;
    }
    return at;
  }

  private void note() {
    List<Interval> all =
        curves.stream().flatMap(c -> c.points().stream()).map(Curve.Point::y).toList();
    List<Interval> wide = all.stream().filter(interval -> interval.n() > 1).toList();
    List<Integer> n = wide.stream().map(Interval::n).sorted().toList();
    if (!n.isEmpty()) {
      sheet.note(
          "Whiskers: %s intervals, n = %s a point%s%s"
              .formatted(
                  Estimates.levels(wide),
                  n.getFirst().equals(n.getLast())
                      ? n.getFirst()
                      : n.getFirst() + "–" + n.getLast(),
                  wide.size() < all.size() ? ", 1 without them" : "",
                  limits.isEmpty() ? "" : "; black, dashed: predicted limit"));
    } else if (!limits.isEmpty()) {
      sheet.note("One value a point; black, dashed: predicted limit");
    }
  }

  /** The name of a curve, where it is written. */
  private record Name(String text, Color colour, Rectangle2D box) {}

  private void labels(Sheet.Pen pen) {
    List<Point2D> busy = new ArrayList<>();
    for (Curve curve : curves) {
      for (int i = 0; i < curve.points().size(); i++) {
        Point2D to = place(pen, curve.points().get(i));
        Point2D from = place(pen, curve.points().get(Math.max(0, i - 1)));
        double steps = Math.max(1, from.distance(to) / 3);
        for (double step = 0; step <= steps; step++) {
          double share = step / steps;
          busy.add(
              new Point2D.Double(
                  from.getX() * (1 - share) + to.getX() * share,
                  from.getY() * (1 - share) + to.getY() * share));
        }
        whisker(pen, curve.points().get(i), busy);
      }
    }
    if (direct) {
      names(pen, busy);
    }
    List<List<Point2D>> lines = limits.stream().map(limit -> line(pen, limit)).toList();
    for (int i = 0; i < lines.size(); i++) {
      List<Point2D> others = new ArrayList<>(busy);
      for (int j = 0; j < lines.size(); j++) {
        if (j != i) {
          others.addAll(lines.get(j));
        }
      }
      limit(pen, limits.get(i).name(), lines.get(i), others, busy);
    }
  }

  private void whisker(Sheet.Pen pen, Point point, List<Point2D> busy) {
    double top = pen.y(Math.min(point.y().high() / yUnit, y.high()));
    double bottom = pen.y(Math.max(point.y().low() / yUnit, y.low()));
    for (double at = top; at <= bottom; at += 3) {
      busy.add(new Point2D.Double(pen.x(point.x() / xUnit), at));
    }
  }

  private Point2D place(Sheet.Pen pen, Point point) {
    return new Point2D.Double(pen.x(point.x() / xUnit), pen.y(point.y().estimate() / yUnit));
  }

  /** The names of the curves: beside the plot, or at the end of a curve that stops before it. */
  private void names(Sheet.Pen pen, List<Point2D> busy) {
    Rectangle2D plot = pen.plot();
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Point2D end = place(pen, curves.get(i).points().getLast());
      double width = Ink.width(curves.get(i).name(), Ink.BODY);
      boolean stops = end.getX() < plot.getMaxX() - 0.2 * plot.getWidth();
      double at = stops ? end.getX() + 12 : plot.getMaxX() + 8;
      Rectangle2D box = new Rectangle2D.Double(at, end.getY() - 9, width, 18);
      if (stops) {
        box = clear(box, busy);
      }
      names.add(new Name(curves.get(i).name(), Ink.series(i), box));
    }
    names.sort(Comparator.comparingDouble(name -> name.box.getY()));
    part(names, plot);
    for (Name name : names) {
      pen.label(name.text, name.box.getX(), name.box.getY() + 14, 0, name.colour);
      take(busy, name.box);
    }
  }

  /** {@code box} at the nearest height at which the fewest curves go through it. */
  private static Rectangle2D clear(Rectangle2D box, List<Point2D> busy) {
    Rectangle2D best = box;
    long least = Long.MAX_VALUE;
    for (double shift : new double[] {0, -20, 20, -36, 36}) {
      Rectangle2D moved =
          new Rectangle2D.Double(box.getX(), box.getY() + shift, box.getWidth(), box.getHeight());
      long crossed = busy.stream().filter(moved::contains).count();
      if (crossed < least) {
        least = crossed;
        best = moved;
      }
    }
    return best;
  }

  /** Moves names that meet apart, each by as little as need be. */
  private static void part(List<Name> names, Rectangle2D plot) {
    for (int round = 0; round < 300; round++) {
      for (int i = 0; i < names.size(); i++) {
        for (int j = i + 1; j < names.size(); j++) {
          Rectangle2D a = names.get(i).box;
          Rectangle2D b = names.get(j).box;
          double lack = a.getMaxY() - b.getY();
          if (lack > 0 && a.intersects(b)) {
            move(a, -lack / 2, plot);
            move(b, lack / 2, plot);
          }
        }
      }
    }
  }

  private static void move(Rectangle2D box, double by, Rectangle2D plot) {
    double y = Math.clamp(box.getY() + by, plot.getY() - 6, plot.getMaxY() - 12);
    box.setRect(box.getX(), y, box.getWidth(), box.getHeight());
  }

  /** Keeps later names away from {@code box}. */
  private static void take(List<Point2D> busy, Rectangle2D box) {
    for (double x = box.getX() - 8; x < box.getMaxX() + 8; x += 4) {
      for (double y = box.getY(); y <= box.getMaxY(); y += 6) {
        busy.add(new Point2D.Double(x, y));
      }
    }
  }

  private List<Point2D> line(Sheet.Pen pen, Limit limit) {
    List<Point2D> line = new ArrayList<>();
    for (double at : between(x.low() * xUnit, x.high() * xUnit)) {
      double value = limit.at().applyAsDouble(at) / yUnit;
      if (Double.isFinite(value) && value >= y.low() && value <= y.high()) {
        line.add(new Point2D.Double(pen.x(at / xUnit), pen.y(value)));
      }
    }
    return line;
  }

  /**
   * The name of a limit beside its line, where it meets the fewest others and stands for itself.
   */
  private static void limit(
      Sheet.Pen pen, String name, List<Point2D> line, List<Point2D> others, List<Point2D> busy) {
    double width = Ink.width(name, Ink.BODY);
    Rectangle2D best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < line.size(); i += 3) {
      Point2D point = line.get(i);
      double near = others.stream().filter(other -> other.distance(point) < 10).count();
      double aside = Math.abs(point.getX() - pen.plot().getCenterX()) / pen.plot().getWidth();
      for (double[] shift : new double[][] {{-0.5, -23}, {-0.5, 5}, {-1.05, -22}, {0.05, 6}}) {
        Rectangle2D box =
            new Rectangle2D.Double(
                point.getX() + shift[0] * width, point.getY() + shift[1], width, 18);
        if (!pen.plot().contains(box)) {
          continue;
        }
        Rectangle2D room =
            new Rectangle2D.Double(box.getX() - 4, box.getY() - 1, width + 8, box.getHeight() + 2);
        double crossed =
            others.stream().filter(room::contains).count()
                + line.stream().filter(room::contains).count();
        double cost = 3 * crossed + near + aside;
        if (cost < least) {
          least = cost;
          best = box;
        }
      }
    }
    if (best != null) {
      pen.label(name, best.getX(), best.getMaxY() - 4, 0, Ink.LIMIT);
      take(busy, best);
    }
  }

  private String alt() {
    String measured =
        curves.stream()
            .map(
                curve -> {
                  Point first = curve.points().getFirst();
                  Point last = curve.points().getLast();
                  return "%s goes from %s at %s to %s at %s"
                      .formatted(
                          curve.name(),
                          yScale.text(first.y().estimate()),
                          xScale.text(first.x()),
                          yScale.text(last.y().estimate()),
                          xScale.text(last.x()));
                })
            .collect(Collectors.joining("; "));
    double end = curves.stream().mapToDouble(c -> c.points().getLast().x()).max().orElseThrow();
    String predicted =
        limits.stream()
            .filter(limit -> Double.isFinite(limit.at().applyAsDouble(end)))
            .map(limit -> limit.name() + " " + yScale.text(limit.at().applyAsDouble(end)))
            .collect(Collectors.joining(", "));
    return "%s over %s in \"%s\": %s%s."
        .formatted(
            capital(yScale.title()),
            xScale.title(),
            sheet.getTitle(),
            measured,
            predicted.isEmpty() ? "" : "; limits at %s: %s".formatted(xScale.text(end), predicted));
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
