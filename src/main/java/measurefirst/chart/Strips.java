package measurefirst.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Every time as a point, a row per series, with the time predicted of each. */
final class Strips {
  private Strips() {}

  static Picture of(String title, String what, List<Times> series) {
    Checks.notEmpty(series, "strips", "\"" + title + "\"", "series");
    Spread spread = Spread.of(what, series);
    int n = series.size();
    Sheet sheet =
        new Sheet(title, spread.title(), "")
            .axes(spread.axis(), Axis.linear(0.45, n + 0.55))
            .grid(true, false);
    spread.note(sheet);
    sheet.note("On the right: median, and 99th percentile with n");
    sheet.key(Sheet.Key.point("one sample", Ink.alpha(Ink.BLUE, 0.45), SeriesMarkers.CIRCLE));
    sheet.key(Sheet.Key.line("median", Ink.TEXT, Ink.butt(2.4f), SeriesMarkers.NONE));
    if (series.stream().anyMatch(t -> t.limitNanos() > 0)) {
      sheet.key(Sheet.Key.line("predicted", Ink.LIMIT, Ink.DASHED, SeriesMarkers.NONE));
    }
    for (int i = 0; i < n; i++) {
      strip(sheet, spread, series.get(i), n - i);
    }
    return sheet.picture(
        Sheet.rowHeight(series.stream().map(Times::name).toList(), 46) * (n + 0.1),
        series.stream()
            .map(Times::sentence)
            .collect(
                Collectors.joining("; ", "Strips \"%s\" of %s: ".formatted(title, what), ".")));
  }

  private static void strip(Sheet sheet, Spread spread, Times times, double y) {
    double[] xs = times.nanos().stream().mapToDouble(spread::at).toArray();
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      // a fixed pattern that never lines up, the same in every rendering
      ys[i] = y + 0.5 * ((0.5 + i * 0.6180339887498949) % 1 - 0.5);
    }
    // many points are drawn fainter, so that their density still shows
    double alpha = Math.clamp(30.0 / xs.length, 0.05, 0.5);
    sheet.points(times.name(), xs, ys, Ink.alpha(Ink.BLUE, alpha), SeriesMarkers.CIRCLE);
    double[] sorted = times.sorted();
    double median = Times.quantile(sorted, 0.5);
    double at = spread.at(median);
    sheet.line(
        times.name() + ": median",
        new double[] {at, at},
        new double[] {y - 0.3, y + 0.3},
        Ink.TEXT,
        Ink.butt(2.4f));
    if (times.limitNanos() > 0) {
      double limit = spread.at(times.limitNanos());
      sheet.line(
          times.name() + ": predicted",
          new double[] {limit, limit},
          new double[] {y - 0.44, y + 0.44},
          Ink.LIMIT,
          Ink.DASHED);
    }
    sheet.row(
        new Sheet.Row(
            y,
            times.name(),
            Ink.BODY,
            List.of(
                Unit.text(median),
                Unit.text(Times.quantile(sorted, 0.99)) + ", n = " + sorted.length)));
  }
}
