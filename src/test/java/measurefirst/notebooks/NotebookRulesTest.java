package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import measurefirst.notebooks.Notebook.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every committed notebook keeps to, whatever it says. */
class NotebookRulesTest {
  private static final Pattern CLOCK = Pattern.compile("nanoTime|currentTimeMillis|Instant\\.now");
  private static final Pattern HASH = Pattern.compile("@[0-9a-f]{6,}\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.])/(home|root|tmp|usr|Users|work|opt)/|[A-Z]:\\\\\\\\");
  // A declaration at the start of a line: a type, a name, then "=", "(" or ";".
  private static final Pattern DECLARED =
      Pattern.compile(
          "^(?:final |static )*(?:var|[a-z]+(?:\\[\\])*|[A-Z]\\w*(?:<.*?>)?(?:\\[\\])*)"
              + " (\\w+) ?(?:=[^=]|\\(|;)",
          Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile("^(?:sealed )?(?:record|class|interface|enum) (\\w+)", Pattern.MULTILINE);
  private static final Set<String> STATEMENTS = Set.of("return", "throw", "new", "else", "yield");

  static List<Notebook> notebooks() {
    return Notebook.all();
  }

  @Test
  void thereAreNotebooks() {
    assertThat(notebooks()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itHasOneTitleAndItComesFirst(Notebook notebook) {
    assertThat(notebook.cells().getFirst().source()).startsWith("# ");
    assertThat(
            notebook.texts().stream()
                .flatMap(cell -> cell.source().lines())
                .filter(line -> line.startsWith("# ")))
        .hasSize(1);
    assertThat(notebook.name()).matches("\\d\\d-[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void onlyItsFirstCodeCellImports(Notebook notebook) {
    assertThat(notebook.code().getFirst().source()).contains("import measurefirst.");
    assertThat(notebook.code().stream().skip(1))
        .noneMatch(cell -> cell.source().lines().anyMatch(line -> line.startsWith("import ")));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void noCellReadsAClockUnlessToShowWhatIsWrongWithThat(Notebook notebook) {
    assertThat(notebook.code())
        .filteredOn(cell -> CLOCK.matcher(cell.source()).find())
        .allMatch(cell -> cell.source().startsWith("// measured wrong"));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void noNameIsDeclaredTwice(Notebook notebook) {
    Set<String> seen = new HashSet<>();
    for (String name : declared(notebook)) {
      assertThat(seen.add(name)).as("%s is declared twice", name).isTrue();
    }
    assertThat(seen).isNotEmpty();
  }

  @Test
  void theRuleSeesWhatACellDeclares() {
    Cell cell =
        new Cell(
            "code",
            """
            Duration wait = Duration.ofSeconds(2);
            List<String> both(ExecutorService pool) throws Exception {
                var inside = 1;
                return List.of();
            }
            long[] numbers = {};
            record Point(int x) {}
            wait.plus(wait);
            """,
            1,
            List.of());
    assertThat(declared(new Notebook(Path.of("x.ipynb"), List.of(cell), List.of())))
        .containsExactlyInAnyOrder("wait", "both", "numbers", "Point");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itsCellsAreShort(Notebook notebook) {
    assertThat(notebook.code()).allMatch(cell -> cell.source().lines().count() <= 20);
    assertThat(notebook.code()).noneMatch(cell -> cell.source().isBlank());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itWasRunFromTopToBottomOnce(Notebook notebook) {
    assertThat(notebook.code())
        .extracting(Cell::count)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, notebook.code().size()).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itsOutputsHoldNothingOfTheMachineAndNothingHalfDone(Notebook notebook) {
    for (Map<String, Object> output : notebook.outputs()) {
      assertThat(output.get("output_type")).isNotEqualTo("error");
      for (String mime : List.of("text/plain", "text/html")) {
        String text = Notebook.data(output, mime);
        assertThat(text).doesNotContainPattern(HASH).doesNotContainPattern(MACHINE_PATH);
        assertThat(text).doesNotContain("<progress");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itsPicturesDecodeAndHaveWordsAndNumbersThatCouldReplaceThem(Notebook notebook)
      throws IOException {
    List<Map<String, Object>> pictures =
        notebook.outputs().stream()
            .filter(output -> !Notebook.data(output, "image/png").isEmpty())
            .toList();
    assertThat(pictures).isNotEmpty();
    for (Map<String, Object> picture : pictures) {
      byte[] png = Base64.getMimeDecoder().decode(Notebook.data(picture, "image/png"));
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(600);
      assertThat(Notebook.data(picture, "text/plain")).hasSizeGreaterThan(60);
      assertThat(picture.get("metadata").toString())
          .contains("alt=", "width=", "height=", "numbers=");
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itProposesEditsAndSaysWhichCellsToRerun(Notebook notebook) {
    assertThat(notebook.exercises()).isNotEmpty();
    assertThat(notebook.exercises())
        .allSatisfy(
            told -> {
              assertThat(told).containsKeys("title", "find", "replace", "rerun", "expect");
              assertThat((List<?>) told.get("expect")).isNotEmpty();
              assertThat(cellsWith(notebook, told.get("find"))).isOne();
              assertThat((List<?>) told.get("rerun"))
                  .allSatisfy(cell -> assertThat(cellsWith(notebook, cell)).isOne());
            });
  }

  private static long cellsWith(Notebook notebook, Object text) {
    return notebook.code().stream().filter(cell -> cell.source().contains(text.toString())).count();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itsLinksLeadToPagesThatAreThere(Notebook notebook) {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+\\.ipynb)\\)");
    List<String> linked =
        notebook.texts().stream()
            .flatMap(cell -> link.matcher(cell.source()).results())
            .map(result -> result.group(1))
            .toList();
    assertThat(linked)
        .isNotEmpty()
        .allSatisfy(page -> assertThat(Notebook.FOLDER.resolve(page)).exists());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itStaysUnderAMegabyte(Notebook notebook) throws IOException {
    assertThat(Files.size(notebook.path())).isLessThan(1_000_000);
  }

  /** GitHub shows PNG, text, and HTML without scripts and styles of its own; the rest it drops. */
  @ParameterizedTest
  @MethodSource("notebooks")
  void itsOutputsAreWhatGitHubKeeps(Notebook notebook) {
    assertThat(notebook.outputs())
        .allSatisfy(
            output -> {
              if (output.get("data") instanceof Map<?, ?> data) {
                assertThat(Set.of("image/png", "text/plain", "text/html"))
                    .containsAll(data.keySet().stream().map(String::valueOf).toList());
              }
              assertThat(Notebook.data(output, "text/html"))
                  .doesNotContainPattern("(?i)<(script|style|iframe|svg|img|form|input)\\b");
            });
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itsLinksAndPicturesAreRelative(Notebook notebook) {
    Pattern target = Pattern.compile("\\]\\(([^)]+)\\)|(?:src|href)=\"([^\"]+)\"");
    assertThat(notebook.texts())
        .allSatisfy(
            cell ->
                assertThat(target.matcher(cell.source()).results())
                    .allSatisfy(
                        link ->
                            assertThat(link.group()).doesNotContain("://").doesNotContain("(/")));
  }

  @Test
  void theReadmeListsExactlyTheNotebooksThereAre() throws IOException {
    Pattern row = Pattern.compile("^\\| \\[[\\w-]+\\]\\(notebooks/([\\w-]+)\\.ipynb\\)");
    List<String> listed =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(line -> line.startsWith("| ["))
            .flatMap(line -> row.matcher(line).results())
            .map(result -> result.group(1))
            .toList();
    assertThat(listed).isEqualTo(notebooks().stream().map(Notebook::name).toList());
  }

  private static List<String> declared(Notebook notebook) {
    List<String> names = new ArrayList<>();
    for (Cell cell : notebook.code()) {
      for (Pattern pattern : List.of(DECLARED, TYPE)) {
        pattern
            .matcher(cell.source())
            .results()
            .filter(match -> !STATEMENTS.contains(match.group().split(" ", 2)[0]))
            .filter(match -> pattern == TYPE || !TYPE.matcher(match.group()).find())
            .map((MatchResult match) -> match.group(1))
            .forEach(names::add);
      }
    }
    return names;
  }
}
