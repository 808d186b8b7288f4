package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import measurefirst.machine.Threads;
import measurefirst.result.Results;
import measurefirst.timing.Contender;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Split;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What this very JVM does beside a measurement is told by name, and nothing is measured. */
class OwnLoadTest {
  private final AtomicBoolean enough = new AtomicBoolean();
  private final List<Thread> started = new ArrayList<>();

  private void spin() {
    while (!enough.get()) {
      Thread.onSpinWait();
    }
  }

  private Thread started(Thread thread) {
    started.add(thread);
    return thread;
  }

  @AfterEach
  void end() throws InterruptedException {
    enough.set(true);
    for (Thread thread : started) {
      thread.interrupt();
      thread.join();
    }
  }

  private static Comparison quick(String name) {
    return Comparison.of(name).baseline(Fakes.fake("a", 30)).plan(Fakes.PLAN);
  }

  /** On a busy machine a thread may get no CPU for as long as one look lasts. */
  private static Throwable refusal(String name) {
    Throwable refused = null;
    while (refused == null) {
      refused = catchThrowable(() -> quick(name).run());
    }
    return refused;
  }

  @Test
  @Timeout(120)
  void aLoopLeftOverFromAnEarlierCellIsTold() {
    started(Thread.ofPlatform().daemon().name("left over").start(this::spin));
    Threads.born("cell 7");

    assertThat(refusal("beside a loop"))
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("the thread \"left over\" of cell 7 still uses a CPU")
        .hasMessageContaining("restart the kernel");
  }

  @Test
  @Timeout(120)
  void soIsOneOnAVirtualThread() {
    started(Thread.startVirtualThread(this::spin));

    assertThat(refusal("beside a virtual loop")).hasMessageContaining("a virtual thread");
  }

  @Test
  @Timeout(120)
  void anInterruptedLoopThatGoesOnIsToldToo() {
    Thread deaf = started(Thread.ofPlatform().daemon().name("deaf").start(this::spin));
    deaf.interrupt();

    assertThat(refusal("beside a deaf loop")).hasMessageContaining("\"deaf\"");
  }

  @Test
  void whatSleepsIsNoLoad() throws Exception {
    started(Thread.ofPlatform().daemon().start(OwnLoadTest::sleep));
    started(Thread.startVirtualThread(OwnLoadTest::sleep));

    assertThat(quick("beside sleepers").run().baseline().values()).hasSize(6);
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Running {
    void run() throws Exception;
  }

  /** While a comparison is in the middle of a call. */
  private void during(Running other) throws Exception {
    CountDownLatch under = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Contender slow =
        Contender.of(
            "slow",
            () -> {
              under.countDown();
              end.await();
              Thread.sleep(25);
              return 1;
            });
    Thread first =
        started(
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        Comparison.of("the first of two").baseline(slow).rounds(2).run();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    under.await();
    other.run();
    end.countDown();
    first.join();
    assertThat(Results.latest("the first of two").baseline().values()).hasSize(2);
  }

  @Test
  void twoComparisonsAtOnceAreOneTooMany() throws Exception {
    during(
        () ->
            assertThatThrownBy(() -> quick("the second of two").run())
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("another measurement is under way")
                .hasMessageContaining("one after the other"));
  }

  @Test
  void soIsASweepOrASplitBesideAComparison() throws Exception {
    during(
        () -> {
          assertThatThrownBy(() -> Sweep.of("sweep").at(1, quick("N = 1")).run())
              .hasMessageContaining("another measurement is under way");
          assertThatThrownBy(() -> Split.of("split", () -> 1))
              .hasMessageContaining("another measurement is under way");
        });
  }

  @Test
  void aComparisonInsideAContenderIsRefusedAndTheNextOneRuns() throws Exception {
    assertThatThrownBy(
            () -> Comparison.of("outer").baseline("nested", () -> quick("inner").run()).run())
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("another measurement is under way")
        .hasMessageContaining("no comparison inside a contender");
    assertThat(quick("after it").run().baseline().values()).hasSize(6);
  }
}
