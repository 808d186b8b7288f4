package measurefirst.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import measurefirst.chart.Curve.Point;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Measured curves with their intervals, beside what theory and rival draw. */
final class Curves {
  private static final double PLOT_PX = 340;
  private static final double WIDEST_NAME = 190;
  private static final double LABEL_PX = 19;
  private static final int MOST_NAMES = 12;
  private static final int STEPS = 480;

  /** One line of the chart. */
  private record Line(String name, Color colour, BasicStroke stroke, Marker marker) {}

  private final Scale xScale;
  private final Scale yScale;
  private final List<Curve> curves;
  private final List<Limit> limits;
  private final double xUnit;
  private final double yUnit;
  private final Axis x;
  private final Axis y;
  private final Sheet sheet;

  static Picture of(String title, Scale x, Scale y, List<Curve> curves, List<Limit> limits) {
    return new Curves(title, x, y, curves, limits).draw();
  }

  private Curves(String title, Scale xScale, Scale yScale, List<Curve> curves, List<Limit> limits) {
    this.xScale = xScale;
    this.yScale = yScale;
    this.curves = curves;
    this.limits = limits;
    Checks.notEmpty(curves, "curves", title, "curve");
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      Checks.notEmpty(curve.points(), "curves", curve.name(), "point");
      for (Point point : curve.points()) {
        double e = point.y().estimate();
        Checks.onAxis(xScale, point.x(), curve.name());
        Checks.onAxis(yScale, e, curve.name());
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        // an interval without an end may run off the chart, its estimate may not
        low = Math.min(low, yScale.log() ? Math.max(point.y().low(), e / 3) : point.y().low());
        high = Math.max(high, Math.max(e, Math.min(point.y().high(), 3 * Math.abs(e))));
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
    x = xScale.axis(left / xUnit, right / xUnit, counts());
    y = yScale.axis((yScale.log() ? low : Math.min(0, low)) / yUnit, high / yUnit, false);
    sheet = new Sheet(title, xScale.title(right), yScale.title(high)).axes(x, y);
  }

  /** Whether x counts something: then there is nothing to mark between two numbers. */
  private boolean counts() {
    return !xScale.time()
        && curves.stream()
            .flatMap(curve -> curve.points().stream())
            .allMatch(point -> point.x() == Math.rint(point.x()));
  }

  private Picture draw() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      lines.add(new Line(curves.get(i).name(), Ink.series(i), Ink.line(i), Ink.marker(i)));
    }
    for (Limit limit : limits) {
      Color colour = limit.isRival() ? Ink.RIVAL : Ink.PREDICTED;
      lines.add(new Line(limit.name(), colour, Ink.DASHED, SeriesMarkers.NONE));
    }
    // Where a rival says the same as the prediction, the prediction is seen.
    for (boolean rival : List.of(true, false)) {
      for (int i = 0; i < limits.size(); i++) {
        if (limits.get(i).isRival() == rival) {
          limit(limits.get(i), lines.get(curves.size() + i));
        }
      }
    }
    for (int i = 0; i < curves.size(); i++) {
      curve(curves.get(i), lines.get(i));
    }
    double widest = lines.stream().mapToDouble(l -> Ink.width(l.name, Ink.BODY)).max().orElse(0);
    if (widest <= WIDEST_NAME && lines.size() <= MOST_NAMES) {
      sheet.rightRoom(widest);
      sheet.over(pen -> names(pen, lines));
    } else {
      lines.forEach(l -> sheet.key(Sheet.Key.line(l.name, l.colour, l.stroke, l.marker)));
    }
    note();
    return sheet.picture(PLOT_PX, alt(), numbers());
  }

  private void limit(Limit limit, Line look) {
    double[] xs = between(x.low() * xUnit, x.high() * xUnit);
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      double value = limit.at().applyAsDouble(xs[i]) / yUnit;
      xs[i] /= xUnit;
      ys[i] = Double.isFinite(value) && (value > 0 || !y.log()) ? value : Double.NaN;
    }
    // smooth, because XChart then draws one path, along which the dashes run on
    sheet.line(look.name, xs, ys, look.colour, look.stroke).setSmooth(true);
  }

  private void curve(Curve curve, Line look) {
    double[] xs = curve.points().stream().mapToDouble(p -> p.x() / xUnit).toArray();
    double[] ys = curve.points().stream().mapToDouble(p -> p.y().estimate() / yUnit).toArray();
    sheet
        .line(look.name, xs, ys, look.colour, look.stroke)
        .setMarker(look.marker)
        .setMarkerColor(look.colour);
    sheet.over(pen -> curve.points().forEach(point -> whisker(pen, point, look.colour)));
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
    List<Interval> wide =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .map(Point::y)
            .filter(interval -> interval.n() > 1)
            .toList();
    sheet.note(Provenance.words(from()));
    sheet.note(
        (wide.isEmpty()
                ? "One value a point"
                : "Points with 95 % intervals, " + Bars.n(wide.stream().map(Interval::n).toList()))
            + (limits.stream().allMatch(Limit::isRival)
                ? ""
                : "; black, dashed: what is named beside it")
            + (limits.stream().anyMatch(Limit::isRival) ? "; grey, dashed: a rival" : ""));
    List<String> beyond = limits.stream().filter(this::isBeyond).map(Limit::name).toList();
    sheet.note(beyond.isEmpty() ? "" : "Beyond the edge: " + String.join(", ", beyond));
  }

  private boolean isBeyond(Limit limit) {
    return DoubleStream.of(between(x.low() * xUnit, x.high() * xUnit))
        .map(at -> limit.at().applyAsDouble(at) / yUnit)
        .noneMatch(value -> value >= y.low() && value <= y.high());
  }

  /** Where a line leaves the plot, and the box of its name. */
  private record Name(Line line, Rectangle2D box) {}

  /**
   * The name of each line at its end: beside the plot, or inside where it stops or leaves early.
   */
  private void names(Sheet.Pen pen, List<Line> lines) {
    List<List<Point2D>> paths = new ArrayList<>();
    curves.forEach(curve -> paths.add(path(pen, curve)));
    limits.forEach(limit -> paths.add(path(pen, limit)));
    List<Point2D> busy = paths.stream().flatMap(List::stream).toList();
    Rectangle2D plot = pen.plot();
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (paths.get(i).isEmpty()) {
        continue;
      }
      Point2D end = paths.get(i).getLast();
      double width = Ink.width(lines.get(i).name, Ink.BODY);
      boolean stops = end.getX() < plot.getMaxX() - 0.12 * plot.getWidth();
      double at = stops ? Math.min(end.getX() + 12, plot.getMaxX()) : plot.getMaxX() + 8;
      double top = Math.max(end.getY() - LABEL_PX / 2, plot.getY() - 2);
      Rectangle2D box = new Rectangle2D.Double(at, top, width, LABEL_PX);
      names.add(new Name(lines.get(i), stops ? clear(box, busy) : box));
    }
    names.sort(Comparator.comparingDouble(name -> name.box.getY()));
    part(names, plot);
    for (Name name : names) {
      pen.label(
          name.line.name,
          name.box.getX(),
          name.box.getY() + 14,
          0,
          Ink.BODY,
          name.line.colour.equals(Ink.RIVAL) ? Ink.QUIET : name.line.colour);
    }
  }

  /** The points of a curve on the page, close together. */
  private List<Point2D> path(Sheet.Pen pen, Curve curve) {
    List<Point2D> path = new ArrayList<>();
    Function<Point, Point2D> place =
        p -> new Point2D.Double(pen.x(p.x() / xUnit), pen.y(p.y().estimate() / yUnit));
    for (int i = 0; i < curve.points().size(); i++) {
      Point2D from = place.apply(curve.points().get(Math.max(0, i - 1)));
      Point2D to = place.apply(curve.points().get(i));
      int steps = (int) Math.max(1, from.distance(to) / 3);
      IntStream.rangeClosed(1, steps)
          .mapToDouble(step -> step / (double) steps)
          .mapToObj(
              share ->
                  new Point2D.Double(
                      from.getX() + (to.getX() - from.getX()) * share,
                      from.getY() + (to.getY() - from.getY()) * share))
          .forEach(path::add);
    }
    return path;
  }

  /** The points of a limit on the page, as far as it lies in the plot. */
  private List<Point2D> path(Sheet.Pen pen, Limit limit) {
    List<Point2D> path = new ArrayList<>();
    for (double at : between(x.low() * xUnit, x.high() * xUnit)) {
      double value = limit.at().applyAsDouble(at) / yUnit;
      if (value >= y.low() && value <= y.high()) {
        path.add(new Point2D.Double(pen.x(at / xUnit), pen.y(value)));
      }
    }
    return path;
  }

  /** {@code box} at the nearest place at which the fewest lines go through it. */
  private static Rectangle2D clear(Rectangle2D box, List<Point2D> busy) {
    Rectangle2D best = box;
    long least = Long.MAX_VALUE;
    for (double aside : new double[] {0, -box.getWidth() - 24}) {
      for (double shift : new double[] {0, -20, 20, -38, 38}) {
        Rectangle2D moved =
            new Rectangle2D.Double(
                box.getX() + aside, box.getY() + shift, box.getWidth(), box.getHeight());
        long crossed = busy.stream().filter(moved::contains).count();
        if (crossed < least) {
          least = crossed;
          best = moved;
        }
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
    double y = Math.clamp(box.getY() + by, plot.getY() - 2, plot.getMaxY() - 12);
    box.setRect(box.getX(), y, box.getWidth(), box.getHeight());
  }

  private List<Provenance> from() {
    return curves.stream().flatMap(curve -> curve.from().stream()).toList();
  }

  /** Every point, beside what the limits give there. */
  private Drawn numbers() {
    List<String> head = new ArrayList<>(List.of("curve", xScale.title(), yScale.title()));
    head.addAll(List.of("from", "to", "n"));
    limits.forEach(limit -> head.add(limit.name()));
    return Drawn.of(from(), head.toArray(String[]::new))
        .rows(
            curves.stream()
                .flatMap(curve -> curve.points().stream().map(point -> told(curve, point))));
  }

  private List<String> told(Curve curve, Point point) {
    Interval y = point.y();
    boolean known = y.halfWidth() > 0;
    List<String> row = new ArrayList<>();
    row.addAll(List.of(curve.name(), xScale.text(point.x()), yScale.text(y.estimate())));
    row.addAll(List.of(known ? yScale.text(y.low()) : "", known ? yScale.text(y.high()) : ""));
    row.add(String.valueOf(y.n()));
    limits.forEach(limit -> row.add(yScale.text(limit.at().applyAsDouble(point.x()))));
    return row;
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
            .map(
                limit ->
                    "%s %s %s"
                        .formatted(
                            limit.isRival() ? "rival" : "predicted",
                            limit.name(),
                            yScale.text(limit.at().applyAsDouble(end))))
            .collect(Collectors.joining(", "));
    return "%s over %s in \"%s\": %s%s."
        .formatted(
            yScale.title().substring(0, 1).toUpperCase(Locale.ROOT) + yScale.title().substring(1),
            xScale.title(),
            sheet.getTitle(),
            measured,
            predicted.isEmpty() ? "" : "; at %s: %s".formatted(xScale.text(end), predicted));
  }
}
