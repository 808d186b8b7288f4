package measurefirst.result;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strict JSON (RFC 8259) for files and for the talk with another process.
 *
 * <p>JSON has no word for NaN or infinity, and strict parsers refuse the usual ones. So NaN, which
 * here stands for "not known", is written as {@code null}, and the infinities as the texts {@code
 * "Infinity"} and {@code "-Infinity"}, which Python's {@code float} and JavaScript's {@code Number}
 * turn back. Both ways round the value is the same.
 */
public final class Json {
  /** Reads and writes the records of this room; files are indented, with one array on one line. */
  static final JsonMapper FILES = mapper(false);

  /** One line of ASCII, so that no pipe's line ending or character set can spoil it. */
  private static final JsonMapper LINES = mapper(true);

  private Json() {}

  /**
   * One line of JSON, in ASCII, without a line feed.
   *
   * @param value a map, a list, a record, a text, a number, a truth value or null
   * @throws IllegalArgumentException if {@code value} holds something JSON has no form for
   */
  public static String write(Object value) {
    try {
      return LINES.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "only maps, lists, records, texts, numbers and truth values go into JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }

  /**
   * The members of one JSON object, in their order: texts as {@code String}, whole numbers as
   * {@code Integer}, {@code Long} or {@code BigInteger}, others as {@code Double}, and null as
   * null.
   *
   * @throws IllegalArgumentException if {@code json} is not one JSON object
   */
  @SuppressWarnings("unchecked") // every JSON object has texts for names
  public static Map<String, Object> read(String json) {
    return read(json, Map.class);
  }

  /**
   * The record (or map, list, number …) of the given type that one JSON text holds; members the
   * type does not know are passed over.
   *
   * @throws IllegalArgumentException if {@code json} is not JSON, or not of that type
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      T value = LINES.readValue(json, type);
      if (value == null) {
        throw new IllegalArgumentException(
            "expected a %s in JSON, was null".formatted(type.getSimpleName()));
      }
      return value;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "expected a %s in JSON, was %s: %s"
              .formatted(type.getSimpleName(), shortened(json), e.getOriginalMessage()),
          e);
    }
  }

  /** Indented JSON, ending in a line feed, for a file that people read and compare. */
  static String indented(Object value) {
    return FILES.writeValueAsString(value) + "\n";
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static JsonMapper mapper(boolean line) {
    var indenter = new DefaultIndenter("  ", "\n");
    return JsonMapper.builder()
        .addModule(new Doubles())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // An object with nothing to show is a mistake of ours, not an empty member.
        .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .configure(JsonWriteFeature.ESCAPE_NON_ASCII, line)
        .configure(SerializationFeature.INDENT_OUTPUT, !line)
        .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter))
        .build();
  }
}
