package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How many times as fast, over two parameters: measured beside predicted, in one colour scale. Both
 * are written in the cells, so that no reading rests on a shade.
 */
final class HeatMap {
  private static final double ROW_PX = 34;
  private static final double NARROWEST_CELL_PX = 46;
  private static final double GAP = 0.5;

  /** Rows below the cells, for what the columns stand for. */
  private static final double BELOW = 0.7;

  private final Scale xScale;
  private final Scale yScale;
  private final List<Double> xs;
  private final List<Double> ys;
  private final List<DoubleBinaryOperator> panels;
  private final Sheet sheet;
  private final boolean beside;
  private double most = 1;
  private double least = 1;

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
    panels = List.of(measured, predicted);
    int cells = 0;
    for (DoubleBinaryOperator panel : panels) {
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
    beside = xs.size() * NARROWEST_CELL_PX * 2 < 560;
    sheet = new Sheet(title, xScale.title(), yScale.title());
  }

  Picture draw() {
    int columns = xs.size();
    int rows = ys.size();
    double wide = beside ? 2 * columns + GAP : columns;
    double high = beside ? rows + 0.8 : 2 * (rows + 0.8) + 0.8;
    sheet.axes(Axis.linear(0, wide), Axis.linear(-BELOW, high)).grid(false, false);
    sheet.rightRoom(0);
    sheet.note("Times as fast; orange below 1, blue above");
    panel(panels.get(0), "measured", 0, beside ? 0 : rows + 1.6);
    panel(panels.get(1), "predicted", beside ? columns + GAP : 0, 0);
    for (int r = 0; r < rows; r++) {
      String name = yScale.text(ys.get(r));
      sheet.row(new Sheet.Row(r + 0.5, name, Ink.BODY, List.of()));
      if (!beside) {
        sheet.row(new Sheet.Row(r + 0.5 + rows + 1.6, name, Ink.BODY, List.of()));
      }
    }
    return sheet.picture(ROW_PX * (high + BELOW), alt());
  }

  private void panel(DoubleBinaryOperator values, String name, double left, double bottom) {
    int rows = ys.size();
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
              cell(pen, values.applyAsDouble(xs.get(c), ys.get(r)), left + c, bottom + r);
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

  private void cell(Sheet.Pen pen, double ratio, double x, double y) {
    Rectangle2D box =
        new Rectangle2D.Double(
            pen.x(x) + 1,
            pen.y(y + 1) + 1,
            pen.x(x + 1) - pen.x(x) - 2,
            pen.y(y) - pen.y(y + 1) - 2);
    Color colour = colour(ratio);
    pen.g().setColor(colour);
    pen.g().fill(box);
    String text = Double.isNaN(ratio) ? "–" : Unit.significant(ratio, ratio < 10 ? 2 : 3);
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
  private Color colour(double ratio) {
    if (Double.isNaN(ratio)) {
      return new Color(0xEEEEEE);
    }
    double span = Math.max(Math.log(most), -Math.log(least));
    double share = span == 0 ? 0 : Math.abs(Math.log(ratio)) / span;
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
        double measured = panels.get(0).applyAsDouble(x, y);
        double predicted = panels.get(1).applyAsDouble(x, y);
        if (!Double.isNaN(measured)) {
          n++;
          double off = Math.abs(Math.log(measured / predicted));
          if (off >= worst) {
            worst = off;
            where =
                "%s measured against %s predicted at %s %s, %s %s"
                    .formatted(
                        Unit.significant(measured, 3),
                        Unit.significant(predicted, 3),
                        xScale.title(),
                        xScale.text(x),
                        yScale.title(),
                        yScale.text(y));
          }
        }
      }
    }
    return "Heat maps \"%s\" of %d measured ratios from %s to %s beside the predicted ones, farthest apart with %s."
        .formatted(
            sheet.getTitle(), n, Unit.significant(least, 3), Unit.significant(most, 3), where);
  }
}
