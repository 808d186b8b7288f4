package measurefirst.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import measurefirst.result.Quantity;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Samples in the order in which they were measured: cold, warming up, counted. */
final class RunSequence {
  private static final double PLOT_PX = 300;
  private static final List<String> PARTS = List.of("first call, cold", "warm-up", "counted");

  private RunSequence() {}

  static Picture of(String title, Series series) {
    List<Double> counted = Checks.values(series.name(), series.values());
    List<Double> warmUp = series.warmUp();
    List<Double> cold = Double.isFinite(series.cold()) ? List.of(series.cold()) : List.of();
    Interval location = series.interval();
    double predicted = Times.of(series).predicted();
    List<Double> all = new ArrayList<>(counted);
    all.addAll(warmUp);
    all.addAll(cold);
    if (!Double.isNaN(predicted)) {
      all.add(predicted);
    }
    double high = all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double low = all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    String what = series.isTimed() ? "time" : "value";
    Scale scale = Scale.of(what, series.unit(), series.isTimed() && low > 0 && high > 4 * low);
    double unit = scale.unit(high);
    int first = warmUp.size() + 1;
    double end = warmUp.size() + counted.size() + 0.6;

    Sheet sheet = new Sheet(title, "number of the sample", scale.title(high));
    sheet.axes(
        Axis.linear(-0.6, end), scale.axis((scale.log() ? low : 0) / unit, high / unit, false));
    if (!warmUp.isEmpty()) {
      sheet.under(pen -> shade(pen, first - 0.5));
    }
    points(sheet, PARTS.get(0), 0, cold, unit, Ink.VERMILION, SeriesMarkers.DIAMOND);
    points(sheet, PARTS.get(1), 1, warmUp, unit, Ink.QUIET, SeriesMarkers.CROSS);
    points(sheet, PARTS.get(2), first, counted, unit, Ink.BLUE, SeriesMarkers.CIRCLE);
    level(sheet, "their mean", first - 0.5, end, location.estimate() / unit, Ink.BLUE, false);
    if (!Double.isNaN(predicted)) {
      level(sheet, "predicted", -0.6, end, predicted / unit, Ink.PREDICTED, true);
    }
    Quantity quantity = series.isTimed() ? Quantity.TIME : Quantity.VALUE;
    String located =
        "%s (%s), %s"
            .formatted(
                Units.value(quantity, series.unit(), location),
                Bars.basis(quantity, location),
                series.steadiness().name().toLowerCase(Locale.ROOT));
    sheet.note("Counted samples: " + located);
    return sheet.picture(
        PLOT_PX,
        "Run sequence \"%s\" of %s: %s, %s warm-up samples, then %s%s."
            .formatted(
                title,
                series.where(),
                cold.isEmpty()
                    ? "no cold call"
                    : "a cold first call of " + Units.value(quantity, series.unit(), series.cold()),
                warmUp.size(),
                located,
                Double.isNaN(predicted)
                    ? ""
                    : ", predicted " + Units.value(quantity, series.unit(), predicted)),
        numbers(series, quantity, List.of(cold, warmUp, counted)));
  }

  private static Drawn numbers(Series series, Quantity quantity, List<List<Double>> parts) {
    Drawn numbers = Drawn.of(List.of(), "number of the sample", "part", "measured");
    boolean cold = !parts.getFirst().isEmpty();
    for (int i = 0; i < parts.size(); i++) {
      for (double value : parts.get(i)) {
        String number = String.valueOf(numbers.rows().size() + (cold ? 0 : 1));
        String measured = Units.value(quantity, series.unit(), value);
        numbers = numbers.row(List.of(number, PARTS.get(i), measured));
      }
    }
    return numbers;
  }

  private static void points(
      Sheet sheet,
      String name,
      int first,
      List<Double> values,
      double unit,
      Color colour,
      Marker marker) {
    if (!values.isEmpty()) {
      double[] xs = IntStream.range(first, first + values.size()).asDoubleStream().toArray();
      double[] ys = values.stream().mapToDouble(value -> value / unit).toArray();
      sheet.points(name, xs, ys, colour, marker);
      sheet.key(Sheet.Key.point(name, colour, marker));
    }
  }

  private static void level(
      Sheet sheet, String name, double from, double to, double at, Color colour, boolean dashed) {
    double[] ys = {at, at};
    var stroke = dashed ? Ink.DASHED : Ink.butt(1.8f);
    sheet.line(name, new double[] {from, to}, ys, colour, stroke);
    sheet.key(Sheet.Key.line(name, colour, stroke));
  }

  private static void shade(Sheet.Pen pen, double end) {
    Rectangle2D plot = pen.plot();
    pen.fill(
        new Rectangle2D.Double(
            plot.getX(), plot.getY(), pen.x(end) - plot.getX(), plot.getHeight()),
        new Color(0xF3F3F3));
  }
}
