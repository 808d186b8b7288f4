package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.result.Verdict;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Plan;
import measurefirst.timing.Timed;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Plan PLAN =
      new Plan(Duration.ZERO, Duration.ZERO, 6, 6, Duration.ofSeconds(30));

  /** A contender whose calls take as many milliseconds as {@code millis} says, by its own clock. */
  private static Timed fake(String name, DoubleSupplier millis) {
    return new Timed() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String language() {
        return "Java";
      }

      @Override
      public Batch run(long calls) {
        return new Batch((long) (millis.getAsDouble() * 1e6 * calls), 0, "answer");
      }
    };
  }

  /** About {@code millis}, never twice the same. */
  private static DoubleSupplier about(double millis) {
    AtomicInteger call = new AtomicInteger();
    return () -> millis * (1 + 0.001 * Math.sin(2.3 * call.incrementAndGet() + millis));
  }

  private static Result compare(String name, Prediction prediction, double base, double other)
      throws InterruptedException {
    return Comparison.of(name)
        .baseline(fake("in turn", about(base)), Prediction.limit(Duration.ofMillis(100)))
        .contender(fake("together", about(other)), prediction)
        .plan(PLAN)
        .run();
  }

  @Test
  void theRatioOfTheLimitsIsPredictedAndHeld() throws Exception {
    Prediction longest = Prediction.limit(Duration.ofMillis(50)).claim("C1");
    Result result = compare("held", longest, 100.5, 50.5);

    assertThat(result.verdict("together")).isInstanceOf(Verdict.Faster.class);
    assertThat(result.verdict("together").predicted()).isEqualTo(2);
    assertThat(result.claim("C1").outcome()).isEqualTo(Outcome.HELD);
    assertThat(result.claim("C1").sentence())
        .contains("\"in turn\": predicted 2×, measured together 1.99");
    assertThat(result.series("together").coldNanos()).isGreaterThan(0);
    assertThat(result.series("together").samplesNanos()).hasSize(6);
  }

  @Test
  void aMissStaysAMissAndSaysByHowMuch() throws Exception {
    Prediction longest = Prediction.limit(Duration.ofMillis(50)).claim("C1");
    Result result = compare("missed", longest, 100, 100);

    assertThat(result.verdict("together")).isInstanceOf(Verdict.NoDifference.class);
    assertThat(result.claim("C1").outcome()).isEqualTo(Outcome.MISSED);
    assertThat(result.claim("C1").sentence()).containsPattern("missed it by (49|50|51) %");
  }

  @Test
  void slowerIsSlower() throws Exception {
    assertThat(compare("slower", Prediction.NONE, 100, 130).verdict("together"))
        .isInstanceOf(Verdict.Slower.class);
  }

  @Test
  void anIntervalAcrossTheEdgeOfTheToleranceIsInconclusive() throws Exception {
    // Twice as fast is the very edge of 1.6, give or take a quarter: no number of rounds decides
    // it.
    Prediction edge = Prediction.ratio(1.6).within(0.25).claim("C1");
    Result result = compare("edge", edge, 100, 50);

    assertThat(result.claim("C1").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aClaimThatNeedsMoreCpusIsNotTestable() throws Exception {
    Prediction many = Prediction.ratio(4096).claim("C4").needsCpus(4096);
    Result result = compare("cpus", many, 100, 50);

    assertThat(result.claim("C4").outcome()).isEqualTo(Outcome.NOT_TESTABLE);
    assertThat(result.claim("C4").sentence()).contains("needs 4096 CPUs");
  }

  @Test
  void theResultIsKeptUnderItsName() throws Exception {
    Result result = compare("kept", Prediction.NONE, 100, 50);

    assertThat(Results.latest("kept")).isEqualTo(result);
  }

  @Test
  void whatWasMeasuredBeforeAFailureIsKept() {
    AtomicInteger calls = new AtomicInteger();
    Timed failing =
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
            .baseline(fake("in turn", about(100)), Prediction.NONE)
            .contender(failing, Prediction.NONE)
            .plan(PLAN);

    assertThatThrownBy(comparison::run)
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("\"broken off\"")
        .hasMessageContaining("contender \"failing\", round 4");
    assertThat(Results.latest("broken off").series("failing").samplesNanos()).hasSize(3);
  }

  @Test
  void namesAndNumbersOfContendersAreChecked() {
    assertThatThrownBy(() -> Comparison.of(" ")).hasMessageContaining("needs a name");
    assertThatThrownBy(() -> Comparison.of("empty").run())
        .hasMessageContaining("a baseline and at least one contender");
    assertThatThrownBy(() -> Comparison.of("alone").baseline("a", () -> 1).run())
        .hasMessageContaining("at least one contender, \"alone\" has [a]");
    assertThatThrownBy(() -> Comparison.of("none").contender("a", () -> 1))
        .hasMessageContaining("name the baseline first");
    assertThatThrownBy(() -> Comparison.of("twice").baseline("a", () -> 1).contender("a", () -> 1))
        .hasMessageContaining("\"a\" twice");
    assertThatThrownBy(() -> Comparison.of("two").baseline("a", () -> 1).baseline("b", () -> 1))
        .hasMessageContaining("comes first and once");
  }

  @Test
  void waitsThatNoRunCouldFinishAreRefusedBeforeIt() {
    assertThatThrownBy(() -> Prediction.limit(Duration.ofSeconds(-2)))
        .hasMessage("a limit must be positive, was PT-2S");
    assertThatThrownBy(() -> Prediction.limit(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(
            () ->
                Comparison.of("huge")
                    .baseline("a", () -> 1, Prediction.limit(Duration.ofDays(1)))
                    .contender("b", () -> 1)
                    .run())
        .hasMessageContaining("PT24H")
        .hasMessageContaining("deadline");
  }

  @Test
  void shownBeforeItHasRunItNamesItsContenders() {
    assertThat(Comparison.of("pages").baseline("a", () -> 1).contender("b", () -> 1))
        .hasToString("pages: a · b");
  }
}
