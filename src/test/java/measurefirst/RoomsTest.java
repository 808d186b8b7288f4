package measurefirst;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house as package-info describes it: who may import whom, and who knows which library. */
class RoomsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("measurefirst");

  /** Room, and what it may import of ours: the sentence of README and package-info. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "statistics", Set.of(),
          "result", Set.of("statistics"),
          "machine", Set.of("result", "statistics"),
          "timing", Set.of("machine", "result", "statistics"),
          "chart", Set.of("result", "statistics"),
          "experiment", Set.of("timing", "machine", "result", "statistics", "concurrency"),
          "python", Set.of("timing", "machine", "result", "statistics"),
          "concurrency", Set.of(),
          "server", Set.of(),
          "notebook",
              Set.of("experiment", "python", "timing", "chart", "machine", "result", "statistics"));

  @Test
  void everyPackageIsARoom() {
    assertThat(OURS.stream().map(c -> c.getPackageName().replace("measurefirst.", "")))
        .allSatisfy(room -> assertThat(MAY_IMPORT).containsKey(room));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsPointDown(String room) {
    String[] others =
        MAY_IMPORT.keySet().stream()
            .filter(other -> !other.equals(room) && !MAY_IMPORT.get(room).contains(other))
            .map(other -> "measurefirst." + other)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("measurefirst." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(OURS);
  }

  static Set<String> rooms() {
    return MAY_IMPORT.keySet();
  }

  @Test
  void onlyTheNotebookRoomKnowsTheKernel() {
    onlyIn("measurefirst.notebook", "io.github.spencerpark..");
  }

  @Test
  void onlyTheChartRoomKnowsXChart() {
    onlyIn("measurefirst.chart", "org.knowm..");
  }

  @Test
  void onlyTheResultRoomKnowsJackson() {
    onlyIn("measurefirst.result", "tools.jackson..");
    onlyIn("measurefirst.result", "com.fasterxml..");
  }

  @Test
  void onlyTheServerRoomKnowsJetty() {
    onlyIn("measurefirst.server", "org.eclipse.jetty..");
    onlyIn("measurefirst.server", "org.slf4j..");
  }

  private static void onlyIn(String room, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(OURS);
  }
}
