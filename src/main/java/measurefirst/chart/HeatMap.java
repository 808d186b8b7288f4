package measurefirst.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How many times as fast, over two parameters: measured beside predicted, in one colour scale, and
 * how far the one lies from the other. All are written in the cells, so that no reading rests on a
 * shade.
 */
final class HeatMap {
  private static final double ROW_PX = 34;
  private static final double NARROWEST_CELL_PX = 36;

  /** As far from the prediction, either way, the error's colour is full. */
  private static final double FULL_ERROR = Math.log(2);

  private static final double GAP = 0.5;
  private static final int PANELS = 3;

  /** Rows above a map, for its name. */
  private static final double ABOVE = 0.8;

  /** Rows below the cells, for what the columns stand for. */
  private static final double BELOW = 0.7;

  private final Scale xScale;
  private final Scale yScale;
  private final List<Double> xs;
  private final List<Double> ys;
  private final DoubleBinaryOperator measured;
  private final DoubleBinaryOperator predicted;
  private final Sheet sheet;
  private final boolean beside;
  private double most = 1;
  private double least = 1;
  private double markX = Double.NaN;
  private double markY = Double.NaN;

  HeatMap(
      String title,
      Scale xScale,
      Scale yScale,
      List<Double> xs,
      List<Double> ys,
      DoubleBinaryOperator measured,
      DoubleBinaryOperator predicted) {
    Checks.notEmpty(xs, "heat maps", "\"" + title + "\"", "value along x");
    Checks.notEmpty(ys, "heat maps", "\"" + title + "\"", "value along y");
    this.xScale = xScale;
    this.yScale = yScale;
    this.xs = xs;
    this.ys = ys;
    this.measured = measured;
    this.predicted = predicted;
    int cells = 0;
    for (DoubleBinaryOperator panel : List.of(measured, predicted)) {
      for (double x : xs) {
        for (double y : ys) {
          double ratio = panel.applyAsDouble(x, y);
          if (ratio <= 0 || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException(
                "a ratio must be positive, was %s at (%s, %s): use NaN where none was measured"
                    .formatted(ratio, x, y));
          }
          if (!Double.isNaN(ratio)) {
            cells++;
            most = Math.max(most, ratio);
            least = Math.min(least, ratio);
          }
        }
      }
    }
    if (cells == 0) {
      throw new IllegalArgumentException(
          "a heat map needs at least one ratio, \"%s\" had only NaN: measure one first"
              .formatted(title));
    }
    beside = xs.size() * NARROWEST_CELL_PX * PANELS < 560;
    sheet = new Sheet(title, xScale.title(), yScale.title());
  }

  /** Frames the cell at {@code x} and {@code y} in every panel. */
  HeatMap mark(double x, double y) {
    if (!xs.contains(x) || !ys.contains(y)) {
      throw new IllegalArgumentException(
          "a mark must be on the map, which has %s and %s, was (%s, %s)".formatted(xs, ys, x, y));
    }
    markX = x;
    markY = y;
    return this;
  }

  Picture draw() {
    int columns = xs.size();
    int rows = ys.size();
    double wide = beside ? PANELS * (columns + GAP) - GAP : columns;
    double high = (beside ? 0 : bottom(0)) + rows + ABOVE;
    sheet.axes(Axis.linear(0, wide), Axis.linear(-BELOW, high)).grid(false, false);
    sheet.rightRoom(0);
    sheet.note("Times as fast; orange below 1 or below the prediction, blue above");
    double span = Math.max(Math.log(most), -Math.log(least));
    panel(0, "measured", measured, span, HeatMap::times);
    panel(1, "predicted", predicted, span, HeatMap::times);
    panel(2, "error, %", this::off, FULL_ERROR, off -> Long.toString(Math.round(100 * (off - 1))));
    for (int panel = 0; panel < (beside ? 1 : PANELS); panel++) {
      for (int r = 0; r < rows; r++) {
        double y = bottom(panel) + r + 0.5;
        sheet.row(new Sheet.Row(y, yScale.text(ys.get(r)), Ink.BODY, List.of()));
      }
    }
    return sheet.picture(ROW_PX * (high + BELOW), alt());
  }

  /** Beside one another, or the first on top. */
  private double bottom(int panel) {
    return beside ? 0 : (PANELS - 1 - panel) * (ys.size() + ABOVE + BELOW);
  }

  private double off(double x, double y) {
    return measured.applyAsDouble(x, y) / predicted.applyAsDouble(x, y);
  }

  private static String times(double ratio) {
    return Unit.significant(ratio, ratio < 10 ? 2 : 3);
  }

  /**
   * One of the maps.
   *
   * @param span the logarithm of the ratio at which a colour is full
   * @param words what stands in a cell
   */
  private void panel(
      int number,
      String name,
      DoubleBinaryOperator values,
      double span,
      DoubleFunction<String> words) {
    int rows = ys.size();
    double left = beside ? number * (xs.size() + GAP) : 0;
    double bottom = bottom(number);
    // the cells' centres, as a series that can be read back
    double[] cx = new double[xs.size() * rows];
    double[] cy = new double[cx.length];
    for (int i = 0; i < cx.length; i++) {
      cx[i] = left + Math.floorDiv(i, rows) + 0.5;
      cy[i] = bottom + i % rows + 0.5;
    }
    sheet.points(name, cx, cy, Ink.TEXT, SeriesMarkers.NONE);
    sheet.over(
        pen -> {
          pen.text(name, pen.x(left), pen.y(bottom + rows) - 8, 0, Ink.BOLD, Ink.TEXT);
          for (int c = 0; c < xs.size(); c++) {
            for (int r = 0; r < rows; r++) {
              double ratio = values.applyAsDouble(xs.get(c), ys.get(r));
              Rectangle2D box = box(pen, left + c, bottom + r);
              cell(pen, box, colour(ratio, span), Double.isNaN(ratio) ? "–" : words.apply(ratio));
              if (xs.get(c) == markX && ys.get(r) == markY) {
                pen.g().setColor(Ink.TEXT);
                pen.g().setStroke(new BasicStroke(2.5f));
                pen.g().draw(box);
              }
            }
            pen.text(
                xScale.text(xs.get(c)),
                pen.x(left + c + 0.5),
                pen.y(bottom) + 17,
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

  private static void cell(Sheet.Pen pen, Rectangle2D box, Color colour, String text) {
    pen.g().setColor(colour);
    pen.g().fill(box);
    double light = 0.3 * colour.getRed() + 0.59 * colour.getGreen() + 0.11 * colour.getBlue();
    if (Ink.width(text, Ink.BODY) <= box.getWidth()) {
      pen.text(
          text,
          box.getCenterX(),
          box.getCenterY() + 5,
          0.5,
          Ink.BODY,
          light < 140 ? Color.WHITE : Ink.TEXT);
    }
  }

  /** White at 1; darker by the logarithm of the ratio, blue for faster, orange for slower. */
  private static Color colour(double ratio, double span) {
    if (Double.isNaN(ratio)) {
      return new Color(0xEEEEEE);
    }
    double share = span == 0 ? 0 : Math.min(1, Math.abs(Math.log(ratio)) / span);
    Color full = ratio >= 1 ? new Color(0x08417A) : new Color(0xA84300);
    return new Color(
        mix(full.getRed(), share), mix(full.getGreen(), share), mix(full.getBlue(), share));
  }

  private static int mix(int full, double share) {
    return (int) Math.round(247 + (full - 247) * share);
  }

  private String alt() {
    double worst = 0;
    String where = "";
    int n = 0;
    for (double x : xs) {
      for (double y : ys) {
        double ratio = measured.applyAsDouble(x, y);
        if (!Double.isNaN(ratio)) {
          n++;
          double off = Math.abs(Math.log(off(x, y)));
          if (off >= worst) {
            worst = off;
            where =
                "%s measured against %s predicted at %s %s, %s %s"
                    .formatted(
                        Unit.significant(ratio, 3),
                        Unit.significant(predicted.applyAsDouble(x, y), 3),
                        xScale.title(),
                        xScale.text(x),
                        yScale.title(),
                        yScale.text(y));
          }
        }
      }
    }
    String marked =
        Double.isNaN(markX)
            ? ""
            : " Framed: %s %s, %s %s."
                .formatted(xScale.title(), xScale.text(markX), yScale.title(), yScale.text(markY));
    return "Heat maps \"%s\" of %d measured ratios from %s to %s beside the predicted ones, farthest apart with %s.%s"
        .formatted(
            sheet.getTitle(),
            n,
            Unit.significant(least, 3),
            Unit.significant(most, 3),
            where,
            marked);
  }
}
