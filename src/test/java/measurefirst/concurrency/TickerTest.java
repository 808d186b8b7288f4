package measurefirst.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TickerTest {
  private static final Duration PERIOD = Duration.ofMillis(5);

  @Test
  void beatsMissedInABlockAllCountWithTheirLateness() throws Exception {
    Ticker ticker = new Ticker(PERIOD, 1);
    Thread.sleep(ticker.beat());
    ticker.beside(
        () -> {
          Thread.sleep(50);
          return true;
        });
    while (ticker.runs()) {
      Thread.sleep(ticker.beat());
    }

    Ticker.Beats beats = ticker.beats();
    assertThat(beats.task()).isGreaterThanOrEqualTo(50e6);
    assertThat(beats.worst()).isGreaterThanOrEqualTo(44e6);
    // Those due at 5, 10, … 50 ms were all late, each by 5 ms less than the one before.
    assertThat(beats.lateNanos()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(beats.lateNanos().get(4)).isLessThan(beats.lateNanos().get(0));
  }

  @Test
  void itBeatsAtLeastOnceEvenIfTheTasksAreOverBefore() throws Exception {
    Ticker ticker = new Ticker(PERIOD, 1);
    ticker.beside(() -> 1);
    while (ticker.runs()) {
      Thread.sleep(ticker.beat());
    }

    assertThat(ticker.beats().lateNanos()).isNotEmpty();
  }

  @Test
  void itRunsUntilEveryTaskIsDoneEvenOneThatFails() throws Exception {
    Ticker ticker = new Ticker(PERIOD, 2);
    Thread beat =
        Thread.startVirtualThread(
            () -> {
              try {
                while (ticker.runs()) {
                  Thread.sleep(ticker.beat());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    ticker.beside(() -> 1);
    assertThat(beat.join(Duration.ofMillis(50))).isFalse();
    assertThatThrownBy(
            () ->
                ticker.beside(
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    beat.join();
    assertThat(ticker.beats().taskNanos()).hasSize(2);
  }

  @Test
  void aTaskThatBlocksMakesBeatsLateOnALoopAndNotOnThreads() throws Exception {
    Callable<?> blocking =
        () -> {
          Thread.sleep(500);
          return true;
        };

    assertThat(Ticker.onLoop(PERIOD, blocking).worst()).isBetween(490e6, 5e9);
    assertThat(Ticker.onThreads(PERIOD, blocking).worst()).isLessThan(400e6);
  }

  @Test
  void whatATaskThrowsIsThrownOn() {
    Callable<?> failing =
        () -> {
          throw new IllegalStateException("bad");
        };

    assertThatThrownBy(() -> Ticker.onLoop(PERIOD, failing)).hasMessage("bad");
    assertThatThrownBy(() -> Ticker.onThreads(PERIOD, failing)).hasMessage("bad");
  }

  @Test
  void theLatestBeatIsCountedInTasksAsTheyRan() {
    Ticker.Beats beats = new Ticker.Beats(List.of(1.0, 30.0, 2.0), List.of(10.0, 20.0));

    assertThat(beats.worst()).isEqualTo(30);
    assertThat(beats.task()).isEqualTo(15);
    assertThat(beats.worstInTasks()).isEqualTo(2);
  }

  @Test
  void whatATaskAnswersIsHandedOn() throws Exception {
    assertThat(new Ticker(PERIOD, 1).beside(() -> "answer")).isEqualTo("answer");
  }

  @Test
  void aPeriodOfNothingIsRefused() {
    assertThatThrownBy(() -> new Ticker(Duration.ZERO, 1)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> new Ticker(PERIOD, -1)).hasMessageContaining("-1");
  }
}
