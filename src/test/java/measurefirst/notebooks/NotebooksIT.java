package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import measurefirst.result.Claim;
import measurefirst.result.Claims;
import measurefirst.result.Mode;
import measurefirst.result.Outcome;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every notebook, executed in quick mode on the real kernel by the README's own command, and then
 * used as its readers use it: each cell rerun alone, last to first, and each exercise done.
 */
class NotebooksIT {
  private static final Path RUN = Path.of("target", "run");
  private static Command run;

  @BeforeAll
  static void execute() throws Exception {
    run = Command.python("kernel-setup", "run", "--rehearse");
    System.out.println(run.text());
  }

  static List<Notebook> committed() {
    return Notebook.all();
  }

  @Test
  void theRunEndsWell() {
    assertThat(run.status()).as(run.text()).isZero();
  }

  @ParameterizedTest
  @MethodSource("committed")
  void everyCellAnswersAsItDidWhenRecorded(Notebook notebook) {
    Notebook executed = Notebook.read(RUN.resolve(notebook.path().getFileName()));
    for (int i = 0; i < notebook.code().size(); i++) {
      assertThat(kinds(executed.code().get(i)))
          .as(notebook.code().get(i).source())
          .isEqualTo(kinds(notebook.code().get(i)));
    }
  }

  @ParameterizedTest
  @MethodSource("committed")
  void itsPicturesDecode(Notebook notebook) throws IOException {
    Notebook executed = Notebook.read(RUN.resolve(notebook.path().getFileName()));
    for (Map<String, Object> output : executed.outputs()) {
      String png = Notebook.data(output, "image/png");
      if (!png.isEmpty()) {
        byte[] bytes = Base64.getMimeDecoder().decode(png);
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isGreaterThan(600);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("committed")
  void itsClaimsAreThoseOfTheRecordingAndNoneIsContradicted(Notebook notebook) {
    List<Result> measured = results(RUN.resolve("results"));
    List<Result> expected =
        results(Notebook.FOLDER.resolve("results")).stream()
            .filter(result -> runsEverywhere(result) || names(measured).contains(result.name()))
            .toList();
    Map<String, Verdict> recorded = verdicts(expected, notebook);
    Map<String, Verdict> now = verdicts(measured, notebook);

    assertThat(now.keySet()).isEqualTo(recorded.keySet());
    // The tour quotes the claims of other pages, and a page may collect what others measured.
    assertThat(
            Claims.all().stream()
                .filter(claim -> claim.page().equals(notebook.name()))
                .map(Claim::id))
        .allSatisfy(id -> assertThat(now.keySet()).anyMatch(what -> what.startsWith(id + " ")));
    recorded.forEach(
        (what, then) -> {
          Verdict verdict = now.get(what);
          // A busy machine may leave it open. It may not turn a finding into its opposite.
          assertThat(EnumSet.of(verdict.outcome(), then.outcome()))
              .as("%s\n%s\n%s", what, then.sentence(), verdict.sentence())
              .isNotEqualTo(EnumSet.of(Outcome.CONFIRMED, Outcome.REFUTED));
        });
  }

  @Test
  void itsResultsSayThatTheyAreQuick() {
    assertThat(results(RUN.resolve("results"))).extracting(Result::mode).containsOnly(Mode.QUICK);
  }

  @Test
  void thePagesAreThere() {
    for (Notebook notebook : committed()) {
      assertThat(RUN.resolve("site").resolve(notebook.name() + ".html")).isNotEmptyFile();
    }
    assertThat(RUN.resolve(Path.of("site", "index.html"))).content().contains("01-two-fetches");
  }

  /** The kinds of output of a cell, pictures apart from text. */
  private static List<String> kinds(Notebook.Cell cell) {
    return cell.outputs().stream()
        .filter(NotebooksIT::shows)
        .map(
            output ->
                output.get("output_type")
                    + (Notebook.data(output, "image/png").isEmpty() ? "" : " picture"))
        .toList();
  }

  /** A progress bar leaves an empty output behind, which a recording drops. */
  private static boolean shows(Map<String, Object> output) {
    return !output.get("output_type").equals("display_data")
        || Stream.of("text/plain", "text/html", "image/png")
            .anyMatch(mime -> !Notebook.data(output, mime).isEmpty());
  }

  /** The verdicts on one page, by claim and comparison: a claim may meet several. */
  private static Map<String, Verdict> verdicts(List<Result> results, Notebook notebook) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (Result result : results) {
      if (result.notebook().equals(notebook.name())) {
        for (Verdict verdict : result.verdicts()) {
          verdicts.put(verdict.claim().id() + " in \"" + result.name() + '"', verdict);
        }
      }
    }
    return verdicts;
  }

  /** What is all in another language is measured only where that is installed. */
  private static boolean runsEverywhere(Result result) {
    return result.series().stream().anyMatch(series -> series.language().equals("Java"));
  }

  private static List<String> names(List<Result> results) {
    return results.stream().map(Result::name).toList();
  }

  private static List<Result> results(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.json"))
          .sorted()
          .map(Results::read)
          .map(List::getFirst)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
