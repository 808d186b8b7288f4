package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import measurefirst.machine.Cpus;
import measurefirst.result.Finding;
import measurefirst.result.Result;
import measurefirst.statistics.Interval;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Plan;
import measurefirst.timing.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advice from a task alone: what it predicts, what it says, and what it refuses. */
class AdviceTest {
  private static final Plan SHORT =
      new Plan(Duration.ZERO, Duration.ZERO, 3, 3, 3, Duration.ofMillis(400));

  private static Interval interval(double millis, double spread) {
    double nanos = 1e6 * millis;
    return new Interval(nanos, nanos * (1 - spread), nanos * (1 + spread), 0.95, 10, 10);
  }

  /** A task that waits and computes so many milliseconds, known to the share {@code spread}. */
  private static Advice advice(double w, double c, double spread, int tasks, int cores) {
    return advice(w, c, spread, tasks, cores, 0);
  }

  private static Advice advice(
      double w, double c, double spread, int tasks, int cores, double others) {
    Split split =
        new Split(
            "made up",
            interval(w + c, spread),
            interval(c, spread),
            interval(w, spread),
            "process",
            others);
    return new Advice("made up", () -> 1, split, tasks, cores, cores);
  }

  private static Callable<String> sleeping() {
    return () -> {
      Thread.sleep(20);
      return "answer";
    };
  }

  private static Callable<?> of(Callable<?> task, int tasks) {
    return () -> Advice.of("mine", task, tasks, SHORT);
  }

  // What it predicts and says.

  @Test
  void eachWayGainsWhatTheFormulasSay() {
    Advice advice = advice(9, 1, 0, 8, 2);
    assertThat(advice.ways())
        .extracting(way -> way.gain().estimate())
        .containsExactly(80.0 / 17, 80.0 / 13, 2.0);
    assertThat(advice.pool(4).ways().getLast().name()).isEqualTo("pool of 4");
    assertThat(advice.on(8).ways().getLast().name()).isEqualTo("pool of 8");
    assertThat(advice.pool(4).on(8).ways().getLast().name()).isEqualTo("pool of 4");
    assertThat(advice.tasks(16).on(4).ways().get(1).gain().estimate()).isEqualTo(160.0 / 13);
  }

  @Test
  void theIntervalsOfWaitingAndComputingLeaveOneOfTheGain() {
    Interval gain = advice(9, 1, 0.1, 8, 1).ways().getFirst().gain();
    assertThat(gain.low()).isEqualTo(8 * (8.1 + 1.1) / (8.1 + 8 * 1.1));
    assertThat(gain.high()).isEqualTo(8 * (9.9 + 0.9) / (9.9 + 8 * 0.9));
    assertThat(gain.estimate()).isEqualTo(80.0 / 17);
  }

  @ParameterizedTest
  @CsvSource({
    "9,   1,   0.05, 8,  2, Take virtual threads: a task waits 90 % of its time",
    "0.1, 9.9, 0.05, 8,  2, 'Take a pool of 2 threads: a task waits 1 % of its time, so cores help'",
    "0,   10,  0,    8,  2, Take a pool of 2 threads",
    "0.1, 9.9, 0.05, 8,  1, Stay in turn",
    "9,   1,   0.05, 1,  2, 'Stay in turn: a task waits 90 % of its time, and 1 task at once on 2 cores'",
    "1.5, 8.5, 0.3,  32, 1, Undecided",
    "10,  0,   0,    8,  2, 'Take virtual threads: a task waits 100 % of its time, and 8 tasks should be 8 times as fast'"
  })
  void aSentenceSaysWhatToTake(
      double w, double c, double spread, int tasks, int cores, String sentence) {
    assertThat(advice(w, c, spread, tasks, cores).sentence()).startsWith(sentence);
  }

  @Test
  void whatMayHaveBeenAQueueForABusyCpuIsNoWaitingToRelyOn() {
    Advice beside = advice(5, 5, 0, 8, 1, Cpus.usable());
    assertThat(beside.sentence()).startsWith("Undecided").contains("8 tasks", "nothing else");
    assertThat(beside.ways().getFirst().gain().low()).isEqualTo(1);
    assertThat(advice(5, 5, 0, 8, 1).sentence()).startsWith("Take virtual threads");
  }

  @Test
  void itNamesTheCeilingWhereThereIsOne() {
    assertThat(advice(9, 1, 0.05, 8, 2).sentence()).endsWith("they gain at most 20 times.");
    assertThat(advice(10, 0, 0, 8, 2).sentence()).endsWith("as fast as in turn.");
  }

  // The call as plain Java makes it.

  @Test
  void itRunsOutsideANotebook() throws Exception {
    var advice = Advice.of("my task", sleeping(), 4, SHORT);
    assertThat(advice)
        .asString()
        .contains("my task waits ", "4 tasks at once", "one thread", "virtual threads", "pool of ");
    Result proof = advice.proof().rounds(2).run();
    assertThat(proof.contenders())
        .containsExactly("in turn", "one thread", "virtual threads", "pool of " + Cpus.usable());
    assertThat(proof.findings())
        .extracting(Finding::contender)
        .containsExactlyElementsOf(advice.ways().stream().map(Advice.Way::name).toList());
    assertThat(proof.finding("virtual threads").prediction().value())
        .isEqualTo(advice.ways().get(1).gain().estimate());
  }

  @Test
  void aWarmProgramRanManyAtOnceBeforeOneWasMeasuredAlone() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger last = new AtomicInteger();
    Callable<?> task =
        () -> {
          last.set(inside.incrementAndGet());
          most.accumulateAndGet(last.get(), Math::max);
          Thread.sleep(5);
          return inside.decrementAndGet() < 0;
        };
    Advice warm = Advice.warm("my task", task, 4, SHORT);
    assertThat(most.get()).isGreaterThan(1);
    assertThat(last).hasValue(1);
    assertThat(warm.tasks()).isEqualTo(4);
  }

  @Test
  void theProofServesAClaimIfItIsTold() throws Exception {
    Result proof = Advice.of("claimed", sleeping(), 2, SHORT).proof().claim("C10").rounds(2).run();
    assertThat(proof.verdict("C10").claim().id()).isEqualTo("C10");
    assertThat(proof.findings()).hasSize(3).allMatch(f -> f.prediction().claim().equals("C10"));
    assertThatThrownBy(() -> Advice.of("x", sleeping(), 2, SHORT).proof().claim("C99"))
        .hasMessageContaining("C99");
  }

  // What it refuses, and that the next call works.

  private static void refused(Callable<?> call, Class<?> type, String... told) throws Exception {
    assertThatThrownBy(call::call).isInstanceOf(type).hasMessageContainingAll(told);
    assertThat(of(sleeping(), 2).call()).asString().contains("mine waits ");
  }

  @Test
  void aTaskThatThrows() throws Exception {
    Callable<?> broken =
        () -> {
          throw new IOException("no route to the shop");
        };
    refused(of(broken, 4), MeasurementException.class, "\"mine\"", "IOException: no route");
  }

  @Test
  void aTaskThatThrowsOnlyAmongOthers() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    Callable<?> alone =
        () -> {
          if (inside.incrementAndGet() > 1) {
            throw new IOException("one connection only");
          }
          Thread.sleep(20);
          return inside.decrementAndGet();
        };
    Advice advice = Advice.of("mine", alone, 4, SHORT);
    refused(
        () -> advice.proof().run(), MeasurementException.class, "IOException: one connection only");
  }

  @Test
  void aTaskThatHangs() throws Exception {
    Callable<?> hanging =
        () -> {
          new CountDownLatch(1).await();
          return 1;
        };
    refused(of(hanging, 4), MeasurementException.class, "\"mine\"", "no end after the deadline");
  }

  @Test
  void aTaskThatIsTooShort() throws Exception {
    refused(
        of(() -> 1, 4), IllegalArgumentException.class, "\"mine\" takes", "let one task do more");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'at least 1 task, 1 core and 1 thread in the pool, was 0'",
    "-1, was -1",
    "1000000000, '1,000,000,000 tasks at once take about'"
  })
  void aNumberOfTasksThatCannotBe(int tasks, String told) throws Exception {
    Callable<?> never =
        () -> {
          throw new AssertionError("measured before it was refused");
        };
    refused(of(never, tasks), IllegalArgumentException.class, told);
    refused(() -> advice(9, 1, 0, 8, 2).tasks(tasks), IllegalArgumentException.class, told);
  }

  @Test
  void aTaskThatAnswersDifferently() throws Exception {
    AtomicInteger call = new AtomicInteger();
    Callable<?> counting =
        () -> {
          Thread.sleep(20);
          return call.incrementAndGet();
        };
    refused(of(counting, 4), MeasurementException.class, "answered otherwise", "1", "2");
  }

  @Test
  void aTaskThatLeavesWorkBehind() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Callable<?> launching =
        () -> {
          Thread left = Thread.startVirtualThread(() -> new FutureTask<>(() -> await(end)).run());
          Thread.sleep(20);
          return left.isVirtual();
        };
    assertThatThrownBy(() -> of(launching, 4).call())
        .isInstanceOf(MeasurementException.class)
        .hasMessageContainingAll("\"mine\" returned, but work that it started goes on", "join()");
    end.countDown();
    Thread.sleep(50); // until what was left has ended
    assertThat(of(sleeping(), 2).call()).asString().contains("mine waits ");
  }

  private static boolean await(CountDownLatch end) throws InterruptedException {
    end.await();
    return true;
  }

  @Test
  void aProofOnAnotherMachineOrOneThatWouldTakeHours() throws Exception {
    refused(
        () -> advice(9, 1, 0, 8, Cpus.usable() + 6).proof(),
        IllegalStateException.class,
        "advice for " + (Cpus.usable() + 6) + " cores");
    refused(
        () -> advice(900, 1, 0, 100_000, Cpus.usable()).proof(),
        IllegalStateException.class,
        "100,000 tasks in turn would take",
        "by tasks(");
  }
}
