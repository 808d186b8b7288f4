package measurefirst.timing;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/** Any answer in a few characters, however large it is, and whatever its {@code toString} does. */
final class Brief {
  /** Whole numbers of more bits take long to turn to digits. */
  private static final int MOST_BITS = 33_000;

  /** So few characters that no container is opened any more, and none is opened for ever. */
  private static final int LEAST = 4;

  private Brief() {}

  /** {@code value} in at most {@code most} characters. */
  static String of(Object value, int most) {
    try {
      return cut(text(value, most), most);
    } catch (ReflectiveOperationException | RuntimeException | StackOverflowError e) {
      return cut(
          "a %s that cannot be shown: %s"
              .formatted(value.getClass().getTypeName(), e.getClass().getSimpleName()),
          most);
    }
  }

  /** The beginning of {@code text}, if it is longer than {@code most} characters. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  private static String text(Object value, int most) throws ReflectiveOperationException {
    Object plain = Values.plain(value);
    if (most <= LEAST && (Values.isContainer(plain) || plain instanceof Record)) {
      return plain instanceof Collection && !(plain instanceof Set) ? "[…]" : "{…}";
    }
    return switch (plain) {
      case null -> "null";
      case String text -> quoted(text, most);
      case BigInteger n -> digits(n, n, most);
      case BigDecimal n -> digits(n, n.unscaledValue(), most);
      case Set<?> set -> unordered(set, most, one -> of(one, part(most)));
      case Map<?, ?> map ->
          unordered(
              map.entrySet(),
              most,
              entry -> of(entry.getKey(), part(most)) + "=" + of(entry.getValue(), part(most)));
      case Collection<?> list -> inOrder(list, most);
      case Optional<?> optional ->
          optional.isEmpty()
              ? "Optional.empty"
              : "Optional" + inOrder(optional.stream().toList(), most);
      case Record record -> record(record, most);
      default -> shown(plain, most);
    };
  }

  /** How much of {@code most} characters one of several parts gets. */
  private static int part(int most) {
    return Math.max(LEAST, most / 4);
  }

  private static String quoted(String text, int most) {
    String size = "… (%s characters)".formatted(text.length());
    return text.length() + 2 <= most
        ? '"' + visible(text) + '"'
        : '"' + visible(cut(text, Math.max(2, most - size.length() - 2))) + '"' + size.substring(1);
  }

  private static String visible(String text) {
    return text.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "�");
  }

  private static String digits(Number number, BigInteger unscaled, int most) {
    if (unscaled.bitLength() > MOST_BITS) {
      return "a number of about %s digits"
          .formatted(Math.round(unscaled.bitLength() * Math.log10(2)));
    }
    String text = number.toString();
    String size = " (%s digits)".formatted(text.length());
    int half = (most - size.length() - 1) / 2;
    return (text.length() <= most || half < 1)
        ? text
        : text.substring(0, half) + "…" + text.substring(text.length() - half) + size;
  }

  private static String inOrder(Collection<?> list, int most) {
    StringJoiner elements = new StringJoiner(", ", "[", "]");
    for (Object one : list) {
      if (elements.length() > most / 2) {
        return elements.add("…") + sized(list.size());
      }
      elements.add(of(one, part(most)));
    }
    return elements.toString();
  }

  /** In an order that does not change from run to run. */
  private static <T> String unordered(Set<T> set, int most, Function<T, String> shown) {
    if (set.size() > most / 4) {
      return "{…}" + sized(set.size());
    }
    List<String> texts = new ArrayList<>(set.stream().map(shown).toList());
    texts.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    String all = "{" + String.join(", ", texts) + "}";
    String size = sized(set.size());
    return all.length() <= most ? all : cut(all, Math.max(3, most - size.length())) + size;
  }

  private static String sized(int size) {
    return " (%s elements)".formatted(size);
  }

  private static String record(Record record, int most) throws ReflectiveOperationException {
    StringJoiner all = new StringJoiner(", ", record.getClass().getSimpleName() + "[", "]");
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      all.add(component.getName() + "=" + of(component.getAccessor().invoke(record), part(most)));
    }
    return all.toString();
  }

  /** By its own words, without the hash code that is another one in each run. */
  private static String shown(Object value, int most) {
    String text = value.toString();
    if (text == null) {
      return value.getClass().getTypeName();
    }
    return visible(cut(text, most).replace("@" + Integer.toHexString(value.hashCode()), ""));
  }
}
