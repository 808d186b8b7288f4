package measurefirst.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import measurefirst.result.Finding;
import measurefirst.result.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Standing;
import measurefirst.result.Units;

/** All claims in words, with what the results say of them. */
public final class ClaimTable {
  /** The article's takeaways, in its words, each with the claim that puts it to the test. */
  private static final List<List<String>> TAKEAWAYS =
      List.of(
          List.of("Async allows concurrency during I/O waits", "C1"),
          List.of("But extra overhead is involved", "C24"),
          List.of("Async speeds up I/O-bound workloads", "C3"),
          List.of("But can be slower for heavy CPU processing", "C5"),
          List.of("Always profile before and after to validate", "C22"));

  private ClaimTable() {}

  /**
   * A row a claim: its outcome over all {@code results} that test it, and the largest error of its
   * predictions. A claim that none of them tests is left out.
   */
  public static Table outcomes(List<Result> results) {
    Table table =
        Table.of(
            "What became of the claims",
            "claim",
            "what is claimed",
            "outcome",
            "largest error",
            "page");
    for (Standing one : Standing.of(results)) {
      table =
          table.row(
              one.claim().id(),
              one.claim().sentence(),
              one.outcome().word(),
              largestError(one),
              one.claim().page());
    }
    return table;
  }

  /** How many claims came out in which way, over all {@code results} that test them. */
  public static String tally(List<Result> results) {
    List<Outcome> all = Standing.of(results).stream().map(Standing::outcome).toList();
    return "%s claims: %s.".formatted(all.size(), Outcome.counts(all));
  }

  /** The error, and the number of its page where that is not the claim's own. */
  private static String largestError(Standing one) {
    String error = Units.error(one.largestError());
    boolean elsewhere = !one.worst().isEmpty() && !one.worst().equals(one.claim().page());
    return elsewhere ? "%s (page %s)".formatted(error, number(one.worst())) : error;
  }

  /**
   * A row for each claimed prediction that came out as one of {@code outcomes}, with its numbers.
   */
  public static Table reasons(List<Result> results, Outcome... outcomes) {
    List<Outcome> wanted = Arrays.asList(outcomes);
    Table table =
        Table.of(
            wanted.stream()
                .map(Outcome::word)
                .collect(Collectors.joining(" or ", "Predictions that came out as ", "")),
            "claim",
            "page",
            "way",
            "measured (95 %)",
            "predicted / rival",
            "confirms it",
            "error",
            "outcome");
    for (Standing one : Standing.of(results)) {
      for (Result result : results) {
        for (Finding finding : result.findings()) {
          if (finding.serves(one.claim()) && wanted.contains(finding.outcome())) {
            table =
                table.row(
                    one.claim().id(),
                    number(result.notebook()),
                    finding.where(),
                    Tables.measured(finding),
                    finding.predictedText(),
                    finding.bandText(),
                    finding.errorText(),
                    outcome(finding));
          }
        }
      }
    }
    return table;
  }

  /** The outcome; where that is open, with its reason. */
  private static String outcome(Finding finding) {
    return finding.outcome().word() + (finding.why().isEmpty() ? "" : ": " + finding.why());
  }

  private static String number(String page) {
    return page.replaceFirst("-.*", "");
  }

  /** {@link #takeaways(List)} of the results of one page. */
  public static Table takeaways(Result... results) {
    return takeaways(Arrays.asList(results));
  }

  /** A row for each of the article's five takeaways: right, right only if …, wrong; and why. */
  public static Table takeaways(List<Result> results) {
    Table table =
        Table.of(
            "The article's five takeaways",
            "takeaway",
            "is it right?",
            "our claim",
            "what decides it (95 %)",
            "our claim is");
    Map<String, Standing> byClaim = byClaim(results);
    for (List<String> takeaway : TAKEAWAYS) {
      Standing one = byClaim.get(takeaway.getLast());
      table =
          one == null
              ? table.row(takeaway.getFirst(), "not tested here", takeaway.getLast(), "", "")
              : table.row(
                  takeaway.getFirst(),
                  one.articleIs(),
                  one.claim().id() + ": " + one.claim().sentence(),
                  one.findings().stream().findFirst().map(ClaimTable::decides).orElse(""),
                  one.outcome().word());
    }
    return table;
  }

  private static String decides(Finding finding) {
    String predicted =
        finding.prediction().kind() == Prediction.Kind.EXACTLY
            ? ", predicted / rival " + finding.predictedText()
            : "";
    return "%s: %s%s. %s confirms it"
        .formatted(
            finding.where(),
            Tables.measured(finding),
            predicted,
            Tables.capital(finding.bandText()));
  }

  /** A row for each of the article's sentences that a claim judges: right, right only if, wrong. */
  public static Table article(List<Result> results) {
    Table table =
        Table.of("What the article says, judged", "the article says", "that is", "by claim");
    for (Standing one : Standing.of(results)) {
      if (!one.claim().article().isEmpty()) {
        table = table.row(one.claim().article(), one.articleIs(), one.claim().id());
      }
    }
    return table;
  }

  /**
   * A row a page: how many predictions it made, how many are confirmed, and how large errors are.
   */
  public static Table errors(List<Result> results) {
    Table table =
        Table.of(
            "How well the predictions fit",
            "page",
            "predictions",
            "confirmed",
            "median error",
            "nine in ten within");
    Map<String, List<Finding>> byPage =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    Result::notebook,
                    TreeMap::new,
                    Collectors.flatMapping(
                        result -> result.findings().stream(), Collectors.toList())));
    for (var page : byPage.entrySet()) {
      table = errors(table, page.getKey(), page.getValue());
    }
    return errors(table, "all", byPage.values().stream().flatMap(List::stream).toList());
  }

  private static Table errors(Table table, String page, List<Finding> findings) {
    double[] sizes =
        findings.stream()
            .filter(finding -> finding.prediction().value() > 0)
            .mapToDouble(finding -> Math.abs(finding.error()))
            .filter(error -> !Double.isNaN(error))
            .sorted()
            .toArray();
    long confirmed =
        findings.stream().filter(finding -> finding.outcome() == Outcome.CONFIRMED).count();
    return findings.isEmpty()
        ? table
        : table.row(page, findings.size(), confirmed, size(sizes, 0.5), size(sizes, 0.9));
  }

  /** The smallest of the sorted {@code sizes} that a share of {@code p} does not exceed. */
  private static String size(double[] sizes, double p) {
    return sizes.length == 0
        ? ""
        : Units.error(sizes[(int) Math.ceil(p * sizes.length) - 1]).replace("+", "");
  }

  /**
   * A row for each claim that both machines test and that came out differently on them.
   *
   * @param ours the results of one machine
   * @param theirs those of another
   */
  public static Table differences(List<Result> ours, List<Result> theirs) {
    Map<String, Standing> there = byClaim(theirs);
    List<Standing> both =
        Standing.of(ours).stream().filter(one -> there.containsKey(one.claim().id())).toList();
    List<Standing> differ =
        both.stream()
            .filter(one -> one.outcome() != there.get(one.claim().id()).outcome())
            .toList();
    Table table =
        Table.of(
            "Claims that both test: %s; with another outcome: %s"
                .formatted(both.size(), differ.size()),
            "claim",
            "what is claimed",
            "ours",
            "theirs");
    for (Standing one : differ) {
      table =
          table.row(
              one.claim().id(),
              one.claim().sentence(),
              one.outcome().word(),
              there.get(one.claim().id()).outcome().word());
    }
    return table;
  }

  private static Map<String, Standing> byClaim(List<Result> results) {
    return Standing.of(results).stream()
        .collect(Collectors.toMap(one -> one.claim().id(), Function.identity()));
  }
}
