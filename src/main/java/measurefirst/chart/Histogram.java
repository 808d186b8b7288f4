package measurefirst.chart;

import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYSeries;

/** How often which time occurred, as shares, so that series of different length compare. */
final class Histogram {
  private static final double PLOT_PX = 250;
  private static final int BINS = 60;

  private Histogram() {}

  static Picture of(String title, String what, List<Times> series) {
    String measured = Checks.unit(title, series);
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (Times samples : series) {
      double[] sorted = samples.sorted();
      low = Math.min(low, sorted[0]);
      // the far tail would press all else against the axis: it is cut, and counted
      double most = sorted[sorted.length - 1];
      double usual = Times.quantile(sorted, 0.99);
      high = Math.max(high, most > 1.5 * usual ? usual : most);
    }
    Scale scale = Scale.of(what, measured, false);
    double unit = scale.unit(high);
    double from = low < 0.5 * high ? 0 : low / unit;
    double to = high / unit;
    if (to - from < 1e-9 * to || to == 0) {
      from = to == 0 ? 0 : to * 0.9;
      to = to == 0 ? 1 : to * 1.1;
    }
    double bin = Axis.step((to - from) / BINS);
    long first = (long) Math.floor(from / bin + 1e-9);
    int bins = (int) (Math.floor(to / bin + 1e-9) - first + 1);
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = (first + i) * bin;
    }

    Sheet sheet = new Sheet(title, scale.title(high), "share of samples, %");
    double tallest = 0;
    int cut = 0;
    for (int i = 0; i < series.size(); i++) {
      double[] sorted = series.get(i).sorted();
      double[] shares = new double[bins];
      for (double value : sorted) {
        int at = (int) (Math.floor(value / unit / bin + 1e-9) - first);
        if (at < bins) {
          shares[Math.max(0, at)] += 100.0 / sorted.length;
        } else {
          cut++;
        }
      }
      for (double share : shares) {
        tallest = Math.max(tallest, share);
      }
      double median = Times.quantile(sorted, 0.5);
      String name =
          "%s, n = %s, median %s"
              .formatted(series.get(i).name(), sorted.length, series.get(i).text(median));
      draw(sheet, name, edges, shares, i);
      Color colour = Ink.series(i);
      sheet.over(
          pen -> {
            double x = pen.x(median / unit);
            pen.line(x, pen.plot().getY(), x, pen.plot().getMaxY(), colour, Ink.DASHED);
          });
    }
    sheet.note(Times.from(series) + "; vertical: medians");
    if (cut > 0) {
      sheet.note(
          "%s %s beyond the right edge".formatted(cut, cut == 1 ? "sample lies" : "samples lie"));
    }
    sheet.axes(Axis.linear(edges[0], edges[bins]), Axis.linear(0, tallest * 1.06));
    return sheet.picture(PLOT_PX, alt(title, what, series), Times.drawn(series));
  }

  private static void draw(Sheet sheet, String name, double[] edges, double[] shares, int i) {
    int bins = shares.length;
    double[] xs = new double[2 * bins + 2];
    double[] ys = new double[2 * bins + 2];
    xs[0] = edges[0];
    for (int b = 0; b < bins; b++) {
      xs[2 * b + 1] = edges[b];
      xs[2 * b + 2] = edges[b + 1];
      ys[2 * b + 1] = shares[b];
      ys[2 * b + 2] = shares[b];
    }
    xs[2 * bins + 1] = edges[bins];
    Color colour = Ink.series(i);
    XYSeries drawn = sheet.line(name, xs, ys, colour, Ink.line(i));
    drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    drawn.setFillColor(Ink.alpha(colour, 0.18));
    sheet.key(Sheet.Key.line(name, colour, Ink.line(i)));
  }

  private static String alt(String title, String what, List<Times> series) {
    return series.stream()
        .map(Times::sentence)
        .collect(Collectors.joining("; ", "Histogram \"" + title + "\" of " + what + ": ", "."));
  }
}
