package measurefirst.timing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One comparison of two answers, on a stack of its own, so that neither depth nor size ends it. Two
 * containers that are being compared already count as the same, so that cycles end, and shared ones
 * are looked at once.
 */
final class Alike {
  /** How many sets may lie within each other: they are searched by recursion. */
  private static final int DEEPEST = 200;

  /** How much of one element is looked at to find its like in a set. */
  private static final int HASHED = 1000;

  private final Set<Pair> assumed = new HashSet<>();
  private final List<Pair> trail = new ArrayList<>();
  private int nested;

  /** Where {@code a} and {@code b} differ first, and what is there; null if they do not. */
  String firstDifference(Object a, Object b) {
    Deque<Walk> path = new ArrayDeque<>();
    Supplier<String> difference = walk(a, b, path);
    return difference == null ? null : place(path) + difference.get();
  }

  private Supplier<String> walk(Object a, Object b, Deque<Walk> path) {
    Supplier<String> difference = compare(a, b, path);
    while (difference == null && !path.isEmpty()) {
      Walk walk = path.peek();
      if (walk.advance()) {
        difference = compare(walk.x, walk.y, path);
      } else {
        path.pop();
        difference = walk.leftOver();
      }
    }
    return difference;
  }

  /** What is different; null if nothing is, or if it is to be found on the walk put on the path. */
  private Supplier<String> compare(Object a, Object b, Deque<Walk> path) {
    Object x = Values.plain(a);
    Object y = Values.plain(b);
    if (isThatVery(Values.identity(x), Values.identity(y))) {
      return null;
    }
    if (x instanceof Number m && y instanceof Number n) {
      return Numbers.same(m, n) ? null : () -> Differing.numbers(m, n);
    }
    if (x instanceof String s && y instanceof String t) {
      return s.equals(t) ? null : () -> Differing.texts(s, t);
    }
    if (!Values.isContainer(x) || !Values.isContainer(y)) {
      return equal(x, y) ? null : () -> Differing.values(x, y);
    }
    if (x instanceof Set != y instanceof Set
        || x instanceof Map != y instanceof Map
        || x instanceof Optional != y instanceof Optional) {
      return () -> Differing.values(x, y);
    }
    if (!assume(x, y)) {
      return null;
    }
    if (x instanceof Set<?> s && y instanceof Set<?> t) {
      return sets(s, t);
    }
    path.push(
        x instanceof Map<?, ?> m && y instanceof Map<?, ?> n
            ? new Entries(m, n)
            : new Elements(elements(x), elements(y)));
    return null;
  }

  private boolean assume(Object x, Object y) {
    Pair pair = new Pair(Values.identity(x), Values.identity(y));
    return assumed.add(pair) && trail.add(pair);
  }

  private static Collection<?> elements(Object container) {
    return container instanceof Optional<?> o ? Values.elements(o) : (Collection<?>) container;
  }

  private static boolean equal(Object x, Object y) {
    try {
      return x != null && x.equals(y);
    } catch (StackOverflowError e) {
      return false; // an object of the reader's that holds itself
    }
  }

  private Supplier<String> sets(Set<?> a, Set<?> b) {
    Map<Key, Integer> rest = new LinkedHashMap<>();
    for (Object one : b) {
      rest.merge(new Key(one), 1, Integer::sum); // 1 and 1L may be two elements of one set
    }
    for (Object one : a) {
      Key key = new Key(one);
      if (rest.computeIfPresent(key, (element, n) -> n - 1) == null) {
        return () -> "only the first set has " + Differing.shown(one);
      }
      rest.remove(key, 0);
    }
    return rest.isEmpty()
        ? null
        : () -> "only the second set has " + Differing.shown(rest.keySet().iterator().next().value);
  }

  /** Whether two elements are the same, which leaves no assumption behind if they are not. */
  private boolean match(Object a, Object b) {
    if (nested == DEEPEST) {
      return false;
    }
    nested++;
    int before = trail.size();
    boolean same = walk(a, b, new ArrayDeque<>()) == null;
    while (!same && trail.size() > before) {
      assumed.remove(trail.removeLast());
    }
    nested--;
    return same;
  }

  /** Such as {@code at [17]["a"]: }; of a long way the beginning and the end. */
  private static String place(Deque<Walk> path) {
    StringBuilder place = new StringBuilder();
    int step = 0;
    for (Iterator<Walk> walks = path.descendingIterator(); walks.hasNext(); step++) {
      Walk walk = walks.next();
      if (step < 3 || step >= path.size() - 2) {
        place.append('[').append(Brief.of(walk.label(), 25)).append(']');
      } else if (step == 3) {
        place.append('…');
      }
    }
    return place.isEmpty() ? "" : "at " + place + ": ";
  }

  @SuppressWarnings("ReferenceEquality") // equals would walk what is to be walked here
  private static boolean isThatVery(Object a, Object b) {
    return a == b;
  }

  private record Pair(Object a, Object b) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Pair pair && isThatVery(a, pair.a) && isThatVery(b, pair.b);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(a) + System.identityHashCode(b);
    }
  }

  /** Two containers side by side; {@code x} and {@code y} are what it has come to. */
  private abstract static class Walk {
    Object x;
    Object y;

    abstract boolean advance();

    abstract Object label();

    /** What one has beyond the other; null if there is no such thing. */
    abstract Supplier<String> leftOver();
  }

  private static final class Elements extends Walk {
    private final Iterator<?> a;
    private final Iterator<?> b;
    private final int sizeA;
    private final int sizeB;
    private int index = -1;

    Elements(Collection<?> a, Collection<?> b) {
      this.a = a.iterator();
      this.b = b.iterator();
      sizeA = a.size();
      sizeB = b.size();
    }

    @Override
    boolean advance() {
      if (!a.hasNext() || !b.hasNext()) {
        return false;
      }
      index++;
      x = a.next();
      y = b.next();
      return true;
    }

    @Override
    Object label() {
      return index;
    }

    @Override
    Supplier<String> leftOver() {
      return a.hasNext() == b.hasNext()
          ? null
          : () -> "the same up to [%s], but %s elements against %s".formatted(index, sizeA, sizeB);
    }
  }

  private final class Entries extends Walk {
    private final Iterator<? extends Map.Entry<?, ?>> a;
    private final Map<Key, Map.Entry<?, ?>> rest = new LinkedHashMap<>();
    private Object key;
    private boolean isMissing;

    Entries(Map<?, ?> a, Map<?, ?> b) {
      this.a = a.entrySet().iterator();
      b.entrySet().forEach(entry -> rest.put(new Key(entry.getKey()), entry));
    }

    @Override
    boolean advance() {
      if (!a.hasNext()) {
        return false;
      }
      Map.Entry<?, ?> entry = a.next();
      key = entry.getKey();
      Map.Entry<?, ?> other = rest.remove(new Key(key));
      isMissing = other == null;
      if (isMissing) {
        return false;
      }
      x = entry.getValue();
      y = other.getValue();
      return true;
    }

    @Override
    Object label() {
      return key;
    }

    @Override
    Supplier<String> leftOver() {
      if (isMissing) {
        return () -> "only the first map has the key " + Differing.shown(key);
      }
      return rest.isEmpty()
          ? null
          : () ->
              "only the second map has the key "
                  + Differing.shown(rest.keySet().iterator().next().value);
    }
  }

  /** An element of a set or a map's key, to be found by what it is worth. */
  private final class Key {
    final Object value;
    private final int hash;

    Key(Object value) {
      this.value = value;
      hash = Values.hash(value, HASHED);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && hash == key.hash && match(value, key.value);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
