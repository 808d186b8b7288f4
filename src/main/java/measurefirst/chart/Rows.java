package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import measurefirst.chart.Theory.Mark;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Rows on one axis, each with what was measured and, on the row itself, what was expected of it:
 * what bars, forest plots, errors and dots have in common.
 */
final class Rows {
  private static final double HEAD_LINE_PX = 18;
  private static final float BAR_PX = 22;

  /** From so many rows on, each gets two numbers, unless it is a point with a long name. */
  private static final int MANY = 12;

  /** What lies further beyond all locations and predictions is cut, and counted. */
  private static final double CUT = 1.5;

  /** Rivals and guesses widen a linear view by as much, and a log view by its square. */
  private static final double WIDEN = 2.2;

  /**
   * A log view spans so large a factor, so that a difference of 2 % shows and noise looks small.
   */
  private static final double LEAST_FACTOR = 1.1;

  /** How the rows look. */
  enum Style {
    /** A bar from zero to the location, with every sample. */
    BAR,
    /** A point for each interval. */
    POINT,
    /** Every sample, and their middle. */
    STRIP
  }

  /**
   * One row.
   *
   * @param name what stands on its left
   * @param look how its language looks
   * @param intervals where what was measured lies; of a strip, its middle without a width
   * @param samples the samples to draw one by one
   * @param theory what was expected
   * @param numbers what stands on its right; the second one goes first where rows are many
   */
  record Row(
      String name,
      Look look,
      List<Interval> intervals,
      List<Double> samples,
      Theory theory,
      List<String> numbers) {

    Stream<Mark> marks(boolean rival) {
      return theory.marks().stream().filter(mark -> mark.isRival() == rival);
    }
  }

  /** Rows under one heading, which may be empty. */
  record Group(String heading, List<Row> rows) {
    List<String> lines() {
      return heading.isEmpty() ? List.of() : Ink.wrap(heading, Ink.BOLD, Ink.WIDTH - 20.0, 2);
    }

    double headPx() {
      return heading.isEmpty() ? 0 : 14 + HEAD_LINE_PX * lines().size();
    }
  }

  private final Style style;
  private final List<Group> groups;
  private final List<Row> rows;
  private final Sheet sheet;
  private final Axis axis;
  private final double unit;
  private final List<Limit> limits;
  private final double height;
  private String marked = "median";
  private double y;
  private int beyond;
  private int longer;
  private int zeros;

  /**
   * @param limits lines through all rows, with their names above them
   * @throws IllegalArgumentException if there is no row
   */
  Rows(String title, Style style, Scale scale, List<Group> groups, List<Limit> limits) {
    this.style = style;
    this.groups = groups.stream().filter(group -> !group.rows.isEmpty()).toList();
    this.rows = this.groups.stream().flatMap(group -> group.rows.stream()).toList();
    this.limits = limits;
    Checks.notEmpty(rows, "charts", title, "row");
    List<Double> seen = seen(scale.log());
    double high = seen.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double low = seen.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    unit = scale.unit(high);
    axis = axis(scale, low / unit, high == 0 ? 1 : high / unit);
    sheet = new Sheet(title, scale.title(high), "");
    height =
        rows.stream().mapToDouble(this::height).sum()
            + this.groups.stream().mapToDouble(Group::headPx).sum()
            + 20.0 * limits.size();
    sheet.axes(axis, Axis.linear(0, height));
  }

  private Axis axis(Scale scale, double low, double high) {
    if (scale.log()) {
      return scale.logAxis(low, high, LEAST_FACTOR);
    }
    // a mark at zero needs room on both sides of it
    boolean atZero = rows.stream().anyMatch(r -> r.marks(false).anyMatch(mark -> mark.at() == 0));
    double from = style == Style.BAR || low < high / 2 ? 0 : low - (high - low) * 0.05;
    return Axis.linear(from - (atZero ? 0.012 * high : 0), high + 0.03 * (high - from));
  }

  /** All values that the axis takes in. */
  private List<Double> seen(boolean log) {
    List<Double> core = new ArrayList<>();
    for (Row row : rows) {
      for (Interval i : row.intervals) {
        // an interval that runs far off ends at the edge
        core.add(i.estimate());
        core.add(Math.min(i.high(), 3 * i.estimate()));
        core.add(log ? Math.max(i.low(), i.estimate() / 3) : Math.max(i.low(), 0));
      }
      row.marks(false).map(Mark::at).forEach(core::add);
      if (style == Style.STRIP) {
        core.addAll(row.samples);
      }
    }
    limits.stream().map(limit -> limit.at().applyAsDouble(0)).forEach(core::add);
    if (style == Style.POINT) {
      core.add(1.0); // what a ratio is compared with
    }
    core.removeIf(value -> log && value <= 0);
    double high = core.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double low = core.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double widen = log ? WIDEN * WIDEN : WIDEN;
    List<Double> seen = new ArrayList<>(core);
    for (Row row : rows) {
      DoubleStream others =
          DoubleStream.concat(
              row.marks(true).mapToDouble(Mark::at), DoubleStream.of(row.theory.guess()));
      others
          .filter(value -> value <= high * widen && (log ? value >= low / widen : value >= 0))
          .forEach(seen::add);
      if (style == Style.BAR) {
        row.samples.stream().map(value -> Math.min(value, CUT * high)).forEach(seen::add);
      }
    }
    return seen;
  }

  private double height(Row row) {
    return Sheet.height(new Sheet.Row(0, row.name, numbers(row)), style == Style.STRIP ? 48 : 42);
  }

  private List<String> numbers(Row row) {
    List<String> all = row.numbers;
    boolean tall = style == Style.POINT && new Sheet.Row(0, row.name, all).lines().size() > 1;
    boolean room = rows.size() < MANY || all.size() < 3 || tall;
    return room ? all : List.of(all.getFirst(), all.getLast());
  }

  /** Lines of small print under the chart. */
  Rows note(String... lines) {
    for (String line : lines) {
      sheet.note(line);
    }
    return this;
  }

  /** What the middle of a strip is, unless it is the median. */
  Rows marking(String middle) {
    marked = middle;
    return this;
  }

  /** A line through all rows that is no limit, such as that of no difference. */
  Rows reference(String name, double at, Color colour, float width) {
    double[] xs = {at, at};
    sheet.line(name, xs, new double[] {0, height}, colour, Ink.butt(width));
    sheet.key(Sheet.Key.tick(name, colour, Ink.butt(width)));
    return this;
  }

  /** Draws all rows, for which {@code sentence} can stand, and {@code numbers} too. */
  Picture picture(String sentence, Drawn numbers) {
    limits();
    keys();
    y = height - 20.0 * limits.size();
    for (Group group : groups) {
      double top = y;
      List<String> heading = group.lines();
      sheet.over(
          pen -> {
            double at = pen.y(top) + 25;
            for (String line : heading) {
              pen.label(line, 12, at, 0, Ink.BOLD, Ink.TEXT);
              at += HEAD_LINE_PX;
            }
          });
      y -= group.headPx();
      for (Row row : group.rows) {
        double px = height(row);
        row(row, y - px / 2, px / 2 - 3);
        y -= px;
      }
    }
    if (beyond > 0) {
      sheet.note(
          "%s beyond an edge, marked › or ‹"
              .formatted(beyond == 1 ? "1 mark lies" : beyond + " marks lie"));
    }
    if (longer > 0) {
      sheet.note("An interval that ends in an arrow goes on beyond the edge");
    }
    if (zeros > 0) {
      sheet.note(
          "%s %s 0 at the left edge".formatted(zeros, zeros == 1 ? "sample of" : "samples of"));
    }
    return sheet.picture(height, sentence, numbers);
  }

  /** Draws one row whose middle is at {@code y}, with {@code half} its height on either side. */
  private void row(Row row, double y, double half) {
    Theory theory = row.theory;
    if (theory.high() > theory.low()) {
      sheet.under(pen -> band(pen, theory, y, half));
    }
    if (style == Style.BAR) {
      bar(row, y);
    }
    if (style == Style.STRIP) {
      samples(row, y, half);
    }
    row.marks(true).forEach(mark -> mark(row, mark, y, half));
    row.marks(false).forEach(mark -> mark(row, mark, y, half));
    if (style == Style.BAR) {
      // a few samples would vanish under the mark that they lie on
      samples(row, y, half);
    }
    int n = row.intervals.size();
    for (int i = 0; i < n; i++) {
      double up = n == 1 ? 0 : half * 0.7 * (1 - 2.0 * i / (n - 1));
      interval(row, row.intervals.get(i), y + up, n == 1 ? 6 : 3);
    }
    double at = inside(theory.guess(), y - half + 6, "guess ", Ink.GUESS);
    if (Double.isFinite(at)) {
      sheet.over(
          pen -> {
            pen.marker(SeriesMarkers.DIAMOND, pen.x(at), pen.y(y - half + 6), Color.WHITE, 14);
            pen.marker(SeriesMarkers.DIAMOND, pen.x(at), pen.y(y - half + 6), Ink.GUESS, 11);
          });
    }
    sheet.row(new Sheet.Row(y, row.name, numbers(row)));
  }

  private void bar(Row row, double y) {
    double[] xs = {0, row.intervals.getFirst().estimate() / unit};
    sheet.line(row.name, xs, new double[] {y, y}, row.look.pale(), Ink.butt(BAR_PX));
  }

  private void samples(Row row, double y, double half) {
    if (row.samples.isEmpty()) {
      return;
    }
    double[] xs = new double[row.samples.size()];
    double[] ys = new double[xs.length];
    double spread = style == Style.BAR ? BAR_PX * 0.7 : half * 1.3;
    for (int i = 0; i < xs.length; i++) {
      xs[i] = inside(row.samples.get(i), y, "", Ink.QUIET);
      // a fixed pattern that never lines up, the same in every rendering
      ys[i] = y + spread * ((0.5 + i * 0.6180339887498949) % 1 - 0.5);
    }
    // many points are drawn fainter, so that their density still shows
    double alpha = Math.clamp(30.0 / xs.length, 0.05, 0.55);
    sheet.points(
        row.name + ": samples", xs, ys, Ink.alpha(row.look.strong(), alpha), row.look.marker());
  }

  private void interval(Row row, Interval interval, double y, double cap) {
    double at = interval.estimate() / unit;
    if (style == Style.STRIP) {
      double[] xs = {clamp(at), clamp(at)};
      // white beside it, as the samples around it have the same colour
      sheet.line(
          row.name + ": beside", xs, new double[] {y - 14, y + 14}, Color.WHITE, Ink.butt(7));
      sheet.line(
          row.name + ": " + marked,
          xs,
          new double[] {y - 13, y + 13},
          row.look.strong(),
          Ink.SOLID);
      return;
    }
    if (interval.halfWidth() > 0) {
      double low = clamp(interval.low() / unit);
      double high = clamp(interval.high() / unit);
      // an end beyond the edge has no cap
      double left = interval.low() / unit < axis.low() ? 0 : cap;
      double right = interval.high() / unit > axis.high() ? 0 : cap;
      sheet.line(
          row.name + ": interval",
          new double[] {low, low, low, high, high, high},
          new double[] {y - left, y + left, y, y, y + right, y - right},
          row.look.strong(),
          Ink.butt(2));
      arrow(left == 0 ? low : Double.NaN, y, -1, row.look.strong());
      arrow(right == 0 ? high : Double.NaN, y, 1, row.look.strong());
    }
    if (style == Style.POINT) {
      double[] xs = {clamp(at)};
      sheet.points(row.name, xs, new double[] {y}, row.look.strong(), row.look.marker());
    }
  }

  /** The end of an interval that goes on beyond the edge. */
  private void arrow(double at, double y, int direction, Color colour) {
    if (Double.isNaN(at)) {
      return;
    }
    longer++;
    sheet.over(
        pen -> {
          double tip = pen.x(at);
          double back = tip - 7.0 * direction;
          pen.line(back, pen.y(y) - 5, tip, pen.y(y), colour, Ink.butt(2));
          pen.line(back, pen.y(y) + 5, tip, pen.y(y), colour, Ink.butt(2));
        });
  }

  private void mark(Row row, Mark mark, double y, double half) {
    double at =
        inside(mark.at(), y + half - 8, mark.isRival() ? "rival " : "predicted ", Ink.QUIET);
    if (Double.isNaN(at)) {
      return;
    }
    Color colour = mark.isRival() ? Ink.RIVAL : Ink.PREDICTED;
    sheet.line(
        row.name + (mark.isRival() ? ": rival" : ": predicted"),
        new double[] {at, at},
        new double[] {y - half, y + half},
        colour,
        mark.isRival() ? Ink.SHORT_DASHES : Ink.SOLID);
    if (mark.direction() != 0) {
      double tip = 9.0 * mark.direction();
      sheet.over(
          pen -> {
            double x = pen.x(at);
            double top = pen.y(y + half) + 1;
            pen.line(x, top, x + 2 * tip, top, colour, Ink.butt(2));
            pen.line(x + 2 * tip, top, x + 1.4 * tip, top - 4, colour, Ink.butt(2));
            pen.line(x + 2 * tip, top, x + 1.4 * tip, top + 4, colour, Ink.butt(2));
          });
    }
  }

  private void band(Sheet.Pen pen, Theory theory, double y, double half) {
    double left = pen.x(clamp(theory.low() / unit));
    double right = pen.x(clamp(theory.high() / unit));
    pen.fill(
        new Rectangle2D.Double(
            left, pen.y(y + half), right - left, pen.y(y - half) - pen.y(y + half)),
        Ink.BAND);
  }

  private double clamp(double value) {
    return Math.clamp(value, axis.low(), axis.high());
  }

  /**
   * The place of {@code value} on the axis. What lies beyond an edge has none, and is told there; a
   * zero on a log axis stands at its left end.
   */
  private double inside(double value, double y, String what, Color colour) {
    double at = value / unit;
    if (Double.isNaN(at)) {
      return at;
    }
    if (axis.log() && value <= 0) {
      zeros += what.isEmpty() ? 1 : 0;
      return what.isEmpty() ? axis.low() : Double.NaN;
    }
    if (at >= axis.low() * (axis.log() ? 0.999999 : 1) && at <= axis.high()) {
      return at;
    }
    beyond++;
    boolean right = at > axis.high();
    sheet.over(
        pen ->
            pen.label(
                right ? what + "›" : "‹" + what,
                right ? pen.plot().getMaxX() + 2 : pen.plot().getX() - 2,
                pen.y(y) + 5,
                right ? 1 : 0,
                Ink.BODY,
                colour));
    return Double.NaN;
  }

  private void limits() {
    double top = height - 20.0 * limits.size();
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      double at = limit.at().applyAsDouble(0) / unit;
      Color colour = limit.isRival() ? Ink.RIVAL : Ink.PREDICTED;
      double[] ys = {0, top + 20.0 * (limits.size() - i - 1) + 2};
      sheet.line(limit.name(), new double[] {at, at}, ys, colour, Ink.DASHED);
      double baseline = ys[1] + 4;
      sheet.over(
          pen -> {
            double half = Ink.width(limit.name(), Ink.BODY) / 2;
            double x = Math.clamp(pen.x(at), pen.plot().getX() + half, Ink.WIDTH - half - 12);
            pen.label(limit.name(), x, pen.y(baseline), 0.5, Ink.BODY, colour);
          });
    }
  }

  private void keys() {
    if (rows.stream().map(row -> row.look.language()).distinct().count() > 1) {
      for (Row row : rows) {
        Look plain = row.look;
        sheet.key(
            style == Style.BAR
                ? Sheet.Key.box(plain.language(), plain.pale())
                : Sheet.Key.point(plain.language(), plain.strong(), plain.marker()));
      }
    }
    Look first = rows.getFirst().look;
    if (style == Style.POINT) {
      sheet.key(
          Sheet.Key.line("measured, 95 % interval", first.strong(), Ink.butt(2), first.marker()));
    } else {
      if (style == Style.STRIP) {
        sheet.key(Sheet.Key.tick(marked, first.strong(), Ink.SOLID));
      } else if (anyInterval()) {
        sheet.key(Sheet.Key.line("95 % interval", first.strong(), Ink.butt(2)));
      }
      sheet.key(Sheet.Key.point("one sample", Ink.alpha(first.strong(), 0.55), first.marker()));
    }
    if (rows.stream().anyMatch(row -> row.marks(false).findAny().isPresent())) {
      boolean directed =
          rows.stream().anyMatch(row -> row.marks(false).anyMatch(mark -> mark.direction() != 0));
      sheet.key(
          Sheet.Key.tick(
              directed ? "predicted (arrow: on this side)" : "predicted",
              Ink.PREDICTED,
              Ink.SOLID));
    }
    if (rows.stream().anyMatch(row -> row.theory.high() > row.theory.low())) {
      sheet.key(Sheet.Key.box("confirms it", Ink.BAND));
    }
    if (rows.stream().anyMatch(row -> row.marks(true).findAny().isPresent())) {
      sheet.key(Sheet.Key.tick("rival", Ink.RIVAL, Ink.SHORT_DASHES));
    }
    if (rows.stream().anyMatch(row -> Double.isFinite(row.theory.guess()))) {
      sheet.key(Sheet.Key.point("your guess", Ink.GUESS, SeriesMarkers.DIAMOND));
    }
  }

  private boolean anyInterval() {
    return rows.stream().flatMap(row -> row.intervals.stream()).anyMatch(i -> i.halfWidth() > 0);
  }
}
