package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How many times as fast, over two parameters: measured beside predicted, in one colour scale, and
 * how far the one lies from the other. All are written in the cells, so that no reading rests on a
 * shade.
 */
final class HeatMap {
  private static final double ROW_PX = 36;
  private static final double NARROWEST_CELL_PX = 44;

  /** As far from the prediction, either way, the error's colour is full. */
  private static final double FULL_ERROR = 2;

  private static final double GAP = 0.4;
  private static final int PANELS = 3;

  /** Rows above a map, for its name. */
  private static final double ABOVE = 0.8;

  /** Rows below the cells, for what the columns stand for. */
  private static final double BELOW = 0.7;

  /** What was found at one point of the sweep; the prediction is NaN if there was none. */
  private record Cell(double x, double y, Interval measured, double predicted) {
    double error() {
      return measured.estimate() / predicted;
    }
  }

  private final Scale xScale;
  private final Scale yScale;
  private final List<Cell> cells;
  private final List<Double> xs;
  private final List<Double> ys;
  private final double full;
  private final Sheet sheet;
  private final boolean beside;

  /**
   * @param full the ratio at which the colour is full; NaN for the largest of all contenders of the
   *     sweep, so that its maps share one scale
   */
  static Picture of(String title, Scale x, Scale y, Result sweep, String contender, double full) {
    return new HeatMap(title, x, y, sweep, contender, full).draw(title, sweep);
  }

  private HeatMap(
      String title, Scale xScale, Scale yScale, Result sweep, String contender, double full) {
    this.xScale = xScale;
    this.yScale = yScale;
    cells = cells(sweep, contender);
    Checks.notEmpty(cells, "heat maps", sweep.name(), "ratio of " + contender + " to a baseline");
    if (cells.stream().anyMatch(cell -> Double.isNaN(cell.x) || Double.isNaN(cell.y))) {
      throw new IllegalArgumentException(
          "a heat map needs two parameters at each point, \"%s\" has one: sweep by at(x, y, …), or draw curves"
              .formatted(sweep.name()));
    }
    xs = cells.stream().map(Cell::x).distinct().sorted().toList();
    ys = cells.stream().map(Cell::y).distinct().sorted().toList();
    this.full = full > 1 ? full : largest(sweep);
    beside = xs.size() * NARROWEST_CELL_PX * PANELS < 640;
    sheet = new Sheet(title, xScale.title(), yScale.title()).withoutTicks();
  }

  private static List<Cell> cells(Result sweep, String contender) {
    return sweep.seen(contender).stream()
        .filter(one -> !sweep.isBaseline(one))
        .map(
            one ->
                new Cell(one.point().x(), one.point().y(), sweep.ratio(one), predicted(sweep, one)))
        .toList();
  }

  private static double predicted(Result sweep, Series one) {
    return Theory.ofRatio(sweep, one).marks().stream()
        .filter(mark -> !mark.isRival() && mark.direction() == 0)
        .mapToDouble(Theory.Mark::at)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double largest(Result sweep) {
    return sweep.contenders().stream()
        .flatMap(name -> cells(sweep, name).stream())
        .flatMapToDouble(cell -> DoubleStream.of(cell.measured.estimate(), cell.predicted))
        .filter(Double::isFinite)
        .map(ratio -> Math.max(ratio, 1 / ratio))
        .max()
        .orElse(1);
  }

  private Picture draw(String title, Result sweep) {
    int columns = xs.size();
    int rows = ys.size();
    double wide = beside ? PANELS * (columns + GAP) - GAP : columns;
    double high = (beside ? 0 : bottom(0)) + rows + ABOVE;
    sheet.axes(Axis.linear(0, wide), Axis.linear(-BELOW, high));
    sheet
        .note(
            Results.provenance(sweep)
                + ", "
                + Bars.n(cells.stream().map(c -> c.measured.n()).toList()))
        .note(
            "Blue: faster than the baseline, or than predicted; orange: slower. Full colour at "
                + Units.ratio(full)
                + "×, or at an error of a factor of 2");
    panel(0, "measured, times as fast", c -> c.measured.estimate(), full, HeatMap::times);
    panel(1, "predicted", Cell::predicted, full, HeatMap::times);
    panel(2, "error, %", Cell::error, FULL_ERROR, HeatMap::percent);
    for (int panel = 0; panel < (beside ? 1 : PANELS); panel++) {
      for (int r = 0; r < rows; r++) {
        double y = bottom(panel) + r + 0.5;
        sheet.row(new Sheet.Row(y, yScale.text(ys.get(r)), List.of()));
      }
    }
    return sheet.picture(ROW_PX * (high + BELOW), alt(title), numbers(sweep));
  }

  /** Beside one another, or the first on top. */
  private double bottom(int panel) {
    return beside ? 0 : (PANELS - 1 - panel) * (ys.size() + ABOVE + BELOW);
  }

  private static String times(double ratio) {
    return ratio >= 100 ? Units.count(Math.round(ratio)) : Units.ratio(rounded(ratio));
  }

  private static double rounded(double ratio) {
    double digits = ratio < 10 ? 100 : 10;
    return Math.round(ratio * digits) / digits;
  }

  private static String percent(double off) {
    long percent = Math.round(100 * (off - 1));
    return (percent > 0 ? "+" : percent < 0 ? "−" : "") + Math.abs(percent);
  }

  /**
   * One of the maps.
   *
   * @param full the ratio at which a colour is full
   * @param words what stands in a cell
   */
  private void panel(
      int number,
      String name,
      ToDoubleFunction<Cell> value,
      double full,
      Function<Double, String> words) {
    double left = beside ? number * (xs.size() + GAP) : 0;
    double bottom = bottom(number);
    // the values at the cells' centres, as a series that can be read back
    sheet.points(
        name,
        cells.stream().mapToDouble(c -> left + xs.indexOf(c.x) + 0.5).toArray(),
        cells.stream().mapToDouble(c -> bottom + ys.indexOf(c.y) + 0.5).toArray(),
        Ink.TEXT,
        SeriesMarkers.NONE);
    sheet.over(
        pen -> {
          double top = pen.y(bottom + ys.size()) - 8;
          String head = Ink.wrap(name, Ink.BOLD, pen.x(xs.size()) - pen.x(0), 1).getFirst();
          pen.text(head, pen.x(left), top, 0, Ink.BOLD, Ink.TEXT);
          for (Cell cell : cells) {
            double ratio = value.applyAsDouble(cell);
            Rectangle2D box = box(pen, left + xs.indexOf(cell.x), bottom + ys.indexOf(cell.y));
            fill(pen, box, colour(ratio, full), Double.isNaN(ratio) ? "–" : words.apply(ratio));
          }
          for (int c = 0; c < xs.size(); c++) {
            pen.text(
                xScale.text(xs.get(c)),
                pen.x(left + c + 0.5),
                pen.y(bottom) + 18,
                0.5,
                Ink.BODY,
                Ink.TEXT);
          }
        });
  }

  private static Rectangle2D box(Sheet.Pen pen, double x, double y) {
    return new Rectangle2D.Double(
        pen.x(x) + 1, pen.y(y + 1) + 1, pen.x(x + 1) - pen.x(x) - 2, pen.y(y) - pen.y(y + 1) - 2);
  }

  private static void fill(Sheet.Pen pen, Rectangle2D box, Color colour, String text) {
    pen.fill(box, colour);
    double light = 0.3 * colour.getRed() + 0.59 * colour.getGreen() + 0.11 * colour.getBlue();
    if (Ink.width(text, Ink.BODY) <= box.getWidth()) {
      Color ink = light < 140 ? Color.WHITE : Ink.TEXT;
      pen.text(text, box.getCenterX(), box.getCenterY() + 5, 0.5, Ink.BODY, ink);
    }
  }

  /** White at 1; darker by the logarithm of the ratio, blue for faster, orange for slower. */
  private static Color colour(double ratio, double full) {
    if (Double.isNaN(ratio)) {
      return new Color(0xEEEEEE);
    }
    double share = full == 1 ? 0 : Math.min(1, Math.abs(Math.log(ratio)) / Math.log(full));
    return Ink.lighter(new Color(ratio >= 1 ? 0x08417A : 0xA84300), 0.97 * (1 - share));
  }

  private Drawn numbers(Result sweep) {
    return Drawn.of(
            List.of(Provenance.of(sweep)),
            xScale.title(),
            yScale.title(),
            "times as fast",
            "95 %",
            "predicted",
            "error",
            "n")
        .rows(cells.stream().map(this::told));
  }

  private List<String> told(Cell cell) {
    return List.of(
        xScale.text(cell.x),
        yScale.text(cell.y),
        Units.ratio(cell.measured) + "×",
        Units.ratios(cell.measured),
        Double.isNaN(cell.predicted) ? "" : Units.ratio(cell.predicted) + "×",
        Units.error(cell.error() - 1),
        String.valueOf(cell.measured.n()));
  }

  private String alt(String title) {
    List<Double> ratios = new ArrayList<>(cells.stream().map(c -> c.measured.estimate()).toList());
    ratios.sort(Comparator.naturalOrder());
    Stream<Cell> predicted = cells.stream().filter(c -> !Double.isNaN(c.predicted));
    String worst =
        predicted
            .max(Comparator.comparingDouble(c -> Math.abs(Math.log(c.error()))))
            .map(
                c ->
                    ", farthest from the prediction with %s against %s predicted at %s %s, %s %s"
                        .formatted(
                            Units.ratio(c.measured),
                            Units.ratio(c.predicted),
                            xScale.title(),
                            xScale.text(c.x),
                            yScale.title(),
                            yScale.text(c.y)))
            .orElse("");
    return "Heat maps \"%s\" of %s measured ratios from %s to %s%s."
        .formatted(
            title,
            cells.size(),
            Units.ratio(ratios.getFirst()),
            Units.ratio(ratios.getLast()),
            worst);
  }
}
