package measurefirst.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An XChart chart in the house style. XChart draws the series; the sheet draws what lies around
 * them: title, note and key at the upper left, ticks, the names of rows, a column of numbers on the
 * right. Its title, axis titles, axis ends and series can be changed like those of any XChart
 * chart.
 */
final class Sheet extends XYChart {
  private static final int LINE = 19;
  private static final int EDGE = 10;
  private static final double MOST_OF_ROW_NAME = 222;
  private static final int MOST_LINES = 3;

  private final List<String> notes = new ArrayList<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<Mark> under = new ArrayList<>();
  private final List<Mark> over = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private boolean xGrid = true;
  private boolean yGrid = true;
  private double rightRoom;
  private String alt = "";
  private Axis x = Axis.linear(0, 1);
  private Axis y = Axis.linear(0, 1);

  /** Something painted in the coordinates of the data. */
  @FunctionalInterface
  interface Mark {
    void paint(Pen pen);
  }

  /** The name of one row, with what stands in its column on the right. */
  record Row(double y, String name, Font font, List<String> numbers) {}

  /** A line of the key: how something looks, and what it means. */
  record Key(String text, Color colour, BasicStroke line, Marker marker, boolean box, Color hatch) {
    static Key line(String text, Color colour, BasicStroke line, Marker marker) {
      return new Key(text, colour, line, marker, false, null);
    }

    static Key point(String text, Color colour, Marker marker) {
      return new Key(text, colour, null, marker, false, null);
    }

    static Key box(String text, Color colour) {
      return new Key(text, colour, null, SeriesMarkers.NONE, true, null);
    }

    static Key hatched(String text, Color colour, Color hatch) {
      return new Key(text, colour, null, SeriesMarkers.NONE, true, hatch);
    }

    double width() {
      return swatch() + Ink.width(text, Ink.BODY) + 16;
    }

    /** The room for how it looks. */
    double swatch() {
      return line == null && !box ? 16 : 34;
    }
  }

  Sheet(String title, String xTitle, String yTitle) {
    super(Ink.WIDTH, 400);
    Ink.requireFonts();
    setTitle(title);
    setXAxisTitle(xTitle);
    setYAxisTitle(yTitle);
    Color none = new Color(255, 255, 255, 0);
    getStyler().setChartBackgroundColor(none);
    getStyler().setPlotBackgroundColor(none);
    getStyler().setPlotBorderVisible(false);
    getStyler().setLegendVisible(false);
    getStyler().setChartTitleVisible(false);
    getStyler().setChartPadding(0);
    getStyler().setPlotContentSize(1);
    getStyler().setMarkerSize(7);
    getStyler()
        .setAxisTitlesVisible(false)
        .setAxisTicksVisible(false)
        .setPlotMargin(0)
        .setPlotGridLinesVisible(false)
        .setPlotTicksMarksVisible(false)
        // ticks are drawn here: one label for all spares XChart the search for its own
        .setXAxisTickLabelsFormattingFunction(tick -> "")
        .setYAxisTickLabelsFormattingFunction(tick -> "");
  }

  Sheet note(String text) {
    notes.add(text);
    return this;
  }

  Sheet key(Key key) {
    keys.add(key);
    return this;
  }

  Sheet row(Row row) {
    rows.add(row);
    return this;
  }

  Sheet under(Mark mark) {
    under.add(mark);
    return this;
  }

  Sheet over(Mark mark) {
    over.add(mark);
    return this;
  }

  Sheet grid(boolean x, boolean y) {
    xGrid = x;
    yGrid = y;
    return this;
  }

  Sheet rightRoom(double px) {
    rightRoom = px;
    return this;
  }

  Sheet axes(Axis x, Axis y) {
    this.x = x;
    this.y = y;
    getStyler().setXAxisMin(x.low()).setXAxisMax(x.high()).setXAxisLogarithmic(x.log());
    getStyler().setYAxisMin(y.low()).setYAxisMax(y.high()).setYAxisLogarithmic(y.log());
    return this;
  }

  /** How high a row must be, in px, for the longest of {@code names}; at least {@code least}. */
  static double rowHeight(List<String> names, double least) {
    return names.stream()
        .mapToDouble(n -> Ink.wrap(n, Ink.BODY, MOST_OF_ROW_NAME, MOST_LINES).size() * 17.0 + 6)
        .reduce(least, Math::max);
  }

  /** A line without markers. */
  XYSeries line(String name, double[] xs, double[] ys, Color colour, BasicStroke stroke) {
    XYSeries series = addSeries(unique(name), xs, ys);
    series.setLineStyle(stroke).setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  /** Markers without a line. */
  XYSeries points(String name, double[] xs, double[] ys, Color colour, Marker marker) {
    XYSeries series = addSeries(unique(name), xs, ys);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(marker).setMarkerColor(colour);
    return series;
  }

  /** XChart tells series apart by their names alone. */
  private String unique(String name) {
    String unique = name;
    for (int i = 2; getSeries(unique) != null; i++) {
      unique = name + " (" + i + ")";
    }
    return unique;
  }

  /** Chooses the height so that the plot itself is {@code plotHeight} px high, and renders. */
  Picture picture(double plotHeight, String sentence) {
    alt = sentence;
    setHeight((int) Math.ceil(top(getWidth()) + plotHeight + bottom()));
    return Picture.of(this, sentence);
  }

  String alt() {
    return alt;
  }

  private double top(double width) {
    double top = EDGE + titleLines(width).size() * 23.0;
    top += noteLines(width).size() * (double) LINE;
    top += keyLines(width).size() * (double) LINE;
    return top + 12;
  }

  private double bottom() {
    return EDGE + (xGrid ? 22 : 0) + (getXAxisTitle().isBlank() ? 0 : 22);
  }

  private List<String> titleLines(double width) {
    return getTitle().isBlank()
        ? List.of()
        : Ink.wrap(getTitle(), Ink.TITLE, width - 2.0 * EDGE, 2);
  }

  private List<String> noteLines(double width) {
    return notes.stream().flatMap(n -> Ink.wrap(n, Ink.BODY, width - 2.0 * EDGE).stream()).toList();
  }

  private List<List<Key>> keyLines(double width) {
    List<List<Key>> lines = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Key key : keys) {
      if (used + key.width() - 16 > width - 2.0 * EDGE) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.getLast().add(key);
      used += key.width();
    }
    return lines;
  }

  private double left(List<Double> yTicks) {
    if (!rows.isEmpty()) {
      double widest = 0;
      for (Row row : rows) {
        for (String line : Ink.wrap(row.name(), row.font(), MOST_OF_ROW_NAME, MOST_LINES)) {
          widest = Math.max(widest, Ink.width(line, row.font()));
        }
      }
      return EDGE + widest + 10 + (getYAxisTitle().isBlank() ? 0 : 24);
    }
    double widest = yGrid ? yTicks.stream().mapToDouble(t -> labelWidth(y, t)).max().orElse(0) : 0;
    return EDGE + widest + 8 + (getYAxisTitle().isBlank() ? 0 : 24);
  }

  private static double labelWidth(Axis axis, double tick) {
    return Ink.width(axis.text(tick), Ink.BODY);
  }

  private double right() {
    double widest = 0;
    for (Row row : rows) {
      for (String number : row.numbers()) {
        widest = Math.max(widest, Ink.width(number, Ink.BODY));
      }
    }
    return EDGE + Math.max(rightRoom, widest > 0 ? widest + 10 : 10);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    int oldWidth = getWidth();
    int oldHeight = getHeight();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, width, height));

    x = asStyled(x, getStyler().getXAxisMin(), getStyler().getXAxisMax(), true);
    y = asStyled(y, getStyler().getYAxisMin(), getStyler().getYAxisMax(), false);
    double top = Math.ceil(top(width));
    double plotHeight = Math.floor(height - top - bottom());
    List<Double> yTicks = y.ticks((int) Math.max(2, plotHeight / 45));
    double left = Math.ceil(left(yTicks));
    double plotWidth = Math.floor(width - left - right());
    Pen pen = new Pen(g, x, y, new Rectangle2D.Double(left, top, plotWidth, plotHeight));
    heading(pen, width);
    around(pen, yTicks);
    under.forEach(mark -> mark.paint(pen));

    AffineTransform page = g.getTransform();
    g.translate(left, top);
    super.paint(g, (int) plotWidth, (int) plotHeight);
    g.setTransform(page);
    setWidth(oldWidth);
    setHeight(oldHeight);
    g.setComposite(AlphaComposite.SrcOver);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    over.forEach(mark -> mark.paint(pen));
  }

  private Axis asStyled(Axis axis, Double low, Double high, boolean isX) {
    return new Axis(
        low == null ? axis.low() : low,
        high == null ? axis.high() : high,
        isX ? getStyler().isXAxisLogarithmic() : getStyler().isYAxisLogarithmic(),
        axis.label());
  }

  private void heading(Pen pen, double width) {
    double at = EDGE;
    for (String line : titleLines(width)) {
      pen.text(line, EDGE, at + 16, 0, Ink.TITLE, Ink.TEXT);
      at += 23;
    }
    for (String line : noteLines(width)) {
      pen.text(line, EDGE, at + 14, 0, Ink.BODY, Ink.QUIET);
      at += LINE;
    }
    for (List<Key> line : keyLines(width)) {
      double from = EDGE;
      for (Key key : line) {
        pen.key(key, from, at + 9.5);
        from += key.width();
      }
      at += LINE;
    }
  }

  private void around(Pen pen, List<Double> yTicks) {
    Rectangle2D plot = pen.plot();
    if (xGrid) {
      double end = Double.NEGATIVE_INFINITY;
      for (double tick : xTicks(pen)) {
        double at = pen.x(tick);
        double half = labelWidth(x, tick) / 2;
        pen.line(at, plot.getY(), at, plot.getMaxY(), Ink.GRID, Ink.HAIR);
        if (at - half > end) {
          pen.text(x.text(tick), at, plot.getMaxY() + 18, 0.5, Ink.BODY, Ink.TEXT);
          end = at + half + 8;
        }
      }
      pen.line(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY(), Ink.AXIS, Ink.HAIR);
    }
    pen.text(
        getXAxisTitle(),
        plot.getCenterX(),
        plot.getMaxY() + (xGrid ? 40 : 20),
        0.5,
        Ink.BODY,
        Ink.TEXT);
    if (rows.isEmpty() && yGrid) {
      for (double tick : yTicks) {
        pen.line(plot.getX(), pen.y(tick), plot.getMaxX(), pen.y(tick), Ink.GRID, Ink.HAIR);
        pen.text(y.text(tick), plot.getX() - 8, pen.y(tick) + 5, 1, Ink.BODY, Ink.TEXT);
      }
    }
    if (!getYAxisTitle().isBlank()) {
      pen.upright(getYAxisTitle(), EDGE + 11, plot.getCenterY());
    }
    for (Row row : rows) {
      List<String> lines = Ink.wrap(row.name(), row.font(), MOST_OF_ROW_NAME, MOST_LINES);
      pen.block(lines, plot.getX() - 10, pen.y(row.y()), 1, row.font(), Ink.TEXT);
      pen.block(row.numbers(), plot.getMaxX() + 10, pen.y(row.y()), 0, Ink.BODY, Ink.TEXT);
    }
  }

  /** As many ticks as leave their labels apart. */
  private List<Double> xTicks(Pen pen) {
    for (int most = 8; most > 2; most--) {
      List<Double> ticks = x.ticks(most);
      boolean apart = true;
      for (int i = 1; i < ticks.size(); i++) {
        double room = (labelWidth(x, ticks.get(i - 1)) + labelWidth(x, ticks.get(i))) / 2 + 10;
        apart &= pen.x(ticks.get(i)) - pen.x(ticks.get(i - 1)) >= room;
      }
      if (apart) {
        return ticks;
      }
    }
    return x.ticks(2);
  }

  /** Paints in the coordinates of the data, or in px of the page. */
  record Pen(Graphics2D g, Axis xAxis, Axis yAxis, Rectangle2D plot) {
    double x(double value) {
      return plot.getX() + xAxis.share(value) * plot.getWidth();
    }

    double y(double value) {
      return plot.getMaxY() - yAxis.share(value) * plot.getHeight();
    }

    void line(double x1, double y1, double x2, double y2, Color colour, BasicStroke stroke) {
      g.setColor(colour);
      g.setStroke(stroke);
      g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Text whose baseline lies at {@code y}; of its width the share {@code align} lies left. */
    void text(String text, double x, double y, double align, Font font, Color colour) {
      g.setFont(font);
      g.setColor(colour);
      g.drawString(text, (float) (x - align * Ink.width(text, font)), (float) y);
    }

    /** Lines centred about {@code y}. */
    void block(List<String> lines, double x, double y, double align, Font font, Color colour) {
      double at = y - (lines.size() - 1) * 8.5 + 5;
      for (String line : lines) {
        text(line, x, at, align, font, colour);
        at += 17;
      }
    }

    /** Text on a white ground, so that lines under it do not strike it through. */
    void label(String text, double x, double y, double align, Color colour) {
      double width = Ink.width(text, Ink.BODY);
      g.setColor(new Color(255, 255, 255, 225));
      g.fill(new Rectangle2D.Double(x - align * width - 3, y - 13, width + 6, 18));
      text(text, x, y, align, Ink.BODY, colour);
    }

    void heading(String text, double x, double y) {
      g.setColor(Color.WHITE);
      g.fill(new Rectangle2D.Double(x, y - 15, Ink.width(text, Ink.BOLD) + 8, 21));
      text(text, x, y, 0, Ink.BOLD, Ink.TEXT);
    }

    void upright(String text, double x, double y) {
      AffineTransform page = g.getTransform();
      g.translate(x, y);
      g.rotate(-Math.PI / 2);
      text(text, 0, 0, 0.5, Ink.BODY, Ink.TEXT);
      g.setTransform(page);
    }

    /** A box filled with strokes. */
    void hatch(Rectangle2D box, Color ground, Color strokes) {
      g.setColor(ground);
      g.fill(box);
      Shape clip = g.getClip();
      g.clip(box);
      for (double x = box.getX() - box.getHeight(); x < box.getMaxX(); x += 7) {
        line(x, box.getMaxY(), x + box.getHeight(), box.getY(), strokes, Ink.butt(1.4f));
      }
      g.setClip(clip);
      g.setStroke(Ink.HAIR);
      g.draw(box);
    }

    void key(Key key, double x, double y) {
      if (key.box()) {
        Rectangle2D box = new Rectangle2D.Double(x + 2, y - 6, 24, 12);
        if (key.hatch() == null) {
          g.setColor(key.colour());
          g.fill(box);
        } else {
          hatch(box, key.colour(), key.hatch());
        }
      }
      if (key.line() != null) {
        line(x, y, x + 28, y, key.colour(), key.line());
      }
      g.setColor(key.colour());
      key.marker().paint(g, x + key.swatch() / 2 - (key.swatch() > 20 ? 3 : 2), y, 8);
      text(key.text(), x + key.swatch(), y + 5, 0, Ink.BODY, Ink.TEXT);
    }
  }
}
