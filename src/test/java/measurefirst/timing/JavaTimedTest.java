package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JavaTimedTest {
  @Test
  void itMakesExactlyTheCallsAskedForAndAnswersTheLast() throws Exception {
    AtomicLong calls = new AtomicLong();
    Timed.Batch batch = JavaTimed.of("count", () -> calls.incrementAndGet()).run(1000);

    assertThat(calls).hasValue(1000);
    assertThat(batch.answer()).isEqualTo(1000L);
    assertThat(batch.nanos()).isPositive();
    assertThat(batch.cpuNanos()).isNotNegative();
  }

  @Test
  void onAVirtualThreadTheCallsAreMadeThere() throws Exception {
    JavaTimed where = JavaTimed.of("where", () -> Thread.currentThread().isVirtual());

    assertThat(where.run(1).answer()).isEqualTo(false);
    assertThat(where.onVirtualThread().run(1).answer()).isEqualTo(true);
  }

  @Test
  void everyContenderHasALoopOfItsOwn() {
    assertThat(CallLoop.own().getClass()).isNotEqualTo(CallLoop.own().getClass());
  }

  @Test
  void whatACallThrowsComesThrough() {
    Callable<?> refused =
        () -> {
          throw new IOException("refused");
        };
    JavaTimed failing = JavaTimed.of("failing", refused);
    assertThatThrownBy(() -> failing.run(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> failing.onVirtualThread().run(1))
        .rootCause()
        .isInstanceOf(IOException.class);
  }
}
