package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import measurefirst.machine.Cpus;
import measurefirst.result.Mode;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static long compute(long steps) {
    long x = 88172645463325252L;
    for (long i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  private static Object onVirtualThread(Callable<?> task) throws Exception {
    Object[] answer = new Object[1];
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer[0] = task.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .join();
    return answer[0];
  }

  @Test
  void aTaskThatSleepsWaits() throws Exception {
    Split sleep =
        Split.of(
            "sleep",
            () -> {
              Thread.sleep(30);
              return 1;
            });
    assertThat(sleep.waitingShare()).isGreaterThan(0.9);
    assertThat(sleep.waiting()).isGreaterThan(Duration.ofMillis(27));
    assertThat(sleep).asString().startsWith("sleep waits ").contains("W = ", "C = ", "its thread");
  }

  @Test
  void twiceTheWorkIsTwiceTheComputingHoweverLongItQueues() throws Exception {
    double once = Split.of("once", () -> compute(200_000)).computingNanos().estimate();
    double twice = Split.of("twice", () -> compute(400_000)).computingNanos().estimate();

    assertThat(twice / once).isBetween(1.5, 2.7);
  }

  @Test
  void whatAVirtualThreadComputesShowsInTheProcessAloneAndNotInTheCallersThread() throws Exception {
    Callable<?> elsewhere = () -> onVirtualThread(() -> compute(2_000_000));
    Split thread = Split.of("thread", elsewhere);
    Split process = Split.of(Contender.of("process", elsewhere));
    Split helped = Split.withHelpers("helped", elsewhere, Plan.of(Mode.current()));

    assertThat(process.computingNanos().estimate())
        .isGreaterThan(5 * thread.computingNanos().estimate());
    assertThat(helped.computingNanos().estimate())
        .isGreaterThan(5 * thread.computingNanos().estimate());
    assertThat(helped).asString().contains("its thread and its helpers");
  }

  @Test
  void waitingIsTheWallClockLessTheProcessor() {
    Split split =
        Split.split("task", List.of(100.0, 100.0, 100.0), List.of(20.0, 20.0, 20.0), "process", 0);

    assertThat(split.waitingNanos().estimate()).isCloseTo(80, within(1e-9));
    assertThat(split.waitingShare()).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void whereOthersLeaveNoCpuFreeTheSentenceSaysWhatThatCosts() {
    List<Double> wall = List.of(100.0, 100.0);
    List<Double> cpu = List.of(20.0, 20.0);
    assertThat(Split.split("task", wall, cpu, "process", Cpus.usable()))
        .asString()
        .contains("other programs kept " + Cpus.usable() + ".0 CPUs busy", "counts as waiting");
    assertThat(Split.split("task", wall, cpu, "process", Double.NaN))
        .returns(0.0, Split::queueNanos)
        .asString()
        .doesNotContain("other programs");
  }

  @Test
  void aTaskOnTwoCpusHasNoWaitingThatCouldBeTold() {
    Split split = Split.split("both", List.of(100.0, 100.0), List.of(200.0, 190.0), "process", 0);

    assertThat(split.waiting()).isZero();
    assertThat(split.waitingShare()).isZero();
  }

  @Test
  void withoutAProcessorsClockThereIsNoSplit() {
    assertThatThrownBy(
            () ->
                Split.split(
                    "task", List.of(1.0, 1.0), List.of(Double.NaN, Double.NaN), "process", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the processor time of \"task\" is not known");
  }
}
