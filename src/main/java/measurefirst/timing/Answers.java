package measurefirst.timing;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Whether two contenders did the same work: their answers are equal, whichever language, list type
 * or number type they came in.
 */
public final class Answers {
  private Answers() {}

  /** The first difference, in words. */
  public static String difference(Object a, Object b) {
    return "%.200s, not %.200s".formatted(b, a);
  }

  /** A short form. */
  public static String brief(Object a) {
    return "%.200s".formatted(a);
  }

  /** Whether they are the same. */
  public static boolean same(Object a, Object b) {
    Object x = plain(a);
    Object y = plain(b);
    if (x instanceof Number m && y instanceof Number n) {
      return (isWhole(m) && isWhole(n))
          ? m.longValue() == n.longValue()
          : Double.compare(m.doubleValue(), n.doubleValue()) == 0;
    }
    if (x instanceof Collection<?> c && y instanceof Collection<?> d) {
      if (c.size() != d.size()) {
        return false;
      }
      Iterator<?> others = d.iterator();
      return c.stream().allMatch(one -> same(one, others.next()));
    }
    if (x instanceof Map<?, ?> m && y instanceof Map<?, ?> n) {
      return m.keySet().equals(n.keySet())
          && m.keySet().stream().allMatch(key -> same(m.get(key), n.get(key)));
    }
    return x == null ? y == null : x.equals(y);
  }

  private static boolean isWhole(Number n) {
    return n instanceof Long || n instanceof Integer || n instanceof Short || n instanceof Byte;
  }

  private static Object plain(Object value) {
    if (value != null && value.getClass().isArray()) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(Array.get(value, i));
      }
      return list;
    }
    return value instanceof Character ? value.toString() : value;
  }
}
