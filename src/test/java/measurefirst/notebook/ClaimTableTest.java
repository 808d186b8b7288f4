package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.result.Comparability;
import measurefirst.result.Outcome;
import measurefirst.result.Result;
import measurefirst.result.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims in words, over the results that are committed. */
class ClaimTableTest {
  private static final Path COMMITTED = Path.of("notebooks", "results");
  private static final Path ONE_CPU = COMMITTED.resolve("elsewhere/one-cpu.json");
  private static final String SCRIPT = "<script>alert(1)</script>";

  @TempDir private Path folder;

  private static List<Result> committed() throws IOException {
    try (Stream<Path> files = Files.list(COMMITTED)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> Results.read(file).stream())
          .toList();
    }
  }

  @Test
  void theCommandLineShowsTheSameTableWordForWord() throws Exception {
    String code =
        """
        import sys, pathlib
        sys.path.insert(0, "kernel-setup")
        import verdicts
        print(verdicts.table(verdicts.of(pathlib.Path("notebooks/results")), 1_000_000))
        """;
    String python = System.getProperty("os.name").startsWith("Windows") ? "py" : "python3";
    ProcessBuilder builder =
        new ProcessBuilder(python, "-B", "-X", "utf8", "-c", code)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(told.strip()).isEqualTo(ClaimTable.outcomes(committed()).text());
    assertThat(told).contains("C1 ", "C22", "confirmed", "%", "04-cpu-op");
  }

  @Test
  void theTallyCountsEachClaimOnce() throws Exception {
    List<List<String>> rows = ClaimTable.outcomes(committed()).rows();
    Map<String, Long> byOutcome =
        rows.stream().collect(Collectors.groupingBy(row -> row.get(2), Collectors.counting()));
    String tally = ClaimTable.tally(committed());
    assertThat(tally).startsWith(rows.size() + " claims: ").endsWith(".");
    assertThat(byOutcome).allSatisfy((outcome, n) -> assertThat(tally).contains(n + " " + outcome));
  }

  @Test
  void thereAreFiveTakeawaysHoweverFewOfThemAreTested() {
    Result one = Results.read(COMMITTED.resolve("01-two-fetches.two-fetches.json")).getFirst();
    List<List<String>> rows = ClaimTable.takeaways(one).rows();
    assertThat(rows).hasSize(5);
    assertThat(rows.getFirst().get(1)).startsWith("right only if both fetches are started");
    assertThat(rows.getFirst().get(3))
        .as("what was measured, and what would have refuted it")
        .containsPattern(
            "(together|gather): 2.0.*, predicted / rival 2\u00a0s / 4\u00a0s\\. 1.414–2.828\u00a0s confirms it");
    assertThat(rows.getLast())
        .containsExactly(
            "Always profile before and after to validate", "not tested here", "C22", "", "");
  }

  @Test
  void everyPredictionCountsInTheErrorsOfItsPage() throws Exception {
    List<List<String>> rows = ClaimTable.errors(committed()).rows();
    int all = committed().stream().mapToInt(result -> result.findings().size()).sum();
    assertThat(rows.getLast().subList(0, 2)).containsExactly("all", String.valueOf(all));
    assertThat(rows.stream().limit(rows.size() - 1).mapToInt(row -> Integer.parseInt(row.get(1))))
        .as("the pages add up")
        .satisfies(
            sizes -> assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(all));
  }

  @Test
  void twoMachinesDifferInWhatTheirTableSays() throws Exception {
    List<Result> theirs = Results.read(ONE_CPU);
    assertThat(Comparability.of(committed(), theirs).differences())
        .extracting(Comparability.Difference::what)
        .contains("CPUs", "carriers")
        .doesNotHaveDuplicates();
    Table differences = ClaimTable.differences(committed(), theirs);
    assertThat(differences.rows())
        .anySatisfy(row -> assertThat(row).startsWith("C6").endsWith("not testable"));
    Table none = ClaimTable.differences(theirs, theirs);
    assertThat(none.rows()).isEmpty();
    assertThat(none.caption()).endsWith("with another outcome: 0");
  }

  @Test
  void whatAnotherWroteIntoAFileIsTextAndNothingElse() throws Exception {
    String json = Files.readString(COMMITTED.resolve("01-two-fetches.two-fetches.json"));
    Path file = folder.resolve("theirs.json");
    Files.writeString(
        file,
        json.replace("\"together\"", "\"" + SCRIPT + "\"")
            .replace("\"C1\"", "\"X1" + SCRIPT + "\"")
            .replace("\"01-two-fetches\"", "\"" + SCRIPT + "\"")
            .replace("\"two fetches\"", "\"" + SCRIPT + "\"")
            .replace("Started together", SCRIPT)
            .replace("\"AMD EPYC\"", "\"" + SCRIPT + "\"")
            .replace("\"CONFIRMED\"", "\"REFUTED\""));
    List<Result> theirs = Results.read(file);
    Result one = theirs.getFirst();
    assertThat(one.name()).isEqualTo(SCRIPT);

    assertThat(
            List.of(
                Tables.result(one),
                Tables.details(one.details()),
                Tables.verdict(one.verdicts().getFirst()),
                Tables.machine(one.machine()),
                Tables.comparability(Comparability.of(committed().getFirst(), one)).html(),
                ClaimTable.outcomes(theirs).html(),
                ClaimTable.reasons(theirs, Outcome.REFUTED).html(),
                ClaimTable.article(theirs).html(),
                ClaimTable.errors(theirs).html()))
        .allSatisfy(
            html -> assertThat(html).doesNotContain("<script").contains("&lt;script&gt;alert(1)"));
  }
}
