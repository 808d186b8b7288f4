package measurefirst.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The form of a file that says how far our measuring can be trusted: JSON that begins with its
 * format and schema.
 *
 * @param format what the member {@code format} says
 * @param schema the newest version of the file's shape that this library knows
 * @param again how to make such a file, for messages: {@code run … to measure it here}
 */
record CalibrationForm(String format, int schema, String again) {
  private record Header(String format, int schema) {}

  /**
   * What {@code path} holds.
   *
   * @throws ResultsException if there is no such file, or it is cut off, of another format, or of a
   *     newer schema
   */
  <T> T read(Path path, Class<T> type) {
    try {
      String text = Files.readString(path);
      Header header = Json.read(text, Header.class);
      if (!format.equals(header.format)) {
        throw new ResultsException(
            "%s is not a calibration: its format must be %s, was %s; restore it, or %s"
                .formatted(path.getFileName(), format, header.format, again));
      }
      if (header.schema < 1 || header.schema > schema) {
        throw new ResultsException(
            "%s has schema %s, and this library reads 1 to %s: take a newer version of the project, or %s"
                .formatted(path.getFileName(), header.schema, schema, again));
      }
      return Json.read(text, type);
    } catch (NoSuchFileException e) {
      throw new ResultsException(
          "there is no calibration %s: %s".formatted(path.getFileName(), again), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ResultsException(
          "%s is cut off or could not be read (%s): restore it, or %s"
              .formatted(path.getFileName(), e.getClass().getSimpleName(), again),
          e);
    }
  }

  /**
   * Writes {@code members} to {@code path}, whole or not at all.
   *
   * @throws ResultsException if it cannot be written
   */
  void write(Path path, Map<String, Object> members) {
    var file = new LinkedHashMap<String, Object>();
    file.put("format", format);
    file.put("schema", schema);
    file.putAll(members);
    try {
      AtomicFile.replace(path, Json.indented(file).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ResultsException(
          "%s could not be written (%s): make its folder writable or name another"
              .formatted(path.getFileName(), e.getClass().getSimpleName()),
          e);
    }
  }
}
