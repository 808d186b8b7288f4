package measurefirst.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The source of a class of this library, for a cell to show. */
public final class Source {
  private Source() {}

  /** The source of {@code type} without its package and imports, or else where to find it. */
  public static String of(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".java";
    String source = read(file);
    if (source == null) {
      return "The source stands in src/main/java/%s of the project.".formatted(file);
    }
    return source
        .lines()
        .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** A source file of this library as it is, or null where the jar does not hold it. */
  static String read(String file) {
    // Beside the class the compiler that serves the cells would take it for newer than the class.
    try (InputStream in = Source.class.getResourceAsStream("/sources/" + file)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
