package measurefirst.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import measurefirst.result.Json;

/** A notebook as its file says. */
record Notebook(Path path, List<Cell> cells, List<Map<String, Object>> exercises) {
  static final Path FOLDER = Path.of("notebooks");

  /** One cell: its kind, its text, its count and its outputs. */
  record Cell(String kind, String source, Integer count, List<Map<String, Object>> outputs) {
    boolean isCode() {
      return kind.equals("code");
    }
  }

  static List<Notebook> all() {
    return in(FOLDER);
  }

  static List<Notebook> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(Notebook::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Notebook read(Path path) {
    try {
      Map<String, Object> book = Json.read(Files.readString(path));
      Object exercises = ((Map<?, ?>) book.get("metadata")).get("exercises");
      return new Notebook(
          path,
          list(book.get("cells")).stream().map(Notebook::cell).toList(),
          exercises == null ? List.of() : list(exercises));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString().replace(".ipynb", "");
  }

  List<Cell> code() {
    return cells.stream().filter(Cell::isCode).toList();
  }

  List<Cell> texts() {
    return cells.stream().filter(cell -> !cell.isCode()).toList();
  }

  List<Map<String, Object>> outputs() {
    return code().stream().flatMap(cell -> cell.outputs().stream()).toList();
  }

  /** What an output holds under a MIME type, or, of a stream, its text; empty if nothing. */
  static String data(Map<String, Object> output, String mime) {
    if (output.get("data") instanceof Map<?, ?> data) {
      return text(data.get(mime));
    }
    return mime.equals("text/plain") ? text(output.get("text")) : "";
  }

  static String text(Object lines) {
    return switch (lines) {
      case null -> "";
      case List<?> many -> String.join("", many.stream().map(String::valueOf).toList());
      default -> lines.toString();
    };
  }

  private static Cell cell(Map<String, Object> cell) {
    return new Cell(
        (String) cell.get("cell_type"),
        text(cell.get("source")),
        (Integer) cell.get("execution_count"),
        cell.containsKey("outputs") ? list(cell.get("outputs")) : List.of());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  @Override
  public String toString() {
    return name();
  }
}
