package measurefirst.timing;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** One type for each kind of answer. */
final class Values {
  private Values() {}

  /** Text for any kind of text, a list for an array, and otherwise the value itself. */
  static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Character one -> one.toString();
      case CharSequence text -> text.toString();
      case AtomicBoolean truth -> truth.get();
      default -> value.getClass().isArray() ? new ArrayView(value) : value;
    };
  }

  /** Whether it holds other answers. */
  static boolean isContainer(Object plain) {
    return plain instanceof Collection || plain instanceof Map || plain instanceof Optional;
  }

  /** An array of any type as a list, without a copy; two views of one array are the same. */
  static final class ArrayView extends AbstractList<Object> implements RandomAccess {
    final Object array;

    ArrayView(Object array) {
      this.array = array;
    }

    @Override
    public Object get(int index) {
      return Array.get(array, index);
    }

    @Override
    public int size() {
      return Array.getLength(array);
    }
  }

  /** What makes a container that very one. */
  static Object identity(Object plain) {
    return plain instanceof ArrayView view ? view.array : plain;
  }

  /** The elements of an {@link Optional}, as a list. */
  static List<?> elements(Optional<?> optional) {
    return optional.stream().toList();
  }

  /** Equal for the same values; looks at {@code most} of them, however they hold each other. */
  static int hash(Object value, int most) {
    return switch (plain(value)) {
      case null -> 0;
      case Number number -> Numbers.hash(number);
      case Set<?> set -> 3 * set.size() + sum(set, most);
      case Map<?, ?> map -> 5 * map.size() + sum(map.keySet(), most);
      case Collection<?> list -> inOrder(list, most);
      case Optional<?> optional -> 7 + inOrder(elements(optional), most);
      case Object other -> {
        try {
          yield other.hashCode();
        } catch (StackOverflowError e) {
          yield 1;
        }
      }
    };
  }

  private static int sum(Set<?> set, int most) {
    return set.size() >= most
        ? 0
        : set.stream().mapToInt(one -> hash(one, (most - 1) / set.size())).sum();
  }

  private static int inOrder(Collection<?> list, int most) {
    int hash = list.size();
    int left = most;
    for (Object one : list) {
      if (--left < 0) {
        break;
      }
      hash = 31 * hash + hash(one, (most - 1) / list.size());
    }
    return hash;
  }
}
