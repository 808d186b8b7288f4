package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import measurefirst.machine.Clock;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Plan PLAN =
      new Plan(Duration.ZERO, Duration.ZERO, 4, 4, 4, Duration.ofSeconds(30));

  /** A contender whose clock says what the test wants. */
  private static Contender fake(String name, long nanosPerCall, Object answer, List<String> order) {
    return Contender.timedBy(
        name,
        "Java",
        () -> "",
        calls -> {
          order.add(name);
          return new Timed.Batch(nanosPerCall * calls, nanosPerCall * calls / 2.0, answer);
        },
        () -> {});
  }

  /** One call of {@code task} by the clock of a long one, so that it is not batched. */
  private static Contender slow(String name, Callable<?> task) {
    return Contender.timedBy(
        name, "Java", () -> "", calls -> new Timed.Batch(30_000_000, 0, task.call()), () -> {});
  }

  private static List<Measured> measure(Plan plan, Contender... contenders)
      throws InterruptedException {
    return Rounds.measure("test", List.of(contenders), plan, samples -> true, Progress.SILENT)
        .contenders();
  }

  @Test
  void longCallsAreSamplesOfTheirOwnAndTheColdOneDoesNotCount() throws Exception {
    List<Measured> measured =
        measure(
            PLAN,
            fake("a", 50_000_000, "x", new ArrayList<>()),
            fake("b", 25_000_000, "x", new ArrayList<>()));

    assertThat(measured).extracting(one -> one.contender().name()).containsExactly("a", "b");
    assertThat(measured.get(0).calls()).isEqualTo(1);
    assertThat(measured.get(0).cold()).isEqualTo(50e6);
    assertThat(measured.get(0).counted()).containsExactly(50e6, 50e6, 50e6, 50e6);
    assertThat(measured.get(1).cpu()).containsExactly(12.5e6, 12.5e6, 12.5e6, 12.5e6);
  }

  @Test
  void shortCallsAreBatchedAllByTheSameNumberAndWellAboveTheClocksStep() throws Exception {
    Plan plan = new Plan(Duration.ofMillis(50), Duration.ofMillis(50), 3, 10, 10, PLAN.deadline());
    List<Measured> measured =
        measure(plan, fake("a", 100, 1, new ArrayList<>()), fake("b", 300, 1, new ArrayList<>()));

    assertThat(measured.get(0).calls()).isEqualTo(measured.get(1).calls());
    assertThat(measured.get(0).calls() * 100.0).isGreaterThan(1000.0 * Clock.stepNanos());
    assertThat(measured.get(0).counted()).containsOnly(100.0);
    assertThat(measured.get(1).counted()).containsOnly(300.0);
  }

  @Test
  void contendersFarApartGetAsManyCallsAsFillTheirShare() throws Exception {
    Plan plan = new Plan(Duration.ofMillis(50), Duration.ofMillis(50), 3, 10, 10, PLAN.deadline());
    List<Measured> measured =
        measure(plan, fake("a", 2, 1, new ArrayList<>()), fake("b", 100_000, 1, new ArrayList<>()));

    assertThat(measured.get(0).calls() * 2).isEqualTo(measured.get(1).calls() * 100_000);
    assertThat(measured.get(0).counted()).containsOnly(2.0);
    assertThat(measured.get(1).counted()).containsOnly(100_000.0);
  }

  @Test
  void everySecondRoundRunsTheRoundBeforeBackwards() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    measure(
        PLAN.rounds(8),
        fake("a", 30_000_000, 1, order),
        fake("b", 30_000_000, 1, order),
        fake("c", 30_000_000, 1, order));

    List<List<String>> rounds = new ArrayList<>();
    for (int i = 3; i < order.size(); i += 3) {
      rounds.add(order.subList(i, i + 3));
    }
    assertThat(rounds).hasSize(8);
    for (int i = 0; i < 8; i += 2) {
      assertThat(rounds.get(i)).containsExactlyInAnyOrder("a", "b", "c");
      assertThat(rounds.get(i + 1)).isEqualTo(rounds.get(i).reversed());
    }
  }

  @Test
  void anotherAnswerThanTheBaselinesIsRefusedBeforeTiming() {
    assertThatThrownBy(
            () ->
                measure(
                    PLAN,
                    fake("a", 30_000_000, List.of(1, 2), new ArrayList<>()),
                    fake("b", 30_000_000, List.of(2, 1), new ArrayList<>())))
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("\"b\" answered otherwise than \"a\": at [0]: 1 against 2")
        .hasMessageContaining("contenders must do the same work");
  }

  @Test
  void aContenderThatThrowsIsNamedWithRoundAndWholeChainAndTheOthersSamplesSurvive() {
    AtomicInteger calls = new AtomicInteger();
    Contender failing =
        slow(
            "failing",
            () -> {
              if (calls.incrementAndGet() == 4) {
                throw new IllegalStateException("no page", new IOException("refused"));
              }
              return 1;
            });
    MeasurementException failure =
        catchThrowableOfType(
            MeasurementException.class,
            () -> measure(PLAN, fake("a", 30_000_000, 1, new ArrayList<>()), failing));

    assertThat(failure)
        .hasMessageContaining("contender \"failing\", round 3")
        .hasMessageContaining("IllegalStateException: no page")
        .hasMessageContaining("caused by IOException: refused");
    assertThat(failure.partial().get(0).counted()).hasSizeBetween(2, 3);
    assertThat(failure.partial().get(1).counted()).hasSize(2);
  }

  @Test
  void aContenderThatNeverEndsIsGivenUpAtItsDeadlineAndStopped() {
    AtomicBoolean stopped = new AtomicBoolean();
    Contender endless =
        Contender.of(
            "endless",
            () -> {
              try {
                new CountDownLatch(1).await();
                return 1;
              } finally {
                stopped.set(true);
              }
            });
    assertThatThrownBy(() -> measure(PLAN.deadline(Duration.ofMillis(300)), endless, endless))
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("no end after the deadline of PT0.3S")
        .hasMessageContaining("contender \"endless\", first call");
    assertThat(stopped).isTrue();
    assertThat(measuringThreads()).isEmpty();
  }

  @Test
  void anInterruptOfTheCellStopsTheMeasurement() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Contender waiting =
        Contender.of(
            "waiting",
            () -> {
              begun.countDown();
              Thread.sleep(Duration.ofMinutes(1));
              return 1;
            });
    Thread cell =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    measure(PLAN, waiting, waiting);
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });
    begun.await();
    cell.interrupt();
    cell.join();

    assertThat(interrupted).isTrue();
    assertThat(measuringThreads()).isEmpty();
  }

  @Test
  void aContenderThatIgnoresTheInterruptIsSaidToAndWhatHelps() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Contender deaf =
        slow(
            "deaf",
            () -> {
              long spins = 0;
              while (!enough.get()) {
                spins++;
              }
              return spins;
            });
    assertThatThrownBy(() -> measure(PLAN.deadline(Duration.ofMillis(300)), deaf, deaf))
        .hasMessageContaining("does not heed the interrupt")
        .hasMessageContaining("restart the kernel");
    assertThatThrownBy(() -> measure(PLAN, deaf, deaf))
        .hasMessageContaining("an earlier measurement was given up and still uses a CPU");
    enough.set(true);
    while (!measuringThreads().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(measure(PLAN.rounds(2), deaf, deaf)).hasSize(2);
  }

  private static List<Thread> measuringThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("measuring"))
        .toList();
  }
}
