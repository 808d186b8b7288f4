package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChainTest {
  @Test
  void xorshiftIsMarsaglias() {
    // One step by hand: 1 ^ 1 << 13 = 8193, ^ 8193 >>> 7 = 8257, ^ 8257 << 17 = 1082269761.
    assertThat(Chain.xorshift(1, 1)).isEqualTo(1082269761L);
    assertThat(Chain.xorshift(1, 0)).isEqualTo(1);
  }

  @Test
  void itGoesOnFromWhereItStopped() {
    assertThat(Chain.xorshift(Chain.xorshift(7, 3), 4)).isEqualTo(Chain.xorshift(7, 7));
  }

  @Test
  void anOperationAnswersTrueAsAnyLoopCan() throws Exception {
    Contender.Opened opened = Chain.operation().open();
    assertThat(opened.timed().run(1).answer()).isEqualTo(true);
    opened.close().close();
  }

  @Test
  void aTimeHoldsStepsAndNoTimeNone() {
    assertThat(Chain.stepsIn(Duration.ofMillis(5))).isPositive();
    assertThat(Chain.stepsIn(Duration.ZERO)).isZero();
  }
}
