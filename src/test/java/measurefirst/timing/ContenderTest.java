package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ContenderTest {
  private static Timed.Batch run(Contender contender, long calls) throws Exception {
    Contender.Opened opened = contender.open();
    try {
      return opened.timed().run(calls);
    } finally {
      opened.close().close();
    }
  }

  @Test
  void everyCallIsMadeAndTheLastAnswerKept() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    assertThat(run(Contender.of("a", calls::incrementAndGet), 100).answer()).isEqualTo(100);
    assertThat(calls).hasValue(100);
  }

  @Test
  void aPreparationGoesBeforeEachCallAndIsNotTimed() throws Exception {
    List<String> order = new ArrayList<>();
    Contender prepared =
        Contender.prepared(
            "a",
            () -> {
              Thread.sleep(30);
              order.add("prepare");
              return order.size();
            },
            size -> {
              order.add("use");
              return 1;
            });
    Timed.Batch batch = run(prepared, 2);
    assertThat(order).containsExactly("prepare", "use", "prepare", "use");
    assertThat(batch.cpuNanos()).isNotNegative();
    // The sleeps alone are 60 ms: what is reported leaves them out.
    assertThat(batch.value()).isNotNegative();
  }

  @Test
  void aContenderMayBeCalledFromAVirtualThread() throws Exception {
    List<Boolean> virtual = new ArrayList<>();
    Callable<Integer> task =
        () -> {
          virtual.add(Thread.currentThread().isVirtual());
          return 1;
        };
    run(Contender.of("a", task).fromVirtual(), 2);
    run(Contender.of("a", task), 1);
    assertThat(virtual).containsExactly(true, true, false);
  }

  @Test
  void aReadingIsTakenOnceForABatchAndChecked() throws Exception {
    assertThat(run(Contender.reading("a", "tasks", () -> 2.5), 4).value()).isEqualTo(10);
    assertThat(Contender.reading("a", "tasks", () -> 1).isTimed()).isFalse();
    for (double no : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> run(Contender.reading("a", "tasks", () -> no), 1))
          .hasMessageContaining("must be a number of 0 or more, was " + no + " tasks");
    }
  }

  @Test
  void aContenderMaySayWhyItCannotRunAndStaysOtherwiseTheSame() throws Exception {
    Contender one = Contender.of("a", () -> 7).operations(2).unless(() -> "no such JDK");
    assertThat(one.absent()).isEqualTo("no such JDK");
    assertThat(one.language()).isEqualTo("Java");
    assertThat(one.operations()).isEqualTo(2);
    assertThat(Contender.of("a", () -> 7).unless(() -> "").absent()).isEmpty();
  }

  @Test
  void theChainIsCountedByItsOperations() throws Exception {
    assertThat(run(Chain.operation(), 6).answer()).isEqualTo(run(Chain.operation(), 1).answer());
    assertThat(Chain.xorshift(88172645463325252L, 1)).isEqualTo(8748534153485358512L);
  }

  @Test
  void whatMakesNoContenderIsRefused() {
    assertThatThrownBy(() -> Contender.of("a", null)).hasMessageContaining("needs a task");
    assertThatThrownBy(() -> Contender.of("a", () -> 1).operations(0))
        .hasMessageContaining("at least 1 operation, was 0");
    assertThatThrownBy(() -> Contender.reading("a", null, () -> 1))
        .hasMessageContaining("needs a unit");
    assertThat(Contender.of("shown", () -> 1)).hasToString("shown");
  }
}
