package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InBulkTest {
  private final List<Long> asked = new ArrayList<>();

  private final Timed whole =
      new Timed() {
        @Override
        public String name() {
          return "whole";
        }

        @Override
        public String language() {
          return "Java";
        }

        @Override
        public String absent() {
          return "not here";
        }

        @Override
        public Batch run(long calls) {
          asked.add(calls);
          return new Batch(1000 * calls, 500.0 * calls, "done");
        }
      };

  @Test
  void itemsAreCountedNotCalls() throws Exception {
    Timed.Batch batch = InBulk.of(whole, 10).run(25);

    assertThat(asked).containsExactly(3L);
    assertThat(batch.nanos()).isEqualTo(2500); // 25 of the 30 items that 3 calls did
    assertThat(batch.cpuNanos()).isEqualTo(1250);
    assertThat(batch.answer()).isEqualTo("done");
  }

  @Test
  void aBulkIsAbsentWhereItsWholeIs() {
    assertThat(InBulk.of(whole, 10).absent()).isEqualTo("not here");
  }

  @Test
  void aBulkOfNothingIsRefused() {
    assertThatThrownBy(() -> InBulk.of(whole, 0)).hasMessageContaining("was 0");
  }
}
