package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import measurefirst.result.Claim;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Json;
import measurefirst.result.Results;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edits that the notebooks propose to their readers, made to copies and executed. They are in
 * the notebooks' metadata: what to find in a cell, what to put there, what must follow, and until
 * which cell to run for that.
 */
class ExercisesIT {
  private static final Path FOLDER = Path.of("target", "exercises");
  private static final Path RUN = Path.of("target", "run");
  private static Command run;

  /** One proposed edit. */
  record Exercise(Notebook notebook, int number, Map<String, Object> told) {
    String name() {
      return notebook.name() + "-exercise-" + number;
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> expected() {
      return (List<Map<String, Object>>) told.get("expect");
    }

    /** The notebook's text with the edit made in the one cell that it fits. */
    @SuppressWarnings("unchecked")
    String edited() throws IOException {
      Map<String, Object> book = Json.read(Files.readString(notebook.path()));
      List<Map<String, Object>> cells = (List<Map<String, Object>>) book.get("cells");
      Map<String, Object> edited = only(cells, (String) told.get("find"));
      edited.put(
          "source",
          Notebook.text(edited.get("source"))
              .replace((String) told.get("find"), (String) told.get("replace")));
      if (told.get("until") instanceof String until) {
        book.put("cells", cells.subList(0, cells.indexOf(only(cells, until)) + 1));
      }
      return Json.write(book);
    }

    private static Map<String, Object> only(List<Map<String, Object>> cells, String text) {
      List<Map<String, Object>> found =
          cells.stream()
              .filter(cell -> cell.get("cell_type").equals("code"))
              .filter(cell -> Notebook.text(cell.get("source")).contains(text))
              .toList();
      assertThat(found).as("cells that hold %s", text).hasSize(1);
      return found.getFirst();
    }

    @Override
    public String toString() {
      return notebook.name() + ": " + told.get("title");
    }
  }

  static List<Exercise> exercises() throws IOException {
    List<Exercise> exercises = new ArrayList<>();
    for (Notebook notebook : Notebook.all()) {
      List<Map<String, Object>> told = notebook.exercises();
      for (int i = 0; i < told.size(); i++) {
        exercises.add(new Exercise(notebook, i + 1, told.get(i)));
      }
    }
    return exercises;
  }

  @BeforeAll
  static void execute() throws Exception {
    Files.createDirectories(FOLDER);
    List<String> command = new ArrayList<>(List.of("kernel-setup", "run"));
    for (Exercise exercise : exercises()) {
      Path copy = FOLDER.resolve(exercise.name() + ".ipynb");
      Files.writeString(copy, exercise.edited());
      command.add(copy.toString());
    }
    run = Command.python(command.toArray(String[]::new));
    System.out.println(run.text());
  }

  @Test
  void everyNotebookHasSome() {
    assertThat(Notebook.all())
        .allSatisfy(notebook -> assertThat(notebook.exercises()).isNotEmpty());
  }

  @Test
  void everyEditRuns() {
    assertThat(run.status()).as(run.text()).isZero();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void whatMustFollowFollows(Exercise exercise) throws IOException {
    assertThat(exercise.expected()).isNotEmpty();
    for (Map<String, Object> expected : exercise.expected()) {
      if (expected.get("contains") instanceof String text) {
        Notebook executed = Notebook.read(RUN.resolve(exercise.name() + ".ipynb"));
        assertThat(executed.outputs())
            .anyMatch(output -> Notebook.data(output, "text/plain").contains(text));
      }
      if (expected.get("claim") instanceof String id) {
        String result = (String) expected.getOrDefault("in", "");
        Claim claim = claim(exercise.name() + "." + result, id);
        String outcome = ((String) expected.get("outcome")).toUpperCase(Locale.ROOT);
        // A busy machine may leave a claim open, and one with too few CPUs cannot test it.
        assertThat(claim.outcome())
            .as(claim.sentence())
            .isIn(
                Outcome.valueOf(outcome.replace('-', '_')),
                Outcome.INCONCLUSIVE,
                Outcome.NOT_TESTABLE);
      }
    }
  }

  private static Claim claim(String result, String id) throws IOException {
    try (Stream<Path> files = Files.list(RUN.resolve("results"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(result))
          .flatMap(file -> Results.read(file).stream())
          .flatMap(kept -> kept.claims().stream())
          .filter(claim -> claim.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new AssertionError(result + " says nothing of " + id));
    }
  }
}
