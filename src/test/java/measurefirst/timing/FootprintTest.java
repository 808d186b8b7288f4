package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import measurefirst.machine.ProcessMemory;
import org.junit.jupiter.api.Test;

class FootprintTest {
  @Test
  void whatIsAliveIsSharedOutAmongTheWaiters() throws Exception {
    Footprint seen =
        Footprint.onHeap(
            4,
            Duration.ofMillis(300),
            () -> {
              byte[] held = new byte[40_000_000];
              Thread.sleep(1500);
              return held.length;
            });

    assertThat(seen.waiters()).isEqualTo(4);
    assertThat(seen.bytes()).isBetween(8e6, 12e6);
    assertThat(seen.nanos()).isGreaterThanOrEqualTo(1.5e9);
  }

  @Test
  void whatARunThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                Footprint.onHeap(
                    1,
                    Duration.ofMillis(1),
                    () -> {
                      throw new IOException("no server");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no server");
  }

  @Test
  void aProcessThatIsNotThereHasNoMemoryToTell() {
    assertThat(ProcessMemory.resident(Long.MAX_VALUE)).isNaN();
    assertThat(ProcessMemory.peak(Long.MAX_VALUE)).isNaN();
  }
}
