package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HeapTest {
  @Test
  void itIsTouchedUntilTheCollectorHasBeenThereAndOnlyOnce() throws Exception {
    Heap.touch();

    assertThat(collections()).isPositive();
  }

  @Test
  void anInterruptIsNotSwallowed() throws Exception {
    Heap.touch();
    Thread.currentThread().interrupt();

    Heap.touch(); // there is nothing left to do, and so nothing to interrupt

    assertThatThrownBy(() -> Thread.sleep(1)).isInstanceOf(InterruptedException.class);
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(bean -> bean.getCollectionCount())
        .sum();
  }
}
