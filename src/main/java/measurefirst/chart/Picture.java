package measurefirst.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/**
 * A chart, rendered: an opaque PNG with twice as many pixels as it is wide and high on the page,
 * and a sentence that can stand for it. The same chart gives the same bytes within one JVM.
 */
public final class Picture {
  private static final int PIXELS_PER_PX = 2;

  private final Chart<?, ?> chart;
  private final String alt;
  private final int width;
  private final int height;
  private final Drawn drawn;
  private final byte[] png;

  private Picture(Chart<?, ?> chart, String alt, Drawn drawn) {
    this.chart = chart;
    this.alt = alt;
    this.drawn = drawn;
    this.width = chart.getWidth();
    this.height = chart.getHeight();
    this.png = render(chart, width, height);
  }

  /**
   * Renders {@code chart} as it is now.
   *
   * @param alt one full sentence that could replace the picture
   * @throws IllegalArgumentException if {@code alt} is blank
   * @throws IllegalStateException if this machine has no font to write with
   */
  public static Picture of(Chart<?, ?> chart, String alt) {
    return of(chart, alt, Drawn.NOTHING);
  }

  static Picture of(Chart<?, ?> chart, String alt, Drawn drawn) {
    if (alt.isBlank()) {
      throw new IllegalArgumentException(
          "the alternative text of a picture must be a sentence, was blank: say what it shows");
    }
    return new Picture(chart, alt, drawn);
  }

  /**
   * Renders any XChart chart, one of ours or one that a reader has built. The sentence that stands
   * for it is that of our chart, or else names its title, axes and series.
   *
   * @param chart an instance of {@link #chartType()}
   * @throws IllegalArgumentException if it is none
   * @throws IllegalStateException if this machine has no font to write with
   */
  public static Picture ofAny(Object chart) {
    if (chart instanceof Sheet sheet) {
      return of(sheet, sheet.alt(), sheet.drawn());
    }
    if (chart instanceof Chart<?, ?> any) {
      return of(any, describe(any));
    }
    throw new IllegalArgumentException(
        "a picture is made from an XChart chart, was %s: pass an instance of %s"
            .formatted(chart == null ? null : chart.getClass().getName(), chartType().getName()));
  }

  /** The common type of the charts that {@link #ofAny} renders. */
  public static Class<?> chartType() {
    return Chart.class;
  }

  /** The chart this picture was made from, to change and to pass to {@link #ofAny} again. */
  public Chart<?, ?> chart() {
    return chart;
  }

  /** One sentence that could replace the picture. */
  public String alt() {
    return alt;
  }

  /** The numbers that our charts draw; without rows for any other chart. */
  public Drawn drawn() {
    return drawn;
  }

  /** The width on the page, in CSS px. */
  public int width() {
    return width;
  }

  /** The height on the page, in CSS px. */
  public int height() {
    return height;
  }

  /** The bytes of the PNG, {@code 2 × width()} by {@code 2 × height()} pixels. */
  public byte[] png() {
    return png.clone();
  }

  /** The sentence that could replace the picture. */
  @Override
  public String toString() {
    return alt;
  }

  private static String describe(Chart<?, ?> chart) {
    String title = chart.getTitle().isBlank() ? "without a title" : "\"" + chart.getTitle() + "\"";
    String axes =
        chart instanceof AxesChart<?, ?> a
            ? " of %s over %s"
                .formatted(
                    a.getYAxisTitle().isBlank() ? "y" : a.getYAxisTitle(),
                    a.getXAxisTitle().isBlank() ? "x" : a.getXAxisTitle())
            : "";
    List<? extends Series> series = List.copyOf(chart.getSeriesCollection());
    String names = series.stream().map(Series::getName).collect(Collectors.joining(", "));
    return "A chart %s%s%s.".formatted(title, axes, names.isEmpty() ? "" : ", showing " + names);
  }

  private static byte[] render(Chart<?, ?> chart, int width, int height) {
    Ink.requireFonts();
    BufferedImage image =
        new BufferedImage(
            width * PIXELS_PER_PX, height * PIXELS_PER_PX, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(PIXELS_PER_PX, PIXELS_PER_PX);
      // XChart clips to the plot, and takes no clip to mean the whole page
      chart.paint(g, width, height);
    } finally {
      g.dispose();
    }
    return Png.of(image);
  }
}
