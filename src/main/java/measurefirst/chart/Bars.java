package measurefirst.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One bar per contender, from zero, with its interval, its samples and its limit. */
final class Bars {
  /** With more levels of names above the bars, each limit is named in its row instead. */
  private static final int MOST_LEVELS = 3;

  /** Beyond this multiple of all locations and limits, a lone outlier is cut, and counted. */
  private static final double CUT = 1.5;

  private final Result result;
  private final Map<Series, Interval> locations = new LinkedHashMap<>();
  private final List<Limit> named;
  private final Unit unit;
  private final double end;
  private final Sheet sheet;
  private int cut;
  private boolean inRows;

  static Picture of(Result result, List<Limit> named) {
    return new Bars(result, named).draw();
  }

  private Bars(Result result, List<Limit> named) {
    Checks.notEmpty(result.series(), "bars", "\"" + result.name() + "\"", "contender");
    this.result = result;
    this.named = named;
    double reach = 0;
    double far = 0;
    for (Series series : result.series()) {
      double[] samples = Checks.samples(series);
      Interval location = Estimates.of(samples);
      locations.put(series, location);
      reach = Math.max(reach, location.estimate());
      far = Math.max(far, location.high());
      if (hasLimit(series)) {
        reach = Math.max(reach, Checks.limit(series));
      }
      far = Math.max(far, Arrays.stream(samples).max().orElseThrow());
      far = Math.max(far, Double.isFinite(series.cold()) ? series.cold() : 0);
    }
    for (Limit limit : named) {
      reach = Math.max(reach, limit.at().applyAsDouble(0));
    }
    double longest = reach > 0 ? reach : 1;
    unit = Unit.of(longest);
    end = unit.in(Math.clamp(far, longest, CUT * longest)) * 1.03;
    sheet = new Sheet(result.name(), "time per call, " + unit.symbol, "");
  }

  private Picture draw() {
    int n = result.series().size();
    List<List<Label>> levels = levels();
    inRows = levels.size() > MOST_LEVELS;
    if (inRows) {
      levels.clear();
    }
    List<String> names = result.series().stream().map(this::name).toList();
    double row = Sheet.rowHeight(names, inRows ? 57 : 42);
    double head = levels.size() * 20.0 / row;
    sheet
        .axes(Axis.linear(0, end), Axis.linear(0.5, n + 0.5 + head))
        .grid(true, false)
        .note(note());
    boolean python = false;
    for (int i = 0; i < n; i++) {
      Series series = result.series().get(i);
      python |= python(series);
      contender(series, n - i);
    }
    limits();
    keys(python);
    sheet.over(pen -> paint(pen, levels));
    if (cut > 0) {
      sheet.note(
          "%d %s beyond the right edge, marked ›"
              .formatted(cut, cut == 1 ? "point lies" : "points lie"));
    }
    return sheet.picture(row * (n + head), alt());
  }

  private void contender(Series series, double y) {
    Interval location = locations.get(series);
    Color colour = python(series) ? Ink.VERMILION : Ink.BLUE;
    double[] xs = {0, unit.in(location.estimate())};
    sheet.line(
        series.name(),
        xs,
        new double[] {y, y},
        python(series) ? Ink.PALE_ORANGE : Ink.PALE_BLUE,
        Ink.butt(20));
    double[] samples = series.samples();
    double[] px = new double[samples.length];
    double[] py = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      px[i] = shown(samples[i], y);
      // a fixed zigzag parts points that would hide each other, the same in every rendering
      py[i] = y + 0.05 * ((i * 5 + 3) % 7 - 3);
    }
    sheet.points(
        series.name() + ": samples",
        px,
        py,
        Ink.alpha(colour, 0.55),
        python(series) ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE);
    if (Double.isFinite(series.cold()) && series.cold() > 0) {
      double cold = shown(series.cold(), y);
      if (!Double.isNaN(cold)) {
        sheet.over(pen -> coldMark(pen, pen.x(cold), pen.y(y)));
      }
    }
    if (location.halfWidth() > 0) {
      interval(series.name(), location, y);
    }
    List<String> numbers = new ArrayList<>();
    numbers.add(Estimates.estimate(location));
    numbers.add(Estimates.range(location));
    if (inRows && hasLimit(series)) {
      numbers.add("limit " + Unit.plain(limit(series)));
    }
    sheet.row(new Sheet.Row(y, name(series), Ink.BODY, numbers));
  }

  private String name(Series series) {
    boolean baseline = series.equals(result.baseline()) && result.series().size() > 1;
    return series.name() + (baseline ? " (baseline)" : "");
  }

  private void interval(String name, Interval location, double y) {
    double low = Math.min(unit.in(location.low()), end);
    double high = Math.min(unit.in(location.high()), end);
    // an end beyond the edge has no cap
    double cap = unit.in(location.high()) > end ? 0 : 0.16;
    sheet.line(
        name + ": 95 % interval",
        new double[] {low, low, low, high, high, high},
        new double[] {y - 0.16, y + 0.16, y, y, y + cap, y - cap},
        Ink.TEXT,
        Ink.butt(1.6f));
  }

  /** The place of a point, NaN if it lies off the scale; then an arrow at the edge says so. */
  private double shown(double nanos, double y) {
    double value = unit.in(nanos);
    if (value <= end) {
      return value;
    }
    cut++;
    sheet.over(
        pen -> pen.text("›", pen.plot().getMaxX() + 1, pen.y(y) + 5, 0, Ink.BOLD, Ink.QUIET));
    return Double.NaN;
  }

  private static void coldMark(Sheet.Pen pen, double x, double y) {
    pen.line(x - 4, y - 4, x + 4, y + 4, Ink.QUIET, Ink.butt(1.5f));
    pen.line(x - 4, y + 4, x + 4, y - 4, Ink.QUIET, Ink.butt(1.5f));
  }

  /** One dashed line through neighbouring rows with the same limit. */
  private void limits() {
    List<Series> series = result.series();
    int n = series.size();
    for (int first = 0; first < n; ) {
      int last = first;
      while (last + 1 < n && limit(series.get(last + 1)) == limit(series.get(first))) {
        last++;
      }
      if (hasLimit(series.get(first)) && !isNamed(limit(series.get(first)))) {
        double at = unit.in(limit(series.get(first)));
        sheet.line(
            "limit " + Unit.plain(limit(series.get(first))),
            new double[] {at, at},
            new double[] {n - first + 0.45, n - last - 0.45},
            Ink.LIMIT,
            Ink.DASHED);
      }
      first = last + 1;
    }
    for (Limit limit : named) {
      double at = unit.in(limit.at().applyAsDouble(0));
      sheet.line(
          limit.name(), new double[] {at, at}, new double[] {n + 0.5, 0.5}, Ink.LIMIT, Ink.DASHED);
    }
  }

  /** A limit that is drawn through all rows already. */
  private boolean isNamed(double nanos) {
    return named.stream()
        .anyMatch(limit -> Math.abs(limit.at().applyAsDouble(0) / nanos - 1) < 1e-9);
  }

  private record Label(String text, double at, double from) {}

  /** The names of the limits above the bars, on as many levels as keep them apart. */
  private List<List<Label>> levels() {
    Map<Double, Label> labels = new LinkedHashMap<>();
    int n = result.series().size();
    for (Limit limit : named) {
      double nanos = limit.at().applyAsDouble(0);
      labels.put(
          nanos, new Label(limit.name() + ": " + Unit.plain(nanos), unit.in(nanos), n + 0.5));
    }
    for (int i = 0; i < n; i++) {
      double nanos = limit(result.series().get(i));
      if (nanos > 0 && !isNamed(nanos)) {
        labels.putIfAbsent(
            nanos, new Label("limit " + Unit.plain(nanos), unit.in(nanos), n - i + 0.45));
      }
    }
    List<List<Label>> levels = new ArrayList<>();
    for (Label label : labels.values()) {
      List<Label> level =
          levels.stream()
              .filter(l -> l.stream().noneMatch(other -> meet(label, other)))
              .findFirst()
              .orElse(null);
      if (level == null) {
        level = new ArrayList<>();
        levels.add(level);
      }
      level.add(label);
    }
    return new ArrayList<>(levels.reversed());
  }

  private boolean meet(Label a, Label b) {
    double px = 340 / end;
    double apart = (Ink.width(a.text, Ink.BODY) + Ink.width(b.text, Ink.BODY)) / 2 + 14;
    return Math.abs(a.at - b.at) * px < apart;
  }

  private void paint(Sheet.Pen pen, List<List<Label>> levels) {
    double top = pen.plot().getY();
    for (int level = 0; level < levels.size(); level++) {
      for (Label label : levels.get(level)) {
        double x = pen.x(label.at);
        double y = top + 13 + 20.0 * level;
        // faint, from the name down to the first row it speaks of
        pen.line(x, y + 4, x, pen.y(label.from), Ink.alpha(Ink.LIMIT, 0.45), Ink.HAIR);
      }
    }
    for (int level = 0; level < levels.size(); level++) {
      for (Label label : levels.get(level)) {
        double half = Ink.width(label.text, Ink.BODY) / 2;
        double x = Math.clamp(pen.x(label.at), pen.plot().getX() + half, pen.plot().getMaxX() + 60);
        pen.label(label.text, x, top + 13 + 20.0 * level, 0.5, Ink.LIMIT);
      }
    }
  }

  private void keys(boolean python) {
    boolean java = !result.series().stream().allMatch(Bars::python);
    if (python) {
      if (java) {
        sheet.key(Sheet.Key.box("Java", Ink.PALE_BLUE));
      }
      sheet.key(Sheet.Key.box("Python", Ink.PALE_ORANGE));
    }
    if (locations.values().stream().anyMatch(location -> location.halfWidth() > 0)) {
      sheet.key(Sheet.Key.line("95 % interval", Ink.TEXT, Ink.butt(1.6f), SeriesMarkers.NONE));
    }
    sheet.key(
        Sheet.Key.point(
            "one sample",
            Ink.alpha(java ? Ink.BLUE : Ink.VERMILION, 0.55),
            java ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND));
    if (result.series().stream().anyMatch(s -> Double.isFinite(s.cold()))) {
      sheet.key(Sheet.Key.point("first call, cold", Ink.QUIET, SeriesMarkers.CROSS));
    }
    if (!named.isEmpty() || result.series().stream().anyMatch(Bars::hasLimit)) {
      sheet.key(Sheet.Key.line("predicted limit", Ink.LIMIT, Ink.DASHED, SeriesMarkers.NONE));
    }
  }

  private String note() {
    int least = locations.values().stream().mapToInt(Interval::n).min().orElseThrow();
    int most = locations.values().stream().mapToInt(Interval::n).max().orElseThrow();
    return "Bar: %s. n = %s, %s run"
        .formatted(
            Estimates.NAME,
            least == most ? Integer.toString(least) : least + "–" + most,
            result.mode().name().toLowerCase(java.util.Locale.ROOT));
  }

  private String alt() {
    return locations.entrySet().stream()
        .map(e -> clause(e.getKey(), e.getValue()))
        .collect(
            Collectors.joining(
                "; ", "Bars of the time per call in \"%s\": ".formatted(result.name()), "."));
  }

  private String clause(Series series, Interval location) {
    String limit = hasLimit(series) ? ", limit " + Unit.plain(limit(series)) : "";
    return series.name() + " " + Estimates.words(location) + limit + ")";
  }

  private static boolean python(Series series) {
    return series.language().equals("Python");
  }

  private static boolean hasLimit(Series series) {
    return limit(series) > 0;
  }

  private static double limit(Series series) {
    double limit = Checks.limit(series);
    return Double.isFinite(limit) ? limit : -1;
  }
}
