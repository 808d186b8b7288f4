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
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An XChart chart in the house style. XChart draws the series; the sheet draws what lies around
 * them: title and key above, ticks, the names of rows, a column of numbers on the right, the note
 * below. Its title, axis titles, axis ends and series can be changed like those of any XChart
 * chart.
 */
final class Sheet extends XYChart {
  private static final double LINE = 20;
  private static final double EDGE = 10;
  private static final double GAP = 10;
  private static final double MOST_OF_ROW_NAME = 236;
  private static final int MOST_LINES = 7;

  private final List<String> notes = new ArrayList<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<Mark> under = new ArrayList<>();
  private final List<Mark> over = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private boolean ticked = true;
  private double rightRoom;
  private String alt = "";
  private Drawn drawn = Drawn.NOTHING;
  private Axis x = Axis.linear(0, 1);
  private Axis y = Axis.linear(0, 1);

  /** Something painted in the coordinates of the data. */
  @FunctionalInterface
  interface Mark {
    void paint(Pen pen);
  }

  /** The name of one row, with what stands in its column on the right. */
  record Row(double y, String name, List<String> numbers) {
    List<String> lines() {
      return Ink.wrap(name, Ink.BODY, MOST_OF_ROW_NAME, MOST_LINES);
    }
  }

  /**
   * An entry of the key.
   *
   * @param text what it means
   * @param room the room for how it looks, in px
   * @param look paints that, given its left end and its middle
   */
  record Key(String text, double room, Look look) {
    @FunctionalInterface
    interface Look {
      void paint(Pen pen, double x, double y);
    }

    static Key line(String text, Color colour, BasicStroke stroke, Marker marker) {
      return new Key(
          text,
          34,
          (pen, x, y) -> {
            pen.line(x, y, x + 28, y, colour, stroke);
            pen.marker(marker, x + 14, y, colour, 9);
          });
    }

    static Key line(String text, Color colour, BasicStroke stroke) {
      return line(text, colour, stroke, SeriesMarkers.NONE);
    }

    /** A line across a row. */
    static Key tick(String text, Color colour, BasicStroke stroke) {
      return new Key(text, 14, (pen, x, y) -> pen.line(x + 5, y - 9, x + 5, y + 9, colour, stroke));
    }

    static Key point(String text, Color colour, Marker marker) {
      return new Key(text, 17, (pen, x, y) -> pen.marker(marker, x + 6, y, colour, 9));
    }

    static Key box(String text, Color colour) {
      return new Key(text, 32, (pen, x, y) -> pen.fill(swatch(x, y), colour));
    }

    static Key hatched(String text, Color colour, Color hatch) {
      return new Key(text, 32, (pen, x, y) -> pen.hatch(swatch(x, y), colour, hatch));
    }

    private static Rectangle2D swatch(double x, double y) {
      return new Rectangle2D.Double(x + 1, y - 6, 24, 12);
    }

    double width() {
      return room + Ink.width(text, Ink.BODY) + 18;
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

  /** A line of small print under the chart; a blank one is left out. */
  Sheet note(String text) {
    if (!text.isBlank()) {
      notes.add(text);
    }
    return this;
  }

  /** The small print under the chart. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  Sheet key(Key key) {
    if (keys.stream().noneMatch(there -> there.text.equals(key.text))) {
      keys.add(key);
    }
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

  /** Neither axis has ticks. */
  Sheet withoutTicks() {
    ticked = false;
    return this;
  }

  Sheet rightRoom(double px) {
    rightRoom = Math.max(rightRoom, px);
    return this;
  }

  Sheet axes(Axis x, Axis y) {
    this.x = x;
    this.y = y;
    getStyler().setXAxisMin(x.low()).setXAxisMax(x.high()).setXAxisLogarithmic(x.log());
    getStyler().setYAxisMin(y.low()).setYAxisMax(y.high()).setYAxisLogarithmic(y.log());
    return this;
  }

  /** How high {@code row} must be, in px; at least {@code least}. */
  static double height(Row row, double least) {
    return Math.max(least, Math.max(row.lines().size(), row.numbers().size()) * 18.0 + 12);
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
  Picture picture(double plotHeight, String sentence, Drawn numbers) {
    alt = sentence;
    drawn = numbers;
    setHeight((int) Math.ceil(top(getWidth()) + plotHeight + bottom(getWidth())));
    return Picture.of(this, sentence, numbers);
  }

  String alt() {
    return alt;
  }

  Drawn drawn() {
    return drawn;
  }

  private double top(double width) {
    return EDGE + titleLines(width).size() * 25.0 + keyLines(width).size() * LINE + 14;
  }

  private double bottom(double width) {
    return EDGE + axisRoom() + noteLines(width).size() * LINE;
  }

  /** The room for ticks and title of the x axis. */
  private double axisRoom() {
    return (ticked ? 23 : 0) + (getXAxisTitle().isBlank() ? 0 : 23);
  }

  private List<String> titleLines(double width) {
    return getTitle().isBlank() ? List.of() : Ink.wrap(getTitle(), Ink.TITLE, width - 2 * EDGE, 2);
  }

  private List<String> noteLines(double width) {
    return notes.stream().flatMap(n -> Ink.wrap(n, Ink.BODY, width - 2 * EDGE).stream()).toList();
  }

  private List<List<Key>> keyLines(double width) {
    List<List<Key>> lines = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Key key : keys) {
      if (used + key.width() - 18 > width - 2 * EDGE) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.getLast().add(key);
      used += key.width();
    }
    return lines;
  }

  private double left(List<Double> yTicks) {
    double named = widest(rows.stream().flatMap(row -> row.lines().stream()));
    double ticks = rows.isEmpty() && ticked ? widest(yTicks.stream().map(y::text)) : 0;
    return EDGE + Math.max(named, ticks) + GAP + (getYAxisTitle().isBlank() ? 0 : 24);
  }

  private double right() {
    double numbers = widest(rows.stream().flatMap(row -> row.numbers().stream()));
    return EDGE + GAP + Math.max(rightRoom, numbers);
  }

  private static double widest(Stream<String> texts) {
    return texts.mapToDouble(text -> Ink.width(text, Ink.BODY)).max().orElse(0);
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
    double plotHeight = Math.floor(height - top - bottom(width));
    List<Double> yTicks = y.ticks((int) Math.max(2, plotHeight / 45));
    double left = Math.ceil(left(yTicks));
    double plotWidth = Math.floor(width - left - right());
    Pen pen = new Pen(g, x, y, new Rectangle2D.Double(left, top, plotWidth, plotHeight));
    heading(pen, width);
    axes(pen, yTicks);
    texts(pen, width);
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
        axis.whole(),
        axis.label());
  }

  private void heading(Pen pen, double width) {
    double at = EDGE;
    for (String line : titleLines(width)) {
      pen.text(line, EDGE, at + 18, 0, Ink.TITLE, Ink.TEXT);
      at += 25;
    }
    for (List<Key> line : keyLines(width)) {
      double from = EDGE;
      for (Key key : line) {
        key.look.paint(pen, from, at + 11);
        pen.text(key.text, from + key.room, at + 16, 0, Ink.BODY, Ink.TEXT);
        from += key.width();
      }
      at += LINE;
    }
  }

  private void axes(Pen pen, List<Double> yTicks) {
    Rectangle2D plot = pen.plot();
    if (!ticked) {
      return;
    }
    double end = Double.NEGATIVE_INFINITY;
    for (double tick : xTicks(pen)) {
      double at = pen.x(tick);
      double half = Ink.width(x.text(tick), Ink.BODY) / 2;
      pen.line(at, plot.getY(), at, plot.getMaxY(), Ink.GRID, Ink.HAIR);
      if (at - half > end) {
        pen.text(x.text(tick), at, plot.getMaxY() + 19, 0.5, Ink.BODY, Ink.TEXT);
        end = at + half + 6;
      }
    }
    pen.line(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY(), Ink.AXIS, Ink.HAIR);
    if (rows.isEmpty()) {
      for (double tick : yTicks) {
        pen.line(plot.getX(), pen.y(tick), plot.getMaxX(), pen.y(tick), Ink.GRID, Ink.HAIR);
        pen.text(y.text(tick), plot.getX() - 8, pen.y(tick) + 5, 1, Ink.BODY, Ink.TEXT);
      }
    }
  }

  private void texts(Pen pen, double width) {
    Rectangle2D plot = pen.plot();
    double below = plot.getMaxY() + axisRoom();
    pen.text(getXAxisTitle(), plot.getCenterX(), below - 5, 0.5, Ink.BODY, Ink.TEXT);
    if (!getYAxisTitle().isBlank()) {
      pen.upright(getYAxisTitle(), EDGE + 12, plot.getCenterY());
    }
    for (Row row : rows) {
      pen.block(row.lines(), plot.getX() - GAP, pen.y(row.y()), 1);
      pen.block(row.numbers(), plot.getMaxX() + GAP, pen.y(row.y()), 0);
    }
    for (String line : noteLines(width)) {
      pen.text(line, EDGE, below + 16, 0, Ink.BODY, Ink.QUIET);
      below += LINE;
    }
  }

  /** As many ticks as leave their labels apart. */
  private List<Double> xTicks(Pen pen) {
    for (int most = 10; most > 2; most--) {
      List<Double> ticks = x.ticks(most);
      boolean apart = true;
      for (int i = 1; i < ticks.size(); i++) {
        double room = widest(Stream.of(x.text(ticks.get(i - 1)), x.text(ticks.get(i)))) + 12;
        apart &= pen.x(ticks.get(i)) - pen.x(ticks.get(i - 1)) >= room;
      }
      if (apart) {
        return ticks;
      }
    }
    return x.ticks(2);
  }

  static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
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

    void fill(Rectangle2D box, Color colour) {
      g.setColor(colour);
      g.fill(box);
    }

    /** Text whose baseline lies at {@code y}; of its width the share {@code align} lies left. */
    void text(String text, double x, double y, double align, Font font, Color colour) {
      g.setFont(font);
      g.setColor(colour);
      g.drawString(text, (float) (x - align * Ink.width(text, font)), (float) y);
    }

    /** Lines centred about {@code y}. */
    void block(List<String> lines, double x, double y, double align) {
      double at = y - (lines.size() - 1) * 9 + 5;
      for (String line : lines) {
        text(line, x, at, align, Ink.BODY, Ink.TEXT);
        at += 18;
      }
    }

    /** Text on a white ground, so that lines under it do not strike it through. */
    void label(String text, double x, double y, double align, Font font, Color colour) {
      double width = Ink.width(text, font);
      fill(
          new Rectangle2D.Double(x - align * width - 3, y - 14, width + 6, 19),
          Ink.alpha(Color.WHITE, 0.88));
      text(text, x, y, align, font, colour);
    }

    void upright(String text, double x, double y) {
      AffineTransform page = g.getTransform();
      g.translate(x, y);
      g.rotate(-Math.PI / 2);
      text(text, 0, 0, 0.5, Ink.BODY, Ink.TEXT);
      g.setTransform(page);
    }

    void marker(Marker marker, double x, double y, Color colour, int size) {
      g.setColor(colour);
      marker.paint(g, x, y, size);
    }

    /** A box filled with strokes. */
    void hatch(Rectangle2D box, Color ground, Color strokes) {
      fill(box, ground);
      Shape clip = g.getClip();
      g.clip(box);
      for (double x = box.getX() - box.getHeight(); x < box.getMaxX(); x += 7) {
        line(x, box.getMaxY(), x + box.getHeight(), box.getY(), strokes, Ink.butt(1.4f));
      }
      g.setClip(clip);
      g.setStroke(Ink.HAIR);
      g.draw(box);
    }
  }
}
