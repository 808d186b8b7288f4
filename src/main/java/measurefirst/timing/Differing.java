package measurefirst.timing;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The words for two values that differ, in some 300 characters at most. */
final class Differing {
  private static final int SHORT = 120;

  private Differing() {}

  static String numbers(Number x, Number y) {
    String same = shown(x);
    return same.equals(shown(y))
        ? "two numbers like %s, apart by %s".formatted(same, Numbers.gap(x, y))
        : same + " against " + shown(y);
  }

  static String texts(String s, String t) {
    int at = 0;
    while (at < Math.min(s.length(), t.length()) && s.charAt(at) == t.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 20);
    return Math.max(s.length(), t.length()) <= SHORT / 2
        ? shown(s) + " against " + shown(t)
        : "%s against %s, from character %s of %s and %s on"
            .formatted(
                shown(s.substring(from, Math.min(s.length(), from + 60))),
                shown(t.substring(from, Math.min(t.length(), from + 60))),
                from,
                s.length(),
                t.length());
  }

  static String values(Object x, Object y) {
    String kindX = kind(x);
    String kindY = kind(y);
    return kindX.equals(kindY) && !shown(x).equals(shown(y))
        ? shown(x) + " against " + shown(y)
        : "%s (%s) against %s (%s)".formatted(shown(x), kindX, shown(y), kindY);
  }

  private static String kind(Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Map) {
      return "a map";
    }
    return value instanceof Set
        ? "a set"
        : value instanceof Collection ? "a list" : Brief.cut(value.getClass().getSimpleName(), 40);
  }

  static String shown(Object value) {
    return Brief.of(value, SHORT);
  }
}
