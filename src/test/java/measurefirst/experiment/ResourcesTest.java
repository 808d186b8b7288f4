package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import measurefirst.result.Results;
import measurefirst.timing.Contender;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Plan;
import org.junit.jupiter.api.Test;

/** What a contender needs is opened by each run and closed by it, however it ends. */
class ResourcesTest {
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private final class Connection implements AutoCloseable {
    private boolean open = true;

    Connection() {
      opened.incrementAndGet();
    }

    int answer() {
      if (!open) {
        throw new IllegalStateException("closed");
      }
      return 1;
    }

    @Override
    public void close() {
      open = false;
      closed.incrementAndGet();
    }
  }

  private Contender connected(String name) {
    return Contender.with(name, Connection::new, Connection::answer);
  }

  private void assertClosed(int times) {
    assertThat(opened).hasValue(times);
    assertThat(closed).hasValue(times);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("measuring");
  }

  @Test
  void eachRunOpensAndClosesAnew() throws Exception {
    Comparison comparison =
        Comparison.of("connections")
            .baseline(connected("a"))
            .contender(connected("b"))
            .plan(Fakes.PLAN);
    assertThat(opened).hasValue(0);
    comparison.run();
    assertClosed(2);
    comparison.run();
    assertClosed(4);
  }

  @Test
  void aSweepOpensAtEachPointAndForEachOptionOnce() throws Exception {
    Sweep.of("connections swept")
        .over(
            new int[] {1, 2, 3},
            n -> Comparison.of("N = " + n).baseline(connected("a").fromVirtual().operations(2)))
        .rounds(2)
        .run();
    assertClosed(3);
  }

  @Test
  void aPoolIsShutDownThoughItsTasksRunOn() throws Exception {
    List<ExecutorService> pools = Collections.synchronizedList(new ArrayList<>());
    Comparison.of("pool")
        .baseline(
            Contender.with(
                "pool",
                () -> {
                  pools.add(Executors.newFixedThreadPool(2));
                  return pools.getLast();
                },
                pool -> pool.submit(() -> 1).get()))
        .plan(Fakes.PLAN)
        .run();
    assertThat(pools).hasSize(1).allMatch(ExecutorService::isTerminated);
  }

  @Test
  void aContenderThatThrowsIsClosedToo() {
    AtomicInteger calls = new AtomicInteger();
    Contender failing =
        Contender.with(
            "failing",
            Connection::new,
            connection -> {
              if (calls.incrementAndGet() == 3) {
                throw new IOException("gone");
              }
              Thread.sleep(25);
              return connection.answer();
            });
    assertThatThrownBy(
            () ->
                Comparison.of("closed after a failure")
                    .baseline(connected("a"))
                    .contender(failing)
                    .plan(Fakes.PLAN)
                    .run())
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("IOException: gone");
    assertClosed(2);
  }

  @Test
  void soIsOneThatIsInterrupted() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Contender endless =
        Contender.with(
            "endless",
            Connection::new,
            connection -> {
              waiting.countDown();
              new CountDownLatch(1).await();
              return connection.answer();
            });
    Thread cell =
        Thread.ofPlatform()
            .start(
                () ->
                    assertThatThrownBy(
                            () ->
                                Comparison.of("closed after an interrupt").baseline(endless).run())
                        .isInstanceOf(InterruptedException.class));
    waiting.await();
    cell.interrupt();
    cell.join();
    assertClosed(1);
  }

  // Inputs that no report named.

  @Test
  void andOneThatIsGivenUp() {
    Contender endless =
        Contender.with(
            "endless",
            Connection::new,
            connection -> {
              new CountDownLatch(1).await();
              return connection.answer();
            });
    assertThatThrownBy(
            () ->
                Comparison.of("closed after the deadline")
                    .baseline(endless)
                    .plan(new Plan(Duration.ZERO, Duration.ZERO, 2, 2, 2, Duration.ofMillis(200)))
                    .run())
        .hasMessageContaining("no end after the deadline");
    assertClosed(1);
  }

  @Test
  void whereTheSecondCannotBeOpenedTheFirstIsClosed() {
    Contender broken =
        Contender.with(
            "broken",
            () -> {
              throw new IOException("no port");
            },
            resource -> 1);
    assertThatThrownBy(
            () -> Comparison.of("half open").baseline(connected("a")).contender(broken).run())
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("opening what \"broken\" needs")
        .hasMessageContaining("no port");
    assertClosed(1);
  }

  @Test
  void whatFailsInClosingLosesNothingAndHidesNothing() {
    AutoCloseable stubborn =
        () -> {
          throw new IOException("will not close");
        };
    Comparison measured =
        Comparison.of("stubborn")
            .baseline(Contender.with("a", () -> stubborn, resource -> 1))
            .contender(connected("b"))
            .plan(Fakes.PLAN);
    assertThatThrownBy(measured::run).hasMessageContaining("will not close");
    assertThat(Results.latest("stubborn").series()).allMatch(one -> one.values().size() == 6);
    assertClosed(1);

    assertThatThrownBy(
            () ->
                Comparison.of("stubborn failure")
                    .baseline(
                        Contender.with(
                            "a",
                            () -> stubborn,
                            resource -> {
                              throw new IllegalStateException("the first to fail");
                            }))
                    .run())
        .hasMessageContaining("the first to fail")
        .hasMessageContaining("suppressed IOException: will not close");
  }

  @Test
  void whatNeedsNoClosingIsLeftAlone() throws Exception {
    assertThat(
            Comparison.of("plain resource")
                .baseline(Contender.with("a", () -> "text", String::length))
                .contender(Contender.with("b", () -> null, nothing -> 4))
                .plan(Fakes.PLAN)
                .run()
                .series())
        .hasSize(2);
  }
}
