package measurefirst.experiment;

import static measurefirst.experiment.Fakes.PLAN;
import static measurefirst.experiment.Fakes.about;
import static measurefirst.experiment.Fakes.fake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import measurefirst.result.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Series;
import measurefirst.timing.Contender;
import measurefirst.timing.MeasurementException;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Duration LONG = Duration.ofMillis(100);
  private static final Duration SHORT = Duration.ofMillis(50);

  private static Comparison two(String name, double base, double other, Prediction... of) {
    return Comparison.of(name)
        .baseline(fake("in turn", base), Prediction.time(LONG))
        .contender(fake("together", other), of)
        .plan(PLAN);
  }

  @Test
  void everyPredictionIsJudgedClaimedOrNot() throws Exception {
    Result result =
        two(
                "judged",
                100.5,
                50.5,
                Prediction.time(SHORT).ratherThan(LONG).claim("C1"),
                Prediction.ratio(3),
                Prediction.moreThan(1))
            .run();

    assertThat(result.findings())
        .extracting("contender", "outcome")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("in turn", Outcome.CONFIRMED),
            org.assertj.core.groups.Tuple.tuple("together", Outcome.CONFIRMED),
            org.assertj.core.groups.Tuple.tuple("together", Outcome.CONFIRMED),
            org.assertj.core.groups.Tuple.tuple("together", Outcome.CONFIRMED));
    assertThat(result.verdict("C1").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(result.verdict("C1").basis()).startsWith("together: 50.5");
    assertThat(result.ratio("together").estimate()).isCloseTo(1.99, within(0.01));
    assertThat(result.finding("together").error()).isCloseTo(0.01, within(0.002));
    assertThat(result.series("together").values()).hasSize(6);
    assertThat(result.series("together").cold()).isPositive();
  }

  @Test
  void aMissIsRefuted() throws Exception {
    Result result = two("missed", 100, 100, Prediction.ratio(2).claim("C1")).run();

    assertThat(result.verdict("C1").outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(result.finding("together").errorText()).startsWith("−50.0");
  }

  @Test
  void theVeryMiddleIsUndecidedAndSaysWhatToDo() throws Exception {
    // √2 times as fast is the middle of 2 and 1: no number of rounds decides it.
    Result result = two("middle", 100, 100 / Math.sqrt(2), Prediction.ratio(2)).run();

    assertThat(result.finding("together").outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(result.finding("together").why()).contains("more rounds may help");
  }

  @Test
  void withoutARivalATimeIsHeldAgainstTheBaselines() throws Exception {
    Result result = two("plain", 100, 50, Prediction.time(SHORT)).run();

    assertThat(result.finding("together").prediction().rivalValues())
        .containsExactly((double) LONG.toNanos());
    assertThat(result.finding("in turn").prediction().offBy()).isEqualTo(0.1);
  }

  @Test
  void aReadingIsPredictedInItsOwnUnit() throws Exception {
    Result result =
        Comparison.of("lateness")
            .baseline(
                Contender.reading("ticker", "tasks", () -> 2.0),
                Prediction.value(2).ratherThan(1, 3).claim("C1"))
            .rounds(3)
            .run();

    assertThat(result.series("ticker").unit()).isEqualTo("tasks");
    assertThat(result.finding("ticker").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(result.finding("ticker").sentence()).contains("2\u00a0tasks");
  }

  @Test
  void aReadingOfZeroConfirmsZero() throws Exception {
    AtomicInteger reading = new AtomicInteger();
    Result result =
        Comparison.of("no lateness")
            .baseline(
                Contender.reading(
                    "ticker", "tasks", () -> reading.incrementAndGet() % 9 == 0 ? 0.1 : 0),
                Prediction.value(0).ratherThan(1))
            .rounds(20)
            .run();
    assertThat(result.finding("ticker").outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void aRunReplacesTheResultOfTheSameNameAndMixesNothing() throws Exception {
    Comparison first = two("replaced", 100, 50, Prediction.ratio(2));
    Result one = first.run();
    Result other = two("replaced", 100, 25, Prediction.ratio(4)).run();

    assertThat(Results.latest("replaced")).isEqualTo(other);
    assertThat(other.series("together").values())
        .hasSize(6)
        .doesNotContainAnyElementsOf(one.series("together").values());
    assertThat(one.series("together").values()).hasSize(6);
  }

  @Test
  void aComparisonIsAValueThatRunsTwice() throws Exception {
    Comparison bare = Comparison.of("value").baseline(fake("in turn", 100));
    Comparison more = bare.contender(fake("together", 50)).plan(PLAN);

    assertThat(bare).hasToString("value: in turn");
    assertThat(more).hasToString("value: in turn · together");
    assertThat(more.run().contenders()).isEqualTo(more.run().contenders());
    assertThat(bare.plan(PLAN).run().contenders()).containsExactly("in turn");
    assertThat(bare.contender(fake("other", 50)).plan(PLAN).run().contenders())
        .containsExactly("in turn", "other");
    assertThat(more.named("value 2").run().name()).isEqualTo("value 2");
  }

  @Test
  void whatWasMeasuredBeforeAFailureIsKept() {
    AtomicInteger calls = new AtomicInteger();
    Contender failing =
        fake(
            "failing",
            () -> {
              if (calls.incrementAndGet() > 4) {
                throw new IllegalStateException("no page");
              }
              return 50 + 0.01 * calls.get();
            });
    Comparison comparison =
        Comparison.of("broken off")
            .baseline(fake("in turn", 100))
            .contender(failing, Prediction.ratio(2).claim("C1"))
            .plan(PLAN);

    assertThatThrownBy(comparison::run)
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("\"broken off\"")
        .hasMessageContaining("contender \"failing\", round 4");
    Result kept = Results.latest("broken off");
    assertThat(kept.series("failing").values()).hasSize(3);
    assertThat(kept.series("in turn").values()).hasSizeBetween(3, 4);
    assertThat(kept.verdict("C1").outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void anErrorAWrongAnswerAndADeadlineLoseNothingEither() {
    keptAfter(
        "an error",
        millis -> {
          throw new StackOverflowError();
        });
    keptAfter("no number", millis -> Double.NaN);
    keptAfter("time running backwards", millis -> -1);
  }

  private interface Failing {
    double after(double millis);
  }

  private static void keptAfter(String name, Failing failing) {
    AtomicInteger calls = new AtomicInteger();
    var steady = about(50);
    Contender breaking =
        fake(name, () -> calls.incrementAndGet() > 4 ? failing.after(50) : steady.getAsDouble());
    assertThatThrownBy(
            () ->
                Comparison.of("kept after " + name)
                    .baseline(fake("in turn", 100))
                    .contender(breaking)
                    .plan(PLAN)
                    .run())
        .isInstanceOf(MeasurementException.class);
    assertThat(Results.latest("kept after " + name).series(name).values()).hasSize(3);
  }

  @Test
  void anInterruptKeepsWhatWasMeasured() throws Exception {
    CountDownLatch third = new CountDownLatch(4);
    AtomicBoolean interrupted = new AtomicBoolean();
    Contender slow =
        fake(
            "slow",
            () -> {
              third.countDown();
              if (third.getCount() == 0) {
                park();
              }
              return 30 + third.getCount();
            });
    Thread cell =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Comparison.of("interrupted").baseline(slow).plan(PLAN).run();
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });
    third.await();
    cell.interrupt();
    cell.join();

    assertThat(interrupted).isTrue();
    assertThat(Results.latest("interrupted").series("slow").values()).hasSize(2);
  }

  private static void park() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureBeforeAnythingWasMeasuredLeavesTheOlderResult() throws Exception {
    Result older = two("older", 100, 50).run();
    assertThatThrownBy(
            () ->
                Comparison.of("older")
                    .baseline(
                        "broken",
                        () -> {
                          throw new IllegalStateException("no");
                        })
                    .run())
        .hasMessageContaining("first call");
    assertThat(Results.latest("older")).isEqualTo(older);
  }

  @Test
  void exactlyAsManyRoundsAsAskedFor() throws Exception {
    for (int rounds : new int[] {2, 3, 17}) {
      Result exact = two("exact", 100, 50, Prediction.ratio(2)).rounds(rounds).run();
      assertThat(exact.series()).extracting(Series::values).allMatch(v -> v.size() == rounds);
    }
    Comparison precise = two("least", 100, 50, Prediction.ratio(2)).rounds(3, 50);
    assertThat(precise.run().series("together").values()).hasSize(3);
    AtomicInteger call = new AtomicInteger();
    Contender wild = fake("wild", () -> 10 + 90 * (call.incrementAndGet() * 0.618 % 1));
    Comparison restless =
        Comparison.of("most")
            .baseline(fake("in turn", 100))
            .contender(wild, Prediction.ratio(1).ratherThanOffBy(0.01))
            .rounds(3, 11);
    assertThat(restless.run().series("wild").values()).hasSize(11);
  }

  @Test
  void contendersAreNamedOnceAndTheBaselineFirst() {
    assertThatThrownBy(() -> Comparison.of("empty").run())
        .hasMessageContaining("nothing to measure: give it a baseline");
    assertThatThrownBy(() -> Comparison.of("none").contender("a", () -> 1))
        .hasMessageContaining("name the baseline first");
    assertThatThrownBy(() -> Comparison.of("twice").baseline("a", () -> 1).contender("a", () -> 1))
        .hasMessageContaining("\"a\" twice");
    assertThatThrownBy(() -> Comparison.of("two").baseline("a", () -> 1).baseline("b", () -> 1))
        .hasMessageContaining("comes first and once");
    assertThatThrownBy(() -> Comparison.of("rounds").rounds(1)).hasMessageContaining("at least 2");
  }

  @Test
  void predictionsThatCannotBeOfAContenderAreRefusedBeforeTheRun() {
    Comparison of = Comparison.of("refused");
    assertThatThrownBy(() -> of.baseline("a", () -> 1, Prediction.value(1).ratherThan(2)))
        .hasMessageContaining("\"a\" is timed");
    assertThatThrownBy(
            () -> of.baseline(Contender.reading("r", "tasks", () -> 1), Prediction.ratio(2)))
        .hasMessageContaining("\"r\" reads off tasks")
        .hasMessageContaining("use Prediction.value");
    assertThatThrownBy(
            () -> of.baseline(Contender.reading("r", "tasks", () -> 1), Prediction.value(2)))
        .hasMessageContaining("add .ratherThan");
    assertThatThrownBy(() -> of.baseline("a", () -> 1, Prediction.ratio(2).claim("no such")))
        .hasMessageContaining("no claim \"no such\"");
    assertThatThrownBy(() -> of.baseline("a", () -> 1, Prediction.time(Duration.ofDays(1))).run())
        .hasMessageContaining("PT24H")
        .hasMessageContaining("deadline");
    assertThatThrownBy(() -> of.baseline(Contender.reading("r", "ns", () -> 1)))
        .hasMessageContaining("would pass for a timed one");
  }

  @Test
  void namesAreRefusedBeforeAnythingIsMeasured() {
    String longest = "x".repeat(80);
    assertThat(Comparison.of(longest).baseline(longest, () -> 1)).isNotNull();
    for (String bad :
        new String[] {
          null,
          "",
          "  ",
          "\u00a0".repeat(0),
          "x".repeat(300),
          "x".repeat(81),
          "a\nb",
          "tab\there",
          "bell\u0007"
        }) {
      for (Runnable named : named(bad)) {
        assertThatThrownBy(named::run)
            .as("%s", bad)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageMatching("(?s).*(give it a few words|shorten it|write it in one line)")
            .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
      }
    }
  }

  private static List<Runnable> named(String bad) {
    return List.of(
        () -> Comparison.of(bad),
        () -> Comparison.of("a").named(bad),
        () -> Sweep.of(bad),
        () -> Comparison.of("a").baseline(bad, () -> 1),
        () -> Contender.with(bad, () -> 1, x -> x),
        () -> Contender.prepared(bad, () -> 1, x -> x),
        () -> Contender.reading(bad, "tasks", () -> 1),
        () -> Contender.of("a", () -> 1).named(bad),
        () -> Prediction.ratio(2).claim(bad));
  }
}
