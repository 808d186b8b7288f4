package measurefirst.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import measurefirst.result.Calibration;
import measurefirst.result.Calibration.Pair;
import measurefirst.result.Calibration.Rate;
import measurefirst.result.Calibration.Recorded;
import measurefirst.result.Calibration.Score;
import measurefirst.result.Machine;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;

/** The tables of a calibration: what the harness found when it measured itself. */
public final class HarnessTables {
  private HarnessTables() {}

  /** The tables in aligned columns. */
  public static String text(Calibration calibration) {
    return of(calibration).stream().map(Table::text).collect(Collectors.joining("\n\n"));
  }

  static String text(Recorded recorded) {
    return recorded.calibration().map(HarnessTables::text).orElse(recorded.why());
  }

  static String html(Recorded recorded) {
    return recorded
        .calibration()
        .map(it -> of(it).stream().map(Table::html).collect(Collectors.joining()))
        .orElseGet(() -> Html.paragraph(recorded.why()));
  }

  private static List<Table> of(Calibration calibration) {
    List<Table> tables = new ArrayList<>();
    if (!calibration.pairs().isEmpty()) {
      tables.add(pairs(calibration));
    }
    if (!calibration.rates().isEmpty()) {
      tables.add(rates(calibration));
    }
    return tables;
  }

  private static Table pairs(Calibration calibration) {
    Table table =
        Table.of(
            "One operation measured in two ways, run beside run; " + where(calibration.machine()),
            "operation",
            "reference",
            "its time (95 %)",
            "our time (95 %)",
            "ours ÷ its (95 %)",
            "right",
            "runs",
            "outcome");
    for (Pair pair : calibration.pairs()) {
      Score reference = pair.reference();
      Score ours = pair.ours();
      table =
          table.row(
              pair.operation(),
              reference.by(),
              time(reference),
              time(ours),
              Tables.both(Units.ratio(pair.ratio()), Units.ratios(pair.ratio())),
              "%s–%s"
                  .formatted(Units.ratio(1 / (1 + pair.margin())), Units.ratio(1 + pair.margin())),
              pair.ratio().n(),
              pair.outcome().word());
    }
    return table;
  }

  /** {@code 2.60 µs (2.54–2.65)}. */
  private static String time(Score score) {
    return Tables.both(Units.time(score.nanos()), Units.range(score.nanos()));
  }

  private static Table rates(Calibration calibration) {
    Table table =
        Table.of(
            "How often comparisons found a difference; " + where(calibration.machine()),
            "what",
            "found",
            "of",
            "share",
            "95 % interval",
            "right",
            "one takes",
            "outcome");
    for (Rate rate : calibration.rates()) {
      Interval share = rate.share();
      table =
          table.row(
              rate.what(),
              rate.hits(),
              share.n(),
              percent(share.estimate()),
              percent(share.low()) + "–" + percent(share.high()),
              percent(rate.least()) + "–" + percent(rate.most()),
              seconds(rate.seconds()),
              rate.outcome().word());
    }
    return table;
  }

  private static String where(Machine machine) {
    return "%s, %s CPUs, Java %s, on %.10s"
        .formatted(machine.processor(), machine.cpus(), machine.jdk(), machine.captured());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
