package measurefirst.python;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How values cross between Java and Python in JSON: what it has no word for is an object of one
 * member that names the kind, such as {@code {"float": "nan"}}. The driver does the same.
 */
final class Wire {
  private static final int DEEPEST = 100;

  private Wire() {}

  /**
   * {@code value} for Python: a {@link Duration} as a number of seconds, whole numbers of any size
   * as {@code int}, arrays and collections as {@code list}, sets as {@code set}, {@code byte[]} as
   * {@code bytes}.
   *
   * @throws IllegalArgumentException if Python has nothing like it
   */
  static Object packed(Object value) {
    return packed(value, 0);
  }

  private static Object packed(Object value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "a value nested more than %s deep, or within itself, cannot be sent to Python: send a flat one"
              .formatted(DEEPEST));
    }
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Character one -> one.toString();
      case CharSequence text -> text.toString();
      case Byte n -> n.longValue();
      case Short n -> n.longValue();
      case Integer n -> n.longValue();
      case Long n -> n;
      case BigInteger n -> Map.of("int", n.toString(16));
      case Float n -> packed(n.doubleValue());
      case Double n -> packed(n.doubleValue());
      case Duration time -> time.getSeconds() + time.getNano() / 1e9;
      case byte[] bytes -> Map.of("bytes", Base64.getEncoder().encodeToString(bytes));
      case Set<?> set -> Map.of("set", all(set, depth));
      case Collection<?> list -> all(list, depth);
      case Map<?, ?> map -> {
        List<Object> entries = new ArrayList<>();
        map.forEach(
            (key, member) -> {
              List<Object> entry = new ArrayList<>();
              entry.add(packed(key, depth + 1));
              entry.add(packed(member, depth + 1));
              entries.add(entry);
            });
        yield Map.of("dict", entries);
      }
      default -> array(value, depth);
    };
  }

  private static List<Object> array(Object array, int depth) {
    if (!array.getClass().isArray()) {
      throw new IllegalArgumentException(
          "a %s cannot be sent to Python: send whole numbers, doubles, texts, truth values, Durations, null, byte arrays, or lists, arrays, sets and maps of these"
              .formatted(array.getClass().getTypeName()));
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      list.add(packed(Array.get(array, i), depth + 1));
    }
    return list;
  }

  private static Object packed(double value) {
    if (Double.isFinite(value)) {
      return value;
    }
    return Map.of("float", Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
  }

  private static List<Object> all(Collection<?> values, int depth) {
    List<Object> list = new ArrayList<>(values.size());
    for (Object one : values) {
      list.add(packed(one, depth + 1));
    }
    return list;
  }

  /**
   * What Python sent: whole numbers as {@code Long} or, where they do not fit, as {@code
   * BigInteger}, others as {@code Double}; lists and tuples as lists, sets as sets, dicts as maps,
   * in Python's order; bytes as {@code byte[]}.
   */
  static Object unpacked(Object value) throws PythonException {
    return switch (value) {
      case Integer n -> n.longValue();
      case List<?> list -> {
        List<Object> items = new ArrayList<>(list.size());
        for (Object one : list) {
          items.add(unpacked(one));
        }
        yield Collections.unmodifiableList(items);
      }
      case Map<?, ?> tagged -> {
        Map.Entry<?, ?> only = tagged.entrySet().iterator().next();
        yield unpacked((String) only.getKey(), only.getValue());
      }
      case null -> null;
      default -> value;
    };
  }

  private static Object unpacked(String kind, Object content) throws PythonException {
    return switch (kind) {
      case "int" -> whole(new BigInteger((String) content, 16));
      case "float" -> infinite((String) content);
      case "bytes" -> Base64.getDecoder().decode((String) content);
      case "set" -> {
        Set<Object> set = new LinkedHashSet<>();
        for (Object one : (List<?>) content) {
          distinct(set.add(unpacked(one)), one);
        }
        yield Collections.unmodifiableSet(set);
      }
      default -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Object entry : (List<?>) content) {
          List<?> pair = (List<?>) entry;
          Object key = unpacked(pair.getFirst());
          distinct(!map.containsKey(key), key);
          map.put(key, unpacked(pair.getLast()));
        }
        yield Collections.unmodifiableMap(map);
      }
    };
  }

  private static Object whole(BigInteger n) {
    return n.bitLength() < Long.SIZE ? (Object) n.longValueExact() : n;
  }

  private static double infinite(String name) {
    return switch (name) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** Two NaNs are two keys in Python and one in Java: better refused than lost. */
  private static void distinct(boolean isNew, Object key) throws PythonException {
    if (!isNew) {
      throw new PythonException(
          "an answer holds %s twice in one set or as a key: return a list".formatted(key));
    }
  }
}
