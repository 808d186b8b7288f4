package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportsTest {
  private static final List<String> BY_IJAVA =
      List.of("java.io.*", "java.math.*", "java.net.*", "java.util.prefs.*", "java.util.regex.*");

  @Test
  void ofOurRoomsAllThatExistAreImported() {
    assertThat(Imports.source())
        .contains("import measurefirst.experiment.*;", "import measurefirst.notebook.*;")
        .doesNotContain("statistics");
  }

  @Test
  void noNameIsImportedTwice() throws IOException {
    Map<String, String> seen = new HashMap<>();
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Imports.ROOMS.stream().map(r -> "measurefirst." + r).toList());
    ours.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
        .forEach(
            type -> {
              String other = seen.put(type.getSimpleName(), type.getName());
              assertThat(other).as(type.getName()).isNull();
            });
    for (String name : ofJdk()) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      assertThat(seen.get(simple)).as(name).isNull();
    }
  }

  private static List<String> ofJdk() throws IOException {
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    List<String> folders =
        Stream.concat(Imports.OF_JAVA.stream(), BY_IJAVA.stream())
            .filter(name -> name.endsWith(".*"))
            .map(name -> name.replace(".*", "").replace('.', '/'))
            .filter(folder -> Files.isDirectory(base.resolve(folder)))
            .toList();
    List<String> names = new java.util.ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(base.resolve(folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".class") && !file.contains("$"))
            .map(file -> folder.replace('/', '.') + "." + file.replace(".class", ""))
            .filter(ImportsTest::isPublic)
            .forEach(names::add);
      }
    }
    assertThat(names).contains("java.util.List", "java.io.File");
    return names;
  }

  private static boolean isPublic(String name) {
    try {
      Class<?> type = Class.forName(name, false, null);
      return java.lang.reflect.Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
