package measurefirst.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Keeps the values of a notebook's variables while JShell loads their classes anew, which it does
 * whenever something that they use is declared again.
 *
 * <p>A value stays unless it no longer fits its variable or holds code of a replaced class, such as
 * a lambda: that would go on calling what the reader has just changed.
 */
final class Variables {
  private final Map<String, Class<?>> current = new HashMap<>();
  private final Map<String, Set<String>> references = new HashMap<>();
  private final Map<String, Class<?>> replaced = new HashMap<>();
  private final Set<String> reset = ConcurrentHashMap.newKeySet();

  /** Whether the variable lost its value, and has not been declared again since. */
  boolean isReset(String name) {
    return reset.contains(name);
  }

  /** The variables that lost their values, in alphabetical order. */
  List<String> reset() {
    return reset.stream().sorted().toList();
  }

  /**
   * Takes note of a class that JShell has loaded.
   *
   * @param used the wrappers whose code it uses
   */
  synchronized void loaded(Class<?> type, Set<String> used) {
    references.computeIfAbsent(type.getNestHost().getName(), name -> new HashSet<>()).addAll(used);
    String family = Wrappers.family(type.getName());
    if (family != null) {
      Class<?> before = current.put(family, type);
      if (before != null) {
        replaced.putIfAbsent(family, before);
      }
    }
  }

  /** Hands the values on to the classes loaded since the last call, once JShell has them all. */
  synchronized void settle() {
    if (replaced.isEmpty()) {
      return;
    }
    replaced.forEach((family, before) -> handOn(before, current.get(family)));
    // JShell loads anew less than it should: an initialiser's lambda is no dependency to it.
    current.forEach((family, type) -> resetStale(type, replaced.getOrDefault(family, type)));
    replaced.clear();
  }

  /** Makes the variables of a class as new: their declaration is about to run. */
  void clear(Class<?> wrapper) {
    for (Field field : variables(wrapper)) {
      set(field, Array.get(Array.newInstance(field.getType(), 1), 0));
    }
  }

  /** Their declaration has run to its end. */
  void assigned(Class<?> wrapper) {
    variables(wrapper).forEach(field -> reset.remove(field.getName()));
  }

  private void handOn(Class<?> before, Class<?> now) {
    Map<String, Field> targets = new HashMap<>();
    variables(now).forEach(field -> targets.put(field.getName(), field));
    for (Field old : variables(before)) {
      Object value = get(old, null);
      Field target = targets.get(old.getName());
      if (value == null || target == null) {
        continue;
      }
      if (target.getType().isPrimitive()
          ? target.getType() == old.getType()
          : target.getType().isInstance(value)) {
        set(target, value);
      } else {
        reset.add(old.getName());
      }
    }
  }

  /**
   * @param origin the class in which the values were made
   */
  private void resetStale(Class<?> wrapper, Class<?> origin) {
    // What the JDK itself makes of lambdas hides which of the reader's it holds, if any.
    boolean usesStaleCode = usesStaleCode(origin);
    Predicate<Class<?>> stale =
        type -> isStale(type) || (usesStaleCode && type.isHidden() && type.getModule().isNamed());
    for (Field field : variables(wrapper)) {
      Object value = get(field, null);
      if (value != null && !field.getType().isPrimitive() && new Reach(stale).from(value)) {
        set(field, null);
        reset.add(field.getName());
      }
    }
  }

  private boolean isStale(Class<?> type) {
    String host = type.getNestHost().getName();
    return Wrappers.family(host) != null && (isReplaced(host) || usesStaleCode(type));
  }

  private boolean usesStaleCode(Class<?> type) {
    return references.getOrDefault(type.getNestHost().getName(), Set.of()).stream()
        .anyMatch(this::isReplaced);
  }

  private boolean isReplaced(String wrapper) {
    Class<?> now = current.get(Wrappers.family(wrapper));
    return now != null && !now.getName().equals(wrapper);
  }

  private static List<Field> variables(Class<?> wrapper) {
    return Arrays.stream(wrapper.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .filter(field -> !Modifier.isFinal(field.getModifiers()))
        .filter(Field::trySetAccessible) // the class around them is not public
        .toList();
  }

  private static Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Field field, Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A walk over the objects that hang on a value, as far as the JDK lets one look. */
  private record Reach(Predicate<Class<?>> wanted) {
    private static final int MOST_OBJECTS = 100_000;

    boolean from(Object value) {
      Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      Deque<Object> open = new ArrayDeque<>(List.of(value));
      while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
        Object next = open.pop();
        if (!seen.add(next)) {
          continue;
        }
        Class<?> type = next.getClass();
        if (wanted.test(type)) {
          return true;
        }
        for (Object part : parts(next)) {
          if (part != null) {
            open.push(part);
          }
        }
      }
      return false;
    }

    private static Collection<?> parts(Object value) {
      if (value instanceof Object[] array) {
        return Arrays.asList(array);
      }
      if (!value.getClass().getModule().isNamed()) {
        return fields(value);
      }
      return switch (value) {
        case Collection<?> many -> Arrays.asList(many.toArray());
        case Map<?, ?> map -> {
          List<Object> parts = new ArrayList<>(map.keySet());
          parts.addAll(map.values());
          yield parts;
        }
        case Optional<?> optional -> optional.stream().toList();
        case AtomicReference<?> reference -> Arrays.asList(reference.get());
        default -> List.of();
      };
    }

    private static List<Object> fields(Object value) {
      List<Object> values = new ArrayList<>();
      for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())
              && !field.getType().isPrimitive()
              && field.trySetAccessible()) {
            values.add(get(field, value));
          }
        }
      }
      return values;
    }
  }
}
