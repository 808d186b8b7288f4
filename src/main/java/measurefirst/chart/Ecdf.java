package measurefirst.chart;

import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Which share of the times was at most so long: no bins, no smoothing. */
final class Ecdf {
  private static final double PLOT_PX = 290;
  private static final int MOST_STEPS = 600;

  private Ecdf() {}

  static Picture of(String title, String what, List<Times> series) {
    Checks.notEmpty(series, "distributions", "\"" + title + "\"", "series");
    Spread spread = Spread.of(what, series);
    // above 100 % there is room for the names of what was predicted
    long predicted = series.stream().filter(t -> t.limitNanos() > 0).count();
    double top = 103 + 8 * Math.min(2, predicted);
    Sheet sheet =
        new Sheet(title, spread.title(), "share of samples at most so long, %")
            .axes(
                spread.axis(),
                new Axis(0, top, false, tick -> tick > 100 ? "" : Unit.shortest(tick)));
    spread.note(sheet);
    for (int i = 0; i < series.size(); i++) {
      double[] sorted = series.get(i).sorted();
      int n = sorted.length;
      int steps = Math.min(n, MOST_STEPS);
      double[] xs = new double[steps + 2];
      double[] ys = new double[steps + 2];
      xs[0] = spread.axis().low();
      for (int s = 1; s <= steps; s++) {
        int rank = (int) Math.ceil(s * (double) n / steps);
        xs[s] = spread.at(sorted[rank - 1]);
        ys[s] = 100.0 * rank / n;
      }
      xs[steps + 1] = spread.axis().high();
      ys[steps + 1] = 100;
      Color colour = Ink.series(i);
      String name = series.get(i).name() + ", n = " + n;
      sheet
          .line(name, xs, ys, colour, Ink.line(i))
          .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
      sheet.key(Sheet.Key.line(name, colour, Ink.line(i), SeriesMarkers.NONE));
    }
    int names = 0;
    for (int i = 0; i < series.size(); i++) {
      double limit = series.get(i).limitNanos();
      if (limit > 0) {
        double at = spread.at(limit);
        Color colour = Ink.series(i);
        double level = names++ % 2;
        sheet.line(
            series.get(i).name() + ": predicted",
            new double[] {at, at},
            new double[] {0, top},
            colour,
            Ink.DASHED);
        sheet.over(
            pen -> {
              boolean leftward = pen.x(at) > pen.plot().getCenterX();
              pen.label(
                  "predicted " + Unit.plain(limit),
                  pen.x(at) + (leftward ? -6 : 6),
                  pen.plot().getY() + 13 + 19 * level,
                  leftward ? 1 : 0,
                  colour);
            });
      }
    }
    return sheet.picture(
        PLOT_PX,
        series.stream()
            .map(Times::sentence)
            .collect(
                Collectors.joining(
                    "; ", "Cumulative distribution \"%s\" of %s: ".formatted(title, what), ".")));
  }
}
