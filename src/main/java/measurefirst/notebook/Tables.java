package measurefirst.notebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.result.Claim;
import measurefirst.result.Machine;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Swept;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;

/** The tables of a result, a machine and a claim. */
final class Tables {
  private static final double LEVEL = 0.95;

  private Tables() {}

  static String result(Result result) {
    Table table =
        Table.of(
            "%s: time per call, and how many times as fast as \"%s\" (%s mode)"
                .formatted(
                    result.name(),
                    result.baseline().name(),
                    result.mode().name().toLowerCase(Locale.ROOT)),
            "contender",
            "time",
            "95 % interval",
            "limit",
            "over the limit",
            "first call",
            "ratio",
            "interval",
            "predicted",
            "n");
    for (Series series : result.series()) {
      Interval time = MeanInterval.of(series.samples(), LEVEL);
      double limit = series.prediction().limitNanos();
      Verdict verdict =
          result.verdicts().stream()
              .filter(it -> it.contender().equals(series.name()))
              .findFirst()
              .orElse(null);
      boolean base = verdict == null;
      table =
          table.row(
              series.name(),
              Units.time(time.estimate()),
              Units.range(time.low(), time.high()),
              Units.time(limit),
              Units.excess(time.estimate() - limit),
              Units.time(series.coldNanos()),
              base ? "1" : Units.ratio(verdict.ratio().estimate()),
              base ? "" : Units.ratios(verdict.ratio()),
              base ? "" : Units.ratio(verdict.predicted()),
              series.samplesNanos().size());
    }
    return table.html() + warnings(result);
  }

  /** A row per point: the time of its baseline, and the ratios of the others to that. */
  static String sweep(Swept sweep) {
    Set<String> baselines =
        sweep.points().stream()
            .map(point -> point.result().baseline().name())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> others =
        sweep.contenders().stream().filter(name -> !baselines.contains(name)).toList();
    List<String> head = new ArrayList<>(List.of("", String.join(" or ", baselines)));
    head.addAll(others);
    List<List<String>> rows = new ArrayList<>();
    for (Swept.Point point : sweep.points()) {
      Result result = point.result();
      Interval time = MeanInterval.of(result.baseline().samples(), LEVEL);
      List<String> row = new ArrayList<>(List.of(result.name(), Units.time(time.estimate())));
      for (String name : others) {
        row.add(
            result.verdicts().stream()
                .filter(verdict -> verdict.contender().equals(name))
                .map(Tables::measuredAndPredicted)
                .collect(Collectors.joining()));
      }
      rows.add(row);
    }
    String caption =
        "%s: how many times as fast as \"%s\" with its interval, in brackets the prediction (%s mode)"
            .formatted(
                sweep.name(),
                String.join("\" or \"", baselines),
                sweep.whole().mode().name().toLowerCase(Locale.ROOT));
    return new Table(caption, head, rows).html()
        + sweep.whole().warnings().stream()
            .map(warning -> Html.paragraph("⚠ " + warning(warning)))
            .collect(Collectors.joining());
  }

  private static String measuredAndPredicted(Verdict verdict) {
    return Units.ratios(verdict.ratio())
        + (Double.isNaN(verdict.predicted()) ? "" : " (" + Units.ratio(verdict.predicted()) + ")");
  }

  static String sentence(Swept sweep) {
    return sweep.whole().claims().isEmpty()
        ? sentence(sweep.whole())
        : sweep.whole().claims().stream().map(Tables::sentence).collect(Collectors.joining("\n"));
  }

  private static String warnings(Result result) {
    Stream<String> ofTheRun = result.warnings().stream().map(Tables::warning);
    Stream<String> ofContenders =
        result.series().stream()
            .flatMap(
                series -> series.warnings().stream().map(w -> series.name() + ": " + warning(w)));
    return Stream.concat(ofTheRun, ofContenders)
        .map(text -> Html.paragraph("⚠ " + text))
        .collect(Collectors.joining());
  }

  private static String warning(Warning warning) {
    return "%s. Remedy: %s.".formatted(warning.text(), warning.remedy());
  }

  static String sentence(Result result) {
    return result.verdicts().stream().map(Verdict::sentence).collect(Collectors.joining("\n"));
  }

  static String claim(Claim claim) {
    return "<p><b>%s</b>: %s. %s</p>"
        .formatted(Html.escape(claim.id()), outcome(claim), Html.escape(claim.sentence()));
  }

  static String sentence(Claim claim) {
    return "%s: %s. %s".formatted(claim.id(), outcome(claim), claim.sentence());
  }

  static String machine(Machine machine) {
    return card(machine).html();
  }

  static String sentence(Machine machine) {
    return card(machine).text();
  }

  private static String outcome(Claim claim) {
    return claim.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Table card(Machine m) {
    Table table = Table.of("What these numbers depend on", "what", "value");
    List<List<String>> rows =
        List.of(
            List.of("Java", m.jdk()),
            List.of("Python beside it", m.python()),
            List.of("system", m.os() + ", " + m.architecture()),
            List.of("processor", m.processor()),
            List.of("CPUs this JVM sees", String.valueOf(m.cpus())),
            List.of("carriers of virtual threads", String.valueOf(m.carriers())),
            List.of("threads in CompletableFuture's default pool", String.valueOf(m.defaultPool())),
            List.of("CPU quota of the container", known(m.cgroupCpus(), "%.2f CPUs")),
            List.of("largest heap", "%d MiB".formatted(m.maxHeapBytes() >> 20)),
            List.of("load before the run", known(m.loadBefore(), "%.2f")),
            List.of("CPU time stolen by other machines", known(100 * m.stolen(), "%.2f %%")),
            List.of("frequency governor", m.governor()),
            List.of(
                "timer slack",
                m.timerSlackNanos() < 0 ? "" : Units.time((double) m.timerSlackNanos())),
            List.of("step of the clock", Units.time((double) m.clockStepNanos())),
            List.of("flags", String.join(" ", m.flags())));
    for (List<String> row : rows) {
      table = table.row(row.get(0), row.get(1).isEmpty() ? "not told here" : row.get(1));
    }
    return table;
  }

  private static String known(double value, String format) {
    return Double.isNaN(value) || value < 0 ? "" : String.format(Locale.ROOT, format, value);
  }
}
