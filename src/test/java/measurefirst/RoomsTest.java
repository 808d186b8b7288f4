package measurefirst;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house as package-info describes it: who may import whom, and who knows which library. */
class RoomsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("measurefirst");

  @Test
  void eachRoomImportsOnlyTheRoomsBeforeIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("statistics")
        .definedBy("measurefirst.statistics")
        .layer("result")
        .definedBy("measurefirst.result")
        .layer("timing")
        .definedBy("measurefirst.timing")
        .layer("experiment")
        .definedBy("measurefirst.experiment")
        .layer("chart")
        .definedBy("measurefirst.chart")
        .layer("notebook")
        .definedBy("measurefirst.notebook")
        .layer("python")
        .definedBy("measurefirst.python")
        .whereLayer("statistics")
        .mayNotAccessAnyLayer()
        .whereLayer("result")
        .mayOnlyAccessLayers("statistics")
        .whereLayer("timing")
        .mayOnlyAccessLayers("statistics", "result")
        .whereLayer("experiment")
        .mayOnlyAccessLayers("statistics", "result", "timing")
        .whereLayer("chart")
        .mayOnlyAccessLayers("statistics", "result")
        .whereLayer("python")
        .mayOnlyAccessLayers("result", "timing")
        .whereLayer("notebook")
        .mayNotBeAccessedByAnyLayer()
        .check(OURS);
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
