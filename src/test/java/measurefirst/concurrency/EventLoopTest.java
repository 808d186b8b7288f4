package measurefirst.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventLoopTest {
  private final EventLoop loop = new EventLoop();
  private final List<String> log = new ArrayList<>();

  @Test
  void callbacksRunInTheirOrderOnTheThreadThatRunsTheLoop() throws Exception {
    Thread own = Thread.currentThread();
    loop.soon(() -> log.add("first"));
    loop.soon(
        () -> {
          log.add("second");
          loop.soon(() -> log.add(Thread.currentThread() == own ? "own thread" : "other thread"));
        });
    loop.soon(() -> log.add("third"));

    loop.run();

    assertThat(log).containsExactly("first", "second", "third", "own thread");
  }

  @Test
  void timersRunByTheirTimeAndThoseOfOneTimeByTheirOrder() throws Exception {
    long start = System.nanoTime();
    loop.after(Duration.ofMillis(30), () -> log.add("late"));
    loop.after(Duration.ofMillis(10), () -> log.add("early"));
    loop.after(Duration.ZERO, () -> log.add("now"));
    loop.soon(() -> log.add("ready"));

    loop.run();

    assertThat(log).containsExactly("ready", "now", "early", "late");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000L);
  }

  @Test
  void twoWaitsOverlap() throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      loop.after(Duration.ofMillis(100), () -> log.add("over"));
    }

    loop.run();

    assertThat(log).hasSize(1000);
    // One after the other they would take 1000 times as long as one.
    assertThat(System.nanoTime() - start)
        .isLessThan(Duration.ofMillis(100).multipliedBy(500).toNanos());
  }

  @Test
  void aTimerThatIsDueWaitsForTheCallbackUnderWay() throws Exception {
    loop.after(Duration.ofMillis(1), () -> log.add("timer"));
    loop.soon(
        () -> {
          Thread.sleep(20);
          log.add("long");
        });
    loop.soon(() -> log.add("ready before it"));

    loop.run();

    assertThat(log).containsExactly("long", "ready before it", "timer");
  }

  @Test
  void workElsewhereDoesNotHoldTheLoopAndIsWaitedFor() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Thread own = Thread.currentThread();
      loop.soon(
          () ->
              loop.elsewhere(
                  threads,
                  () -> {
                    Thread.sleep(30);
                    return log.add(Thread.currentThread() == own ? "on the loop" : "elsewhere");
                  },
                  () -> log.add(Thread.currentThread() == own ? "back" : "lost")));
      loop.after(Duration.ofMillis(5), () -> log.add("meanwhile"));

      loop.run();
    }
    assertThat(log).containsExactly("meanwhile", "elsewhere", "back");
  }

  @Test
  void whatFailsElsewhereFailsTheLoop() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      loop.elsewhere(
          threads,
          () -> {
            throw new IllegalStateException("no answer");
          },
          () -> log.add("back"));

      assertThatThrownBy(loop::run).hasMessage("no answer");
    }
    assertThat(log).isEmpty();
  }

  @Test
  void workThatNobodyTakesIsNotWaitedFor() throws Exception {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    threads.close();

    assertThatThrownBy(() -> loop.elsewhere(threads, () -> 1, () -> log.add("back")))
        .isInstanceOf(RejectedExecutionException.class);
    loop.run();

    assertThat(log).isEmpty();
  }

  @Test
  void aLoopWithNothingToDoEndsAtOnce() throws Exception {
    loop.run();

    assertThat(log).isEmpty();
  }
}
