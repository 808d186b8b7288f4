package measurefirst.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import measurefirst.result.Comparability;
import measurefirst.result.Finding;
import measurefirst.result.Machine;
import measurefirst.result.Origin;
import measurefirst.result.Outcome;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.result.Units;
import measurefirst.result.Verdict;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;
import measurefirst.statistics.Interval;

/** The tables of a result, a machine and a claim. */
final class Tables {
  /** So many predictions of a claim stand in sight at least; others behind a click. */
  private static final int SHOWN = 4;

  private Tables() {}

  /** One row a contender; of a sweep, one row a contender and point. */
  static String result(Result result) {
    return table(result).html() + warnings(result, true);
  }

  private static Table table(Result result) {
    boolean timed = result.baseline().isTimed();
    boolean sweep = result.points().size() > 1;
    List<String> head = new ArrayList<>(List.of("way"));
    if (sweep) {
      head.add("at");
    }
    head.add(timed ? "time (95 %)" : result.baseline().unit() + " (95 %)");
    if (timed) {
      head.add("times as fast (95 %)");
    }
    head.addAll(List.of("predicted / rival", "error", "outcome", "n"));
    List<List<String>> rows = new ArrayList<>();
    for (Series series : result.series()) {
      List<Finding> findings = result.findings(series);
      rows.add(row(result, series, findings.isEmpty() ? null : findings.getFirst(), timed, sweep));
      findings.stream().skip(1).forEach(further -> rows.add(further(further, timed, sweep)));
    }
    String caption =
        timed
            ? "%s. Times as fast as \"%s\". %s."
                .formatted(
                    capital(result.name()), result.baseline().name(), Results.provenance(result))
            : "%s. %s.".formatted(capital(result.name()), Results.provenance(result));
    return new Table(caption, head, rows);
  }

  private static List<String> row(
      Result result, Series series, Finding finding, boolean timed, boolean sweep) {
    Interval level = series.interval();
    Quantity own = series.isTimed() ? Quantity.TIME : Quantity.VALUE;
    List<String> row = new ArrayList<>();
    row.add(series.name() + (series.origin() == Origin.RECORDED ? " (recorded)" : ""));
    if (sweep) {
      row.add(series.point().name());
    }
    // Where times stand in the same column, a value needs its unit.
    row.add(both(Units.value(own, timed ? series.unit() : "", level), Units.range(own, level)));
    if (timed) {
      row.add(ratio(result, series));
    }
    row.addAll(judged(finding));
    row.add(String.valueOf(series.values().size()));
    return row;
  }

  /** A further prediction of the same contender, in a row below it. */
  private static List<String> further(Finding finding, boolean timed, boolean sweep) {
    Quantity quantity = finding.prediction().quantity();
    String seen = Units.value(quantity, finding.unit(), finding.measured());
    List<String> row = new ArrayList<>();
    row.add("– " + quantity.words());
    if (sweep) {
      row.add("");
    }
    String measured = both(seen, Units.range(quantity, finding.measured()));
    boolean ratio = quantity == Quantity.RATIO || quantity == Quantity.TIMES_AS_LONG;
    row.add(ratio && timed ? "" : measured);
    if (timed) {
      row.add(ratio ? measured : "");
    }
    row.addAll(judged(finding));
    row.add("");
    return row;
  }

  private static String ratio(Result result, Series series) {
    if (result.isBaseline(series)) {
      return "1";
    }
    if (!series.isTimed() || series.origin() != result.baselineOf(series).origin()) {
      return "";
    }
    Interval ratio = result.ratio(series);
    return both(Units.ratio(ratio), Units.ratios(ratio));
  }

  private static List<String> judged(Finding finding) {
    if (finding == null) {
      return List.of("", "", "");
    }
    return List.of(finding.predictedText(), finding.errorText(), finding.outcome().word());
  }

  static String both(String value, String range) {
    return value + "\u00a0(" + range + ")";
  }

  static String sentence(Result result) {
    return result.verdicts().isEmpty()
        ? result.series().stream()
            .map(one -> result.sentence(one))
            .collect(Collectors.joining("\n"))
        : result.verdicts().stream().map(Verdict::sentence).collect(Collectors.joining("\n"));
  }

  /** Everything: first calls, warm-up, answers, all warnings, the machine. */
  static String details(Result.Details details) {
    Result result = details.result();
    Table table =
        Table.of(
            "%s, in detail".formatted(capital(result.name())),
            "way",
            "first call",
            "samples of warm-up",
            "calls a sample",
            "samples",
            "CPUs busy",
            "answer");
    for (Series series : result.series()) {
      double[] busy = series.cpusBusy();
      double cpus =
          java.util.Arrays.stream(busy).filter(Double::isFinite).average().orElse(Double.NaN);
      table =
          table.row(
              series.where(),
              series.isTimed() ? Units.time(series.cold()) : Units.ratio(series.cold()),
              series.warmUp().size(),
              Units.count(series.callsPerSample()),
              series.values().size(),
              Double.isNaN(cpus) ? "" : String.format(Locale.ROOT, "%.2f", cpus),
              series.answer());
    }
    return table(result).html()
        + table.html()
        + warnings(result, false)
        + machine(result.machine());
  }

  /** One sentence a kind, with the contenders that it concerns. */
  private static String warnings(Result result, boolean onlyWeighty) {
    Map<String, Set<String>> concerned = new LinkedHashMap<>();
    Map<String, Warning> kinds = new LinkedHashMap<>();
    for (Warning warning : result.warnings()) {
      kinds.putIfAbsent(warning.code(), warning);
    }
    for (Series series : result.series()) {
      for (Warning warning : series.warnings()) {
        kinds.putIfAbsent(warning.code(), warning);
        concerned
            .computeIfAbsent(warning.code(), code -> new LinkedHashSet<>())
            .add(series.where());
      }
    }
    return kinds.values().stream()
        .filter(warning -> !onlyWeighty || Warnings.isWeighty(warning))
        .map(warning -> warning(warning, concerned.getOrDefault(warning.code(), Set.of())))
        .map(text -> Html.paragraph("⚠ " + text))
        .collect(Collectors.joining());
  }

  private static String warning(Warning warning, Set<String> concerned) {
    String about =
        concerned.isEmpty()
            ? ""
            : concerned.stream()
                .limit(3)
                .collect(
                    Collectors.joining(
                        ", ",
                        "",
                        concerned.size() > 3
                            ? " and %s more: ".formatted(concerned.size() - 3)
                            : ": "));
    return "%s%s. Remedy: %s.".formatted(about, warning.text(), warning.remedy());
  }

  /** The claim and its outcome, and below it what became of each prediction, gravest first. */
  static String verdict(Verdict verdict) {
    List<Finding> all = verdict.findings();
    List<Finding> shown = shown(all);
    List<Finding> others = all.stream().filter(finding -> !shown.contains(finding)).toList();
    String claim =
        "<p><b>%s</b>: %s <b>%s</b>. %s</p>"
            .formatted(
                Html.escape(verdict.claim().id()),
                Html.escape(verdict.claim().sentence()),
                Html.escape(verdict.outcomeText()),
                Html.escape(all.isEmpty() ? verdict.basis() : article(verdict)));
    String reasons =
        all.stream()
            .filter(finding -> !finding.why().isEmpty())
            .map(finding -> finding.outcome().title() + ": " + finding.why() + ".")
            .distinct()
            .map(Html::paragraph)
            .collect(Collectors.joining());
    return claim
        + (shown.isEmpty() ? "" : findings(shown).html())
        + reasons
        + (others.isEmpty() ? "" : more(others));
  }

  /**
   * All of few. Of many, those that are not confirmed and the closest call of each contender; then,
   * up to {@value #SHOWN}, of each predicted value.
   */
  private static List<Finding> shown(List<Finding> all) {
    if (all.size() <= SHOWN + 1) {
      return all;
    }
    Set<String> contenders = new HashSet<>();
    Set<List<Object>> values = new HashSet<>();
    Set<Finding> shown = new LinkedHashSet<>();
    for (Finding one : all) {
      if (contenders.add(one.contender()) || one.outcome() != Outcome.CONFIRMED) {
        values.add(List.of(one.contender(), one.prediction().value()));
        shown.add(one);
      }
    }
    all.stream()
        .filter(one -> values.add(List.of(one.contender(), one.prediction().value())))
        .limit(Math.max(0, SHOWN - shown.size()))
        .forEach(shown::add);
    return List.copyOf(shown);
  }

  private static String article(Verdict verdict) {
    return verdict.articleIs().isEmpty() || verdict.outcome() != Outcome.CONFIRMED
        ? ""
        : "The article says: %s That is %s."
            .formatted(verdict.claim().article(), verdict.articleIs());
  }

  private static String more(List<Finding> findings) {
    return "<details><summary>Further predictions, none a closer call than the first of its way: %s</summary>%s</details>"
        .formatted(
            Outcome.counts(findings.stream().map(Finding::outcome).toList()),
            findings(findings).html());
  }

  private static Table findings(List<Finding> findings) {
    Table table =
        Table.of(
            "", "way", "measured (95 %)", "predicted / rival", "confirms it", "error", "outcome");
    for (Finding one : findings) {
      table =
          table.row(
              one.where(),
              measured(one),
              one.predictedText(),
              one.bandText(),
              one.errorText(),
              one.outcome().word());
    }
    return table;
  }

  /** {@code 1.90× as fast (1.87–1.94)}. */
  static String measured(Finding one) {
    return both(one.measuredText(), Units.range(one.prediction().quantity(), one.measured()));
  }

  static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static Table comparability(Comparability machines) {
    Table table =
        Table.of(
            machines.comparable()
                ? machines.sentence()
                : "What differs between the two, apart from what was measured",
            "what",
            "ours",
            "theirs");
    for (Comparability.Difference one : machines.differences()) {
      table = table.row(one.what(), one.first(), one.second());
    }
    return table;
  }

  static String machine(Machine machine) {
    return card(machine).html();
  }

  static String sentence(Machine machine) {
    return card(machine).text();
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
            List.of("largest heap", (m.maxHeapBytes() >> 20) + " MiB"),
            List.of("load before the run", known(m.loadBefore(), "%.2f")),
            List.of("CPU time stolen by other machines", known(100 * m.stolen(), "%.2f %%")),
            List.of("frequency governor", m.governor()),
            List.of(
                "timer slack",
                m.timerSlackNanos() < 0 ? "" : Units.time((double) m.timerSlackNanos())),
            List.of("step of the clock", Units.time((double) m.clockStepNanos())),
            List.of("flags", String.join(" ", m.flags())));
    for (List<String> row : rows) {
      table = table.row(row.get(0), row.get(1).isEmpty() ? "not known here" : row.get(1));
    }
    return table;
  }

  private static String known(double value, String format) {
    return Double.isNaN(value) || value < 0 ? "" : String.format(Locale.ROOT, format, value);
  }
}
