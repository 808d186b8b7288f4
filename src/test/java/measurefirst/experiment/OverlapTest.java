package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import measurefirst.result.Prediction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OverlapTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final Duration TASK = Duration.ofMillis(10);

  @Test
  void waitsOverlapAndComputingIsShared() {
    assertThat(Overlap.ofShare(TASK, 0.5, 4, 1).gain()).isCloseTo(4 / 2.5, CLOSE);
    assertThat(Overlap.ofShare(TASK, 0.5, 4, 2).gain()).isCloseTo(4 / 1.5, CLOSE);
    assertThat(Overlap.ofShare(TASK, 0.5, 5, 2).gain()).isCloseTo(5 / 2.0, CLOSE);
  }

  @Test
  void withoutWaitingOnlyCoresGain() {
    assertThat(Overlap.ofShare(TASK, 0, 8, 1).gain()).isEqualTo(1);
    assertThat(Overlap.ofShare(TASK, 0, 8, 1).on(2).gain()).isEqualTo(2);
  }

  @Test
  void withoutComputingEveryTaskGains() {
    Overlap waits = Overlap.ofShare(TASK, 1, 8, 1);
    assertThat(waits.gain()).isEqualTo(8);
    assertThat(waits.ceiling()).isInfinite();
    assertThat(waits.toString()).contains("full share");
  }

  @Test
  void piecesLeadFromTheFormulaToTheBound() {
    Overlap five = Overlap.ofShare(TASK, 0.8, 5, 1);
    assertThat(five.inPieces(1)).isEqualTo(five.gain());
    assertThat(five.inPieces(4)).isGreaterThan(five.inPieces(2));
    assertThat(five.inPieces(1_000_000)).isCloseTo(five.bound(), within(1e-4));
  }

  @Test
  void aPoolLargeEnoughIsLikeThreads() {
    Overlap tasks = Overlap.ofShare(TASK, 0.5, 8, 2);
    assertThat(tasks.inPool(8)).isCloseTo(tasks.gain(), CLOSE);
    assertThat(tasks.inSlices(8)).isCloseTo(tasks.gain(), CLOSE);
    assertThat(tasks.inPool(4)).isCloseTo(8 / 2.5, CLOSE);
    assertThat(tasks.inSlices(4)).isCloseTo(8 / 3.0, CLOSE);
  }

  @Test
  void theCeilingIsWhatComputingLeaves() {
    Overlap tasks = Overlap.of(Duration.ofMillis(90), Duration.ofMillis(10), 8, 2);
    assertThat(tasks.waitingShare()).isCloseTo(0.9, CLOSE);
    assertThat(tasks.ceiling()).isCloseTo(20, CLOSE);
  }

  @Test
  void aRivalThatGivesTheSameIsLeftOut() {
    Prediction all = Overlap.ofShare(TASK, 1, 8, 1).predict(8);
    assertThat(all.isTestable()).isTrue();
    assertThat(all.rivals()).containsExactly(1.0);
    assertThat(Overlap.ofShare(TASK, 0.5, 4, 1).predict(1.6).rivals()).containsExactly(1.0, 4.0);
    assertThat(Overlap.ofShare(TASK, 0.5, 1, 1).predict(1).isTestable()).isFalse();
  }

  @Test
  void theSentenceSaysYesOrNo() {
    assertThat(Overlap.of(Duration.ofMillis(90), Duration.ofMillis(10), 8, 2).toString())
        .contains("yes, async helps", "4.7 times", "on 2 cores 6.2 times", "20.0");
    assertThat(Overlap.of(Duration.ofMillis(1), Duration.ofMillis(9), 8, 1).toString())
        .contains("no, async does not help")
        .doesNotContain("cores");
  }

  @Test
  void refusesWhatIsNoTask() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overlap.of(Duration.ZERO, Duration.ZERO, 1, 1))
        .withMessageContaining("must wait or compute");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overlap.ofShare(TASK, 0.5, 0, 1))
        .withMessageContaining("at least 1 task");
  }
}
