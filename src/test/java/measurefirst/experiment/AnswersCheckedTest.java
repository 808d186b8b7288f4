package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import measurefirst.result.Result;
import measurefirst.timing.Contender;
import measurefirst.timing.MeasurementException;
import org.junit.jupiter.api.Test;

/** The answers of all contenders are compared in every batch. */
class AnswersCheckedTest {
  private static Comparison two(String name, Callable<?> baseline, Callable<?> other) {
    return Comparison.of(name).baseline("one", baseline).contender("other", other).plan(Fakes.PLAN);
  }

  private static void refused(String name, Callable<?> baseline, Callable<?> other) {
    assertThatThrownBy(() -> two(name, baseline, other).run())
        .as(name)
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("\"other\" answered otherwise than \"one\"")
        .hasMessageContaining("contenders must do the same work")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(800));
  }

  /** Right for so many calls, and wrong ever after. */
  private static Callable<Integer> rightFor(int calls) {
    AtomicInteger made = new AtomicInteger();
    return () -> made.incrementAndGet() <= calls ? 42 : 7;
  }

  @Test
  void rightOnceAndOtherwiseEverAfter() {
    refused("once", () -> 42, rightFor(1));
  }

  @Test
  void rightThroughTheWarmUpAndWrongAtTheEnd() {
    refused("for long", () -> 42, rightFor(50));
  }

  @Test
  void theBaselineItselfMayNotChangeItsMind() {
    AtomicLong counter = new AtomicLong();
    assertThatThrownBy(
            () -> Comparison.of("counter").baseline("counting", counter::incrementAndGet).run())
        .hasMessageContaining(
            "\"counting\" answered otherwise than \"counting\" did the first time");
  }

  @Test
  void aRandomAnswerIsNone() {
    refused("random", () -> 42L, () -> ThreadLocalRandom.current().nextLong());
  }

  @Test
  void hugeNumbersAreComparedExactly() {
    BigInteger huge = BigInteger.TEN.pow(20);
    refused("huge", () -> huge, () -> huge.add(BigInteger.ONE));
    refused("beyond a double", () -> 1L << 53, () -> new AtomicLong((1L << 53) + 1));
  }

  @Test
  void aLongListIsTakenAndItsDifferenceIsShort() throws Exception {
    List<Integer> list = IntStream.range(0, 300_000).boxed().toList();
    List<Integer> other =
        IntStream.range(0, 300_000).map(i -> i == 299_999 ? -1 : i).boxed().toList();
    refused("long lists", () -> list, () -> other);
    Result result = two("equal long lists", () -> list, () -> List.copyOf(list)).run();
    assertThat(result.series("one").answer()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void anOrderThatMeansNothingIsNoDifference() throws Exception {
    Set<String> one = new LinkedHashSet<>(List.of("a", "b", "c"));
    Set<String> other = new LinkedHashSet<>(List.of("c", "b", "a"));
    assertThat(two("sets", () -> one, () -> other).run().series()).hasSize(2);
  }

  @Test
  void everyFormOfContenderIsChecked() {
    List<Contender> forms =
        List.of(
            Contender.of("other", rightFor(1)).fromVirtual(),
            Contender.of("other", rightFor(1)).operations(10),
            Contender.with("other", () -> rightFor(1), Callable::call),
            Contender.prepared("other", rightFor(1), x -> x));
    for (Contender form : forms) {
      assertThatThrownBy(
              () ->
                  Comparison.of("forms")
                      .baseline("one", () -> 42)
                      .contender(form)
                      .plan(Fakes.PLAN)
                      .run())
          .hasMessageContaining("\"other\" answered otherwise than \"one\"");
    }
  }
}
