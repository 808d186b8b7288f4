package measurefirst.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import measurefirst.result.Series;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Samples in the order in which they were measured: cold, warming up, counted. */
final class RunSequence {
  private static final double PLOT_PX = 290;

  private RunSequence() {}

  static Picture of(Series series) {
    double[] counted = Checks.samples(series);
    double[] warmUp = series.warmUp().stream().mapToDouble(Double::doubleValue).toArray();
    if (warmUp.length > 0) {
      Checks.times(series.name(), warmUp);
    }
    Interval location = Estimates.of(counted);
    double limit = Checks.limit(series);
    boolean cold = Double.isFinite(series.cold());
    double[] all =
        DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(warmUp), DoubleStream.of(counted)),
                DoubleStream.of(
                    cold ? series.cold() : location.estimate(),
                    limit > 0 ? limit : location.estimate()))
            .toArray();
    double high = DoubleStream.of(all).max().orElseThrow();
    double low = DoubleStream.of(all).min().orElseThrow();
    Scale scale =
        low > 0 && high > 4 * low ? Scale.logTime("time per call") : Scale.time("time per call");
    double unit = scale.unit(high);

    int first = warmUp.length + 1;
    Sheet sheet =
        new Sheet(series.name() + ", sample by sample", "number of the sample", scale.title(high));
    Axis y = scale.axis(low / unit, high / unit);
    sheet.axes(Axis.linear(-0.6, warmUp.length + counted.length + 0.6), y);
    sheet.note(
        "%d counted samples, %s %s (95 %% %s), %s"
            .formatted(
                counted.length,
                Estimates.NAME,
                Estimates.estimate(location),
                Estimates.range(location),
                series.steadiness().name().toLowerCase(Locale.ROOT)));
    if (warmUp.length > 0) {
      sheet.under(pen -> shade(pen, warmUp.length + 0.5));
    }
    if (cold) {
      sheet.points(
          "first call, cold",
          new double[] {0},
          new double[] {series.cold() / unit},
          Ink.VERMILION,
          SeriesMarkers.DIAMOND);
      sheet.key(Sheet.Key.point("first call, cold", Ink.VERMILION, SeriesMarkers.DIAMOND));
    }
    if (warmUp.length > 0) {
      sheet.points("warm-up", numbers(1, warmUp), in(unit, warmUp), Ink.QUIET, SeriesMarkers.CROSS);
      sheet.key(Sheet.Key.point("warm-up", Ink.QUIET, SeriesMarkers.CROSS));
    }
    sheet.points(
        "counted", numbers(first, counted), in(unit, counted), Ink.BLUE, SeriesMarkers.CIRCLE);
    sheet.key(Sheet.Key.point("counted", Ink.BLUE, SeriesMarkers.CIRCLE));
    double[] span = {first - 0.5, warmUp.length + counted.length + 0.5};
    double at = location.estimate() / unit;
    sheet.line(Estimates.NAME, span, new double[] {at, at}, Ink.BLUE, Ink.butt(1.6f));
    if (limit > 0) {
      double l = limit / unit;
      sheet.line(
          "predicted limit",
          new double[] {-0.6, span[1] + 0.1},
          new double[] {l, l},
          Ink.LIMIT,
          Ink.DASHED);
      String name = "limit " + Unit.plain(limit);
      sheet.rightRoom(Ink.width(name, Ink.BODY) + 12);
      sheet.over(
          pen -> pen.text(name, pen.plot().getMaxX() + 8, pen.y(l) + 5, 0, Ink.BODY, Ink.LIMIT));
    }
    return sheet.picture(PLOT_PX, alt(series, warmUp.length, location, cold, limit));
  }

  private static void shade(Sheet.Pen pen, double end) {
    pen.g().setColor(new java.awt.Color(0xF3F3F3));
    pen.g()
        .fill(
            new Rectangle2D.Double(
                pen.plot().getX(),
                pen.plot().getY(),
                pen.x(end) - pen.plot().getX(),
                pen.plot().getHeight()));
  }

  private static double[] numbers(int first, double[] samples) {
    double[] numbers = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      numbers[i] = first + i;
    }
    return numbers;
  }

  private static double[] in(double unit, double[] nanos) {
    return DoubleStream.of(nanos).map(t -> t / unit).toArray();
  }

  private static String alt(
      Series series, int warmUp, Interval location, boolean cold, double limit) {
    return String.join(
        ", ",
        List.of(
            "Run sequence of %s: ".formatted(series.name())
                + (cold ? "a cold first call of " + Unit.text(series.cold()) : "no cold call"),
            warmUp + " warm-up samples",
            "then %s".formatted(Estimates.words(location))
                + (limit > 0 ? ", predicted limit " + Unit.plain(limit) : "")
                + "), "
                + series.steadiness().name().toLowerCase(Locale.ROOT)
                + "."));
  }
}
