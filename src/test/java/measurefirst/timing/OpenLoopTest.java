package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final Duration STALL = Duration.ofMillis(200);

  @Test
  void aStallShowsInTheLatenciesFromTheIntendedStartAlone() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Latencies latencies =
        OpenLoop.every(Duration.ofMillis(2))
            .requests(1000)
            .workers(1)
            .run(
                "stalling",
                () -> {
                  if (calls.incrementAndGet() == 300) {
                    Thread.sleep(STALL);
                  }
                  return 1;
                });

    assertThat(latencies.answered()).isEqualTo(1000);
    // A tenth of the requests arrive during the stall, the last of them at its end.
    assertThat(latencies.corrected(99)).isGreaterThan(STALL.multipliedBy(3).dividedBy(4));
    assertThat(latencies.uncorrected(99)).isLessThan(STALL.dividedBy(4));
    assertThat(latencies.uncorrected(100)).isGreaterThanOrEqualTo(STALL.minusMillis(1));
    assertThat(latencies).asString().contains("p99", "from the intended start", "n = 1000");
  }

  @Test
  void requestsArriveThoughNoneIsAnswered() throws Exception {
    CountDownLatch allArrived = new CountDownLatch(20);
    Latencies latencies =
        OpenLoop.every(Duration.ofMillis(1))
            .requests(20)
            .run(
                "together",
                () -> {
                  allArrived.countDown();
                  allArrived.await();
                  return 1;
                });
    assertThat(latencies.answered()).isEqualTo(20);
    assertThat(latencies.correctedNanos()).hasSize(20);
    assertThat(latencies.uncorrectedNanos()).hasSize(20);
  }

  @Test
  void whatFailsAndWhatIsGivenUpIsCountedAndSaid() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    Latencies latencies =
        OpenLoop.every(Duration.ofMillis(1))
            .requests(10)
            .patience(Duration.ofMillis(300))
            .run(
                "faulty",
                () -> {
                  switch (calls.incrementAndGet()) {
                    case 3 -> throw new IOException("refused");
                    case 5 -> {
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        stopped.set(true);
                      }
                    }
                    default -> {}
                  }
                  return 1;
                });
    assertThat(latencies.answered()).isEqualTo(8);
    assertThat(latencies.failed()).isEqualTo(1);
    assertThat(latencies.unanswered()).isEqualTo(1);
    assertThat(latencies).asString().contains("IOException: refused", "1 given up");
    assertThat(stopped).isTrue();
  }

  @Test
  void whatIsStillQueuedAtTheEndIsGivenUpToo() throws Exception {
    Latencies latencies =
        OpenLoop.every(Duration.ofMillis(1))
            .requests(5)
            .workers(1)
            .patience(Duration.ofMillis(100))
            .run(
                "stuck",
                () -> {
                  new CountDownLatch(1).await();
                  return 1;
                });
    assertThat(latencies.unanswered()).isEqualTo(5);
    assertThat(latencies).asString().contains("none answered", "5 given up");
    assertThatThrownBy(() -> latencies.corrected(99)).hasMessageContaining("has no latency");
  }

  @Test
  void whatDoesNotHeedTheInterruptIsSaidTo() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Latencies latencies =
        OpenLoop.every(Duration.ofMillis(1))
            .requests(1)
            .patience(Duration.ofMillis(50))
            .run(
                "deaf",
                () -> {
                  while (!enough.get()) {
                    Thread.onSpinWait();
                  }
                  return 1;
                });
    enough.set(true);

    assertThat(latencies).asString().contains("not heed the interrupt", "restart the kernel");
  }

  @Test
  void anInterruptOfTheCellStopsAllRequests() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread cell =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    OpenLoop.every(Duration.ofSeconds(60))
                        .run(
                            "waiting",
                            () -> {
                              begun.countDown();
                              try {
                                new CountDownLatch(1).await();
                              } finally {
                                stopped.countDown();
                              }
                              return 1;
                            });
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });
    begun.await();
    cell.interrupt();
    cell.join();

    assertThat(interrupted).isTrue();
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void badSchedulesAreRefused() {
    OpenLoop loop = OpenLoop.every(Duration.ofMillis(1));
    assertThatThrownBy(() -> OpenLoop.every(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> loop.requests(0)).hasMessageContaining("at least 1 request");
    assertThatThrownBy(() -> loop.workers(0)).hasMessageContaining("1 worker");
    assertThatThrownBy(() -> loop.patience(Duration.ZERO)).hasMessageContaining("positive");
  }

  @Test
  void aShareIsAPercentage() throws Exception {
    Latencies latencies = OpenLoop.every(Duration.ofMillis(1)).requests(2).run("one", () -> 1);

    assertThatThrownBy(() -> latencies.corrected(101)).hasMessageContaining("was 101");
    assertThatThrownBy(() -> latencies.uncorrected(Double.NaN)).hasMessageContaining("was NaN");
  }
}
