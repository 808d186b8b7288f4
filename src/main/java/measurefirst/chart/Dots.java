package measurefirst.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import measurefirst.chart.Theory.Mark;
import measurefirst.result.Series;
import measurefirst.statistics.Interval;

/** Every sample as a point, a row per series, beside what was predicted of it. */
final class Dots {
  /** Times whose bulks lie so many times apart are drawn on a log axis. */
  private static final double APART = 20;

  private Dots() {}

  static Picture of(String title, String what, List<Times> series) {
    String unit = Checks.unit(title, series);
    boolean means = series.stream().noneMatch(times -> Double.isNaN(times.mean()));
    Map<String, List<Rows.Row>> groups = new LinkedHashMap<>();
    for (Times times : series) {
      groups.computeIfAbsent(times.group(), g -> new ArrayList<>()).add(row(times, means));
    }
    boolean log = unit.equals(Series.NANOS) && apart(series);
    return new Rows(
            title,
            Rows.Style.STRIP,
            Scale.of(what, unit, log),
            groups.entrySet().stream().map(g -> new Rows.Group(g.getKey(), g.getValue())).toList(),
            List.of())
        .note(
            Times.from(series),
            (series.stream().allMatch(times -> times.from().isEmpty())
                    ? "On the right: "
                    : "A point is one sample, the mean of a whole batch of calls; right: their ")
                + (means ? "mean, in which outliers weigh less," : "median")
                + " and 99th percentile")
        .marking(means ? "mean" : "median")
        .picture(
            series.stream()
                .map(Times::sentence)
                .collect(
                    Collectors.joining("; ", "Dots \"%s\" of %s: ".formatted(title, what), ".")),
            Times.drawn(series));
  }

  /** Whether the bulks of the series, or the bulk of one, lie decades apart. */
  private static boolean apart(List<Times> series) {
    double[] bulk =
        series.stream()
            .map(Times::sorted)
            .flatMapToDouble(
                all -> DoubleStream.of(0.1, 0.5, 0.9).map(share -> Times.quantile(all, share)))
            .filter(t -> t > 0)
            .sorted()
            .toArray();
    return bulk.length > 0 && bulk[0] * APART < bulk[bulk.length - 1];
  }

  private static Rows.Row row(Times times, boolean means) {
    double[] sorted = times.sorted();
    double middle = means ? times.mean() : Times.quantile(sorted, 0.5);
    List<Mark> marks =
        Double.isNaN(times.predicted())
            ? List.of()
            : List.of(new Mark(times.predicted(), false, 0));
    return new Rows.Row(
        times.name(),
        Look.of(times.language()),
        List.of(new Interval(middle, middle, middle, 0.95, sorted.length, sorted.length)),
        times.values(),
        new Theory(marks, Double.NaN, times.low(), times.high()),
        List.of(times.text(middle), "99 %: " + times.text(Times.quantile(sorted, 0.99))));
  }
}
