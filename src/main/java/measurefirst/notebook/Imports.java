package measurefirst.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every notebook may name without an import of its own. */
final class Imports {
  static final List<String> OF_JAVA =
      List.of(
          "java.time.Duration",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.concurrent.atomic.*",
          "java.util.function.*",
          "java.util.stream.*");
  static final List<String> ROOMS =
      List.of(
          "chart",
          "concurrency",
          "experiment",
          "machine",
          "notebook",
          "python",
          "result",
          "server",
          "timing");

  private Imports() {}

  /** As a cell; of our rooms those that are on the class path. */
  static String source() {
    Stream<String> ours =
        ROOMS.stream()
            .map(room -> "measurefirst." + room)
            .filter(Imports::exists)
            .map(room -> room + ".*");
    return Stream.concat(OF_JAVA.stream(), ours)
        .map(name -> "import " + name + ";")
        .collect(Collectors.joining("\n"));
  }

  private static boolean exists(String room) {
    String folder = "/" + room.replace('.', '/') + "/";
    return Imports.class.getResource(folder + "package-info.class") != null
        || Imports.class.getResource(folder) != null;
  }
}
