package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
  private static final int MANY = 300_000;
  private static final BigInteger LARGE = BigInteger.TEN.pow(20);

  private static BigInteger factorial(int n) {
    return LongStream.rangeClosed(1, n)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static LongAdder adder(long sum) {
    LongAdder adder = new LongAdder();
    adder.add(sum);
    return adder;
  }

  private static List<Object> holdingItself(Object first) {
    List<Object> list = new ArrayList<>(List.of(first));
    list.add(list);
    return list;
  }

  private static Object nested(int deep, Object innermost) {
    Object list = innermost;
    for (int i = 0; i < deep; i++) {
      list = List.of(list);
    }
    return list;
  }

  record Pair(Object a, Object b) {}

  private record Two(Object a, Object b) {}

  @SuppressWarnings("UnnecessaryStringBuilder") // that is what is compared
  static Pair[] same() {
    return new Pair[] {
      new Pair(1, 1L),
      new Pair(1, 1.0),
      new Pair((short) 1, (byte) 1),
      new Pair(0.5, 0.5f),
      new Pair(0.0, -0.0),
      new Pair(Double.NaN, Float.NaN),
      new Pair(Double.POSITIVE_INFINITY, Float.POSITIVE_INFINITY),
      new Pair(new BigDecimal("1.50"), 1.5),
      new Pair(LARGE, new BigDecimal("1E20")),
      new Pair(LARGE, 1e20),
      new Pair(new AtomicInteger(3), adder(3)),
      new Pair(new AtomicLong(1L << 53), Math.scalb(1.0, 53)),
      new Pair(new AtomicBoolean(true), true),
      new Pair(factorial(400).divide(factorial(200)).multiply(factorial(200)), factorial(400)),
      new Pair(null, null),
      new Pair('a', "a"),
      new Pair(java.nio.CharBuffer.wrap("text"), "text"),
      new Pair(new int[] {1, 2}, List.of(1L, 2L)),
      new Pair(new double[][] {{1}, {Double.NaN}}, List.of(List.of(1), List.of(Double.NaN))),
      new Pair(new ArrayDeque<>(List.of("a")), List.of("a")),
      new Pair(Set.of(1L, 2L, 3L), new LinkedHashSet<>(List.of(BigInteger.TWO, 3, 1.0))),
      new Pair(new TreeSet<>(Set.of("b", "a")), new LinkedHashSet<>(List.of("b", "a"))),
      new Pair(Set.of(List.of(1, Set.of(2L, 3L))), Set.of(List.of(1.0, Set.of(3, 2)))),
      new Pair(Set.of(), new HashSet<>()),
      new Pair(Map.of("a", 1), Map.of("a", 1L)),
      new Pair(Map.of(1, "a", 2, "b"), new LinkedHashMap<>(Map.of(2L, "b", 1L, "a"))),
      new Pair(Collections.singletonMap(null, null), Collections.singletonMap(null, null)),
      new Pair(Optional.of(1), Optional.of(1L)),
      new Pair(Optional.empty(), Optional.empty()),
      new Pair(new Two(1, "a"), new Two(1, "a")),
      new Pair(Thread.State.NEW, Thread.State.NEW),
      new Pair(holdingItself(1), holdingItself(1L)),
      new Pair(nested(100_000, 1), nested(100_000, 1L)),
    };
  }

  @ParameterizedTest
  @MethodSource("same")
  void theSameAnswerInAnotherTypeOrOrderIsTheSame(Object pair) {
    Pair two = (Pair) pair;
    assertThat(Answers.same(two.a, two.b)).isTrue();
    assertThat(Answers.same(two.b, two.a)).isTrue();
    assertThat(Answers.difference(two.a, two.b)).isEmpty();
  }

  static Pair[] different() {
    return new Pair[] {
      new Pair(1, 2),
      new Pair(Long.MAX_VALUE, Long.MAX_VALUE - 1),
      new Pair(factorial(400).divide(factorial(200)), factorial(400)),
      new Pair(LARGE, LARGE.add(BigInteger.ONE)),
      new Pair(1L << 53, new AtomicLong((1L << 53) + 1)),
      new Pair((1L << 53) + 1, Math.scalb(1.0, 53)),
      new Pair(BigInteger.ONE.shiftLeft(64), 0),
      new Pair(0.1f, 0.1),
      new Pair(new BigDecimal("0.1"), 0.1),
      new Pair(Double.NaN, 0),
      new Pair(Double.MAX_VALUE, Double.POSITIVE_INFINITY),
      new Pair(null, 0),
      new Pair("1", 1),
      new Pair(true, 1),
      new Pair(Thread.State.NEW, "NEW"),
      new Pair(List.of(1, 2), List.of(2, 1)),
      new Pair(List.of(1), List.of(1, 1)),
      new Pair(List.of(1), Set.of(1)),
      new Pair(List.of(), Map.of()),
      new Pair(Optional.empty(), null),
      new Pair(Optional.of(1), 1),
      new Pair(Set.of(1, 2), Set.of(1, 3)),
      new Pair(new HashSet<>(Arrays.asList(1, 1L)), Set.of(1, 2)),
      new Pair(Set.of(List.of(1, 2)), Set.of(List.of(2, 1))),
      new Pair(Map.of("a", 1), Map.of("b", 1)),
      new Pair(Map.of("a", 1), Map.of("a", 1, "b", 2)),
      new Pair(new Two(1, "a"), new Two(1, "b")),
      new Pair(holdingItself(1), holdingItself(2)),
      new Pair(nested(100_000, 1), nested(100_000, 2)),
      new Pair(nested(10, 1), nested(11, 1)),
      new Pair(new Object(), new Object()),
    };
  }

  @ParameterizedTest
  @MethodSource("different")
  void anotherAnswerIsNotAndTheDifferenceIsShown(Object pair) {
    Pair two = (Pair) pair;
    assertThat(Answers.same(two.a, two.b)).isFalse();
    assertThat(Answers.same(two.b, two.a)).isFalse();
    assertThat(Answers.difference(two.a, two.b)).isNotEmpty().hasSizeLessThan(500);
  }

  @Test
  void largeAnswersAreCompared() {
    List<Integer> list = IntStream.range(0, MANY).boxed().toList();
    List<Long> longs = LongStream.range(0, MANY).boxed().toList();
    assertThat(Answers.same(list, longs)).isTrue();
    assertThat(Answers.same(IntStream.range(0, MANY).toArray(), longs)).isTrue();
    assertThat(Answers.same(new HashSet<>(list), new TreeSet<>(longs))).isTrue();
    assertThat(
            Answers.same(
                list.stream().map(one -> LARGE.add(BigInteger.valueOf(one))).toList(),
                longs.stream().map(one -> new BigDecimal(LARGE).add(new BigDecimal(one))).toList()))
        .isTrue();
  }

  @Test
  void sharedPartsAreLookedAtOnce() {
    Object a = List.of(1);
    Object b = List.of(1L);
    for (int i = 0; i < 60; i++) {
      a = List.of(a, a);
      b = List.of(b, b);
    }
    assertThat(Answers.same(a, b)).isTrue();
    assertThat(Answers.same(Set.of(a), Set.of(b))).isTrue();
    assertThat(Answers.brief(a)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void setsThatHoldThemselvesAreCompared() {
    Set<Object> a = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    Set<Object> b = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    a.addAll(List.of(1, a));
    b.addAll(List.of(1L, b));
    assertThat(Answers.same(a, b)).isTrue();
    b.add(2);
    assertThat(Answers.same(a, b)).isFalse();
    assertThat(Answers.brief(a)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void aFailedMatchLeavesNothingBehind() {
    List<String> one = List.of("Aa");
    List<String> two = List.of("BB"); // of the same hash code, so that the set tries it
    Set<Object> a = new LinkedHashSet<>(List.of(List.of(one), List.of(two)));
    Set<Object> b = new LinkedHashSet<>(List.of(List.of(two), List.of(one)));
    assertThat(Answers.same(List.of(a, one), List.of(b, one))).isTrue();
    assertThat(Answers.same(List.of(a, one), List.of(b, two))).isFalse();
    assertThat(Answers.same(List.of(b, one), List.of(a, two))).isFalse();
  }

  @Test
  void theFirstDifferenceIsNamed() {
    List<Integer> list = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
    List<Integer> other = new ArrayList<>(list);
    other.set(1234, -1);
    assertThat(Answers.difference(list, other)).isEqualTo("at [1234]: 1234 against -1");
    assertThat(Answers.difference(list, list.subList(0, 10)))
        .isEqualTo("the same up to [9], but 300000 elements against 10");
    assertThat(Answers.difference(Map.of("a", list), Map.of("a", other)))
        .isEqualTo("at [\"a\"][1234]: 1234 against -1");
    assertThat(Answers.difference(Map.of("a", 1, "b", 2), Map.of("b", 2)))
        .isEqualTo("only the first map has the key \"a\"");
    assertThat(Answers.difference(Set.of(1, 2), Set.of(2))).isEqualTo("only the first set has 1");
    assertThat(Answers.difference(true, 1L)).isEqualTo("true (Boolean) against 1 (Long)");
    assertThat(Answers.difference(List.of(1), Set.of(1)))
        .isEqualTo("[1] (a list) against {1} (a set)");
    assertThat(Answers.difference(0.1f, 0.1)).contains("0.1").contains("1.49E-9");
    assertThat(Answers.difference(factorial(400), factorial(400).add(BigInteger.valueOf(1L << 40))))
        .startsWith("640345228466238952623479703195")
        .contains("869 digits");
    assertThat(Answers.difference("a".repeat(MANY) + "b", "a".repeat(MANY) + "c"))
        .contains("b\" against")
        .contains("from character 299980");
    assertThat(Answers.difference(nested(1000, 1), nested(1000, 2)))
        .isEqualTo("at [0][0][0]…[0][0]: 1 against 2");
    assertThat(Answers.difference("x".repeat(MANY), list)).hasSizeLessThan(500);
  }

  @Test
  void aShortFormIsShortAndTheSameInEachRun() {
    assertThat(Answers.brief(List.of(1, "a", true))).isEqualTo("[1, \"a\", true]");
    assertThat(Answers.brief(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(Answers.brief(Set.of(3, 1, 20))).isEqualTo("{1, 3, 20}");
    assertThat(Answers.brief(Map.of("b", 1, "a", 2))).isEqualTo("{\"a\"=2, \"b\"=1}");
    assertThat(Answers.brief(null)).isEqualTo("null");
    assertThat(Answers.brief("two\nlines")).isEqualTo("\"two\\nlines\"");
    assertThat(Answers.brief(Optional.of(1))).isEqualTo("Optional[1]");
    assertThat(Answers.brief(new Two(1, "a"))).isEqualTo("Two[a=1, b=\"a\"]");
    assertThat(Answers.brief(new Object())).isEqualTo("java.lang.Object");
    assertThat(Answers.brief(IntStream.range(0, MANY).boxed().toList()))
        .startsWith("[0, 1, 2, ")
        .endsWith("…] (300000 elements)")
        .hasSizeLessThanOrEqualTo(200);
    assertThat(Answers.brief(new Two(Collections.nCopies(MANY, "x".repeat(999)), 1)))
        .contains("300000 elements")
        .hasSizeLessThanOrEqualTo(200);
    assertThat(Answers.brief("🧵".repeat(MANY)))
        .endsWith("🧵…\" (600000 characters)")
        .hasSizeLessThanOrEqualTo(200);
    assertThat(Answers.brief(factorial(400)))
        .endsWith("(869 digits)")
        .hasSizeLessThanOrEqualTo(200);
    assertThat(Answers.brief(BigInteger.ONE.shiftLeft(10_000_000))).contains("3010300 digits");
    assertThat(Answers.brief(holdingItself(1))).hasSizeLessThanOrEqualTo(200);
    assertThat(Answers.brief(nested(100_000, 1))).hasSizeLessThanOrEqualTo(200);
    assertThat(Answers.brief(new HashMap<>(Map.of(List.of("k".repeat(500)), "v".repeat(500)))))
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  @SuppressWarnings("ToStringReturnsNull") // that is what is shown
  void whatCannotBeShownIsSaidSo() {
    Object throwing =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("broken");
          }
        };
    Object silent =
        new Object() {
          @Override
          @SuppressWarnings("ToStringReturnsNull") // as the reader's may
          public String toString() {
            return null;
          }
        };
    assertThat(Answers.brief(throwing)).contains("cannot be shown: IllegalStateException");
    assertThat(Answers.brief(List.of(throwing))).contains("that cannot b…]");
    assertThat(Answers.brief(silent)).contains("AnswersTest");
    assertThat(Answers.difference(throwing, silent)).hasSizeLessThan(500);
  }
}
