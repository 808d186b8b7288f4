package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import measurefirst.result.Result;
import measurefirst.statistics.Interval;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Ratios with their intervals, a row each, beside what was predicted; 1 is no difference. */
final class Forest {
  private static final double HEAD_PX = 28;

  private Forest() {}

  static Picture of(Result result) {
    return of(result.name(), "times as fast as " + result.baseline().name(), rows(result));
  }

  static Picture of(String title, List<Result> results) {
    List<Group> groups = new ArrayList<>();
    for (Result result : results) {
      if (!rows(result).isEmpty()) {
        groups.add(
            new Group(
                "%s (baseline: %s)".formatted(result.name(), result.baseline().name()),
                rows(result)));
      }
    }
    return draw(title, "times as fast as the baseline", groups);
  }

  static Picture of(String title, String what, List<Ratio> rows) {
    return draw(title, what, List.of(new Group("", rows)));
  }

  private static List<Ratio> rows(Result result) {
    return result.series().stream()
        .filter(one -> !result.isBaseline(one))
        .map(one -> Ratio.of(result, one))
        .toList();
  }

  private record Group(String name, List<Ratio> rows) {}

  private static Picture draw(String title, String what, List<Group> groups) {
    List<Ratio> rows = groups.stream().flatMap(group -> group.rows().stream()).toList();
    Checks.notEmpty(rows, "forest plots", "\"" + title + "\"", "ratio");
    double low = 1;
    double high = 1;
    for (Ratio row : rows) {
      double e = row.ratio().estimate();
      // an interval that runs far off ends at the edge of the chart
      low = Math.min(low, Math.max(row.ratio().low(), e / 3));
      high = Math.max(high, Math.min(row.ratio().high(), e * 3));
      if (row.predicted() > 0) {
        low = Math.min(low, row.predicted());
        high = Math.max(high, row.predicted());
      }
    }
    double rowPx = Sheet.rowHeight(rows.stream().map(Ratio::name).toList(), 40);
    double height =
        rowPx * rows.size()
            + groups.stream().filter(group -> !group.name().isEmpty()).count() * HEAD_PX;
    Axis x = Axis.log(low, high, 1.02, tick -> Axis.grouped(tick) + "×");
    Sheet sheet =
        new Sheet(title, what + " (log scale)", "")
            .axes(x, Axis.linear(0, height))
            .grid(true, false);
    sheet.line(
        "no difference", new double[] {1, 1}, new double[] {0, height}, Ink.QUIET, Ink.butt(1.4f));
    sheet.key(
        Sheet.Key.line(
            "ratio, %s interval"
                .formatted(Estimates.levels(rows.stream().map(Ratio::ratio).toList())),
            Ink.BLUE,
            Ink.butt(2),
            SeriesMarkers.CIRCLE));
    if (rows.stream().anyMatch(row -> row.predicted() > 0)) {
      sheet.key(Sheet.Key.line("predicted", Ink.LIMIT, Ink.DASHED, SeriesMarkers.NONE));
    }
    sheet.key(Sheet.Key.line("no difference", Ink.QUIET, Ink.butt(1.4f), SeriesMarkers.NONE));
    sheet.getStyler().setMarkerSize(6);
    double y = height;
    for (Group group : groups) {
      if (!group.name().isEmpty()) {
        double head = y - HEAD_PX / 2;
        String name = Ink.wrap(group.name(), Ink.BOLD, Ink.WIDTH - 20.0, 1).getFirst();
        sheet.over(pen -> pen.heading(name, 10, pen.y(head) + 7));
        y -= HEAD_PX;
      }
      for (Ratio row : group.rows()) {
        row(sheet, x, row, y - rowPx / 2);
        y -= rowPx;
      }
    }
    return sheet.picture(height, alt(title, what, groups));
  }

  private static void row(Sheet sheet, Axis x, Ratio row, double y) {
    Interval ratio = row.ratio();
    if (row.predicted() > 0) {
      sheet.line(
          row.name() + ": predicted",
          new double[] {row.predicted(), row.predicted()},
          new double[] {y - 16, y + 16},
          Ink.LIMIT,
          Ink.DASHED);
    }
    // an end beyond the chart has no cap
    double low = Math.max(ratio.low(), x.low());
    double high = Math.min(ratio.high(), x.high());
    double left = ratio.low() < x.low() ? 0 : 6;
    double right = ratio.high() > x.high() ? 0 : 6;
    sheet.line(
        row.name() + ": interval",
        new double[] {low, low, low, high, high, high},
        new double[] {y - left, y + left, y, y, y + right, y - right},
        Ink.BLUE,
        Ink.butt(2));
    sheet.points(
        row.name(),
        new double[] {ratio.estimate()},
        new double[] {y},
        Ink.BLUE,
        SeriesMarkers.CIRCLE);
    sheet.row(
        new Sheet.Row(
            y,
            row.name(),
            Ink.BODY,
            List.of(estimate(ratio), range(ratio) + ", n = " + ratio.n())));
  }

  private static String estimate(Interval ratio) {
    return Estimates.number(ratio, 1) + "×";
  }

  private static String range(Interval ratio) {
    return Estimates.range(ratio, 1);
  }

  private static String alt(String title, String what, List<Group> groups) {
    return groups.stream()
        .map(
            group ->
                (group.name().isEmpty() ? "" : group.name() + ": ")
                    + group.rows().stream().map(Forest::clause).collect(Collectors.joining("; ")))
        .collect(Collectors.joining("; ", "Forest plot \"%s\", %s: ".formatted(title, what), "."));
  }

  private static String clause(Ratio row) {
    return "%s %s (%s %s, n = %d%s)"
        .formatted(
            row.name(),
            estimate(row.ratio()),
            Estimates.levels(List.of(row.ratio())),
            range(row.ratio()),
            row.ratio().n(),
            row.predicted() > 0 ? ", predicted " + Unit.shortest(row.predicted()) : "");
  }
}
