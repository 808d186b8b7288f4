package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import measurefirst.timing.Answers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private static final Python PYTHON =
      Python.of(
          """
          import math

          def evaluate(text): return eval(text)
          def same(value): return value
          def shown(value): return repr(value)
          def factorial(n): return math.factorial(n)

          class Point: pass
          async def later(): return 1
          itself = []
          itself.append(itself)
          """);

  @AfterAll
  static void end() {
    PYTHON.close();
  }

  private static Object evaluated(String text) throws Exception {
    return PYTHON.call("evaluate", text);
  }

  @Test
  void numbersOfAnyKindArrive() throws Exception {
    assertThat(evaluated("7")).isEqualTo(7L);
    assertThat(evaluated("-2**63")).isEqualTo(Long.MIN_VALUE);
    assertThat(evaluated("2**63")).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(evaluated("-10**20 - 1")).isEqualTo(new BigInteger("-100000000000000000001"));
    assertThat(evaluated("0.1")).isEqualTo(0.1);
    assertThat(evaluated("-0.0")).isEqualTo(-0.0);
    assertThat(evaluated("float('nan')")).isEqualTo(Double.NaN);
    assertThat(evaluated("[float('inf'), {'a': (-math.inf, math.nan)}]"))
        .isEqualTo(
            List.of(
                Double.POSITIVE_INFINITY,
                Map.of("a", List.of(Double.NEGATIVE_INFINITY, Double.NaN))));
  }

  @Test
  void largeNumbersAreTheSameAsJavas() throws Exception {
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= 3000; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    assertThat(PYTHON.call("factorial", 3000)).isEqualTo(product);
    assertThat(Answers.same(PYTHON.call("factorial", 20), 2432902008176640000L)).isTrue();
    assertThat(PYTHON.function("f", "factorial", 3000).look(2).answer()).isEqualTo(product);
  }

  @Test
  void containersArrive() throws Exception {
    assertThat(evaluated("(1, (2, None))")).isEqualTo(List.of(1L, Arrays.asList(2L, null)));
    assertThat(evaluated("{1, 2, frozenset({'a'})}")).isEqualTo(Set.of(1L, 2L, Set.of("a")));
    assertThat(Answers.same(evaluated("{1, 2}"), Set.of(1, BigInteger.TWO))).isTrue();
    assertThat(evaluated("{1: 'a', (1, 2): 'b', None: 'c', 'set': []}"))
        .isEqualTo(
            new LinkedHashMap<Object, Object>() {
              private static final long serialVersionUID = 1;

              {
                put(1L, "a");
                put(List.of(1L, 2L), "b");
                put(null, "c");
                put("set", List.of());
              }
            });
    assertThat(evaluated("b'\\x00\\xff'")).isEqualTo(new byte[] {0, -1});
    assertThat(evaluated("__import__('collections').Counter('aab')"))
        .isEqualTo(Map.of("a", 2L, "b", 1L));
    assertThat(evaluated("list(range(300_000))"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(300_000);
  }

  @Test
  void textsArrive() throws Exception {
    String text = "Grüße, 世界 🧵 \0 \n \u2028 \" \\";
    assertThat(PYTHON.call("same", text)).isEqualTo(text);
    assertThat(evaluated("'\\ud800'")).isEqualTo("\ud800");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Point()",
        "1j",
        "__import__('decimal').Decimal(1)",
        "range(3)",
        "(x for x in [])",
        "print",
        "[{'a': Point()}]",
        "{1: 1}.keys()"
      })
  void whatJavaHasNothingLikeIsRefusedWithARemedy(String text) {
    assertThatThrownBy(() -> evaluated(text))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("TypeError: an answer of type")
        .hasMessageContaining("return numbers, texts");
  }

  @Test
  void otherAnswersAreRefusedInWordsOfTheirOwn() throws Exception {
    assertThatThrownBy(() -> evaluated("later()")).hasMessageContaining("await it");
    assertThatThrownBy(() -> evaluated("itself")).hasMessageContaining("within itself");
    assertThatThrownBy(() -> evaluated("{float('nan'), float('nan')}"))
        .hasMessageContaining("return a list");
    assertThat(evaluated("1")).isEqualTo(1L);
  }

  @Test
  void argumentsArriveAsPythonsOwn() throws Exception {
    assertThat(PYTHON.call("shown", BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
    assertThat(PYTHON.call("shown", Double.NaN)).isEqualTo("nan");
    assertThat(PYTHON.call("shown", Float.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(PYTHON.call("shown", Duration.ofMillis(1500))).isEqualTo("1.5");
    assertThat(PYTHON.call("shown", Arrays.asList(true, null, 'c', (byte) 1)))
        .isEqualTo("[True, None, 'c', 1]");
    assertThat(PYTHON.call("shown", (Object) new int[][] {{1}, {}})).isEqualTo("[[1], []]");
    assertThat(PYTHON.call("shown", Map.of(List.of(1), Duration.ofSeconds(1))))
        .isEqualTo("{(1,): 1.0}");
    assertThat(PYTHON.call("shown", Set.of(Set.of(1)))).isEqualTo("{frozenset({1})}");
    assertThat(PYTHON.call("shown", new byte[] {1})).isEqualTo("b'\\x01'");
    assertThat(PYTHON.call("shown", Map.of("float", "nan"))).isEqualTo("{'float': 'nan'}");
  }

  @Test
  void globalsArriveTheSameWay() throws Exception {
    Python with =
        Python.of("def shown(): return repr((a, b, c, d))")
            .with("a", BigInteger.TEN.pow(20))
            .with("b", Double.NaN)
            .with("c", null)
            .with("d", Map.of(1, true));
    assertThat(with.call("shown")).isEqualTo("(100000000000000000000, nan, None, {1: True})");
    with.close();
  }

  @Test
  void whatPythonHasNothingLikeIsRefusedBeforeAnythingRuns() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    for (Object value : List.of(new BigDecimal("1.1"), new Object(), Thread.State.NEW, itself)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PYTHON.function("f", "same", value))
          .withMessageContaining("cannot be sent to Python");
      assertThatIllegalArgumentException().isThrownBy(() -> PYTHON.with("value", value));
    }
  }

  @Test
  void argumentsAreTakenAsTheyAreAndAnswersDoNotChange() throws Exception {
    List<Object> list = new ArrayList<>(List.of(1));
    var function = PYTHON.function("f", "same", list);
    list.add(2);
    assertThat(function.look(1).answer()).isEqualTo(Collections.singletonList(1L));
    assertThatThrownBy(() -> ((List<?>) function.look(1).answer()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
