package measurefirst.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CarriersTest {
  @Test
  void theNumberHoldsDuringTheWorkAndIsRestoredAfterIt() throws Exception {
    int before = Carriers.count();

    assertThat(Carriers.with(3, Carriers::count)).isEqualTo(3);
    assertThat(Carriers.count()).isEqualTo(before);
  }

  @Test
  void itIsRestoredWhenTheWorkFails() {
    int before = Carriers.count();

    assertThatThrownBy(
            () ->
                Carriers.with(
                    1,
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Carriers.count()).isEqualTo(before);
  }

  @Test
  void noCarriersAreRefused() {
    assertThatThrownBy(() -> Carriers.with(0, () -> 1)).hasMessageContaining("was 0");
  }
}
