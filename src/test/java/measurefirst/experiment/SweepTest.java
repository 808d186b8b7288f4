package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Merged;
import measurefirst.result.Prediction;
import measurefirst.result.Results;
import measurefirst.result.Swept;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Timed;
import org.junit.jupiter.api.Test;

class SweepTest {
  /** A contender whose calls take about {@code millis} by its own clock, never twice the same. */
  private static Timed fake(String name, double millis) {
    AtomicInteger call = new AtomicInteger();
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
        double wobble = 1 + 0.001 * Math.sin(2.3 * call.incrementAndGet() + millis);
        long nanos = (long) (millis * wobble * 1e6 * calls);
        return new Batch(nanos, nanos, "answer");
      }
    };
  }

  /** {@code n} waits of 10 ms; together they take {@code overhead} ms longer than one. */
  private static Comparison waits(int n, double overhead) {
    return Comparison.of("N = " + n)
        .baseline(fake("in turn", 10.0 * n), Prediction.limit(Duration.ofMillis(10L * n)))
        .contender(
            fake("together", 10 + overhead), Prediction.limit(Duration.ofMillis(10)).claim("C2"));
  }

  @Test
  void aClaimHoldsIfItHoldsAtEveryPoint() throws Exception {
    Swept swept = Sweep.of("all held").at(1, waits(1, 0)).at(8, waits(8, 0.1)).rounds(3).run();

    assertThat(swept.claim("C2").outcome()).isEqualTo(Outcome.HELD);
    assertThat(swept.claim("C2").sentence())
        .startsWith("2 of 2 predictions were met, the farthest off by together, N = 8 7.9")
        .endsWith("where 8× was predicted.");
    assertThat(swept.contenders()).containsExactly("in turn", "together");
    assertThat(swept.ratio("together", 8, Double.NaN)).isCloseTo(7.92, within(0.1));
    assertThat(swept.seen("in turn")).hasSize(2).allMatch(seen -> seen.verdict().isEmpty());
  }

  @Test
  void onePointThatMissesMakesTheClaimMiss() throws Exception {
    Swept swept = Sweep.of("one missed").at(1, waits(1, 0)).at(8, waits(8, 30)).rounds(3).run();

    assertThat(swept.claim("C2").outcome()).isIn(Outcome.MISSED, Outcome.INCONCLUSIVE);
    assertThat(swept.claim("C2").sentence()).contains("; 1 ", "together, N = 8 2.00");
  }

  @Test
  void aPointTooImpreciseIsMeasuredOnceMoreAtTheEnd() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    Random lot = new Random(1);
    Timed calm = fake("together", 10);
    Timed restless =
        new Timed() {
          @Override
          public String name() {
            return "together";
          }

          @Override
          public String language() {
            return "Java";
          }

          @Override
          public String absent() { // asked once before each attempt
            attempts.incrementAndGet();
            return "";
          }

          @Override
          public Batch run(long n) throws Exception {
            Thread.sleep(20); // a comparison goes on for 2 s where it is imprecise
            calls.incrementAndGet();
            double factor = attempts.get() == 1 ? 1 + 9 * lot.nextDouble() : 1;
            Batch batch = calm.run(n);
            return new Batch((long) (factor * batch.nanos()), batch.cpuNanos(), batch.answer());
          }
        };
    Swept swept =
        Sweep.of("restless")
            .at(
                1,
                Comparison.of("N = 1")
                    .baseline(fake("in turn", 20), Prediction.NONE)
                    .contender(restless, Prediction.ratio(2).within(0.05).claim("C2")))
            .rounds(3)
            .run();

    assertThat(attempts).hasValue(2);
    assertThat(calls).hasValueGreaterThan(20);
    assertThat(swept.points()).hasSize(1);
    assertThat(swept.claim("C2").outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void theWholeIsKeptAsOneResultThatCanBeMerged() throws Exception {
    Swept swept = Sweep.of("whole").at(2, waits(2, 0)).at(4, waits(4, 0)).rounds(3).run();

    assertThat(Results.latest("whole")).isEqualTo(swept.whole());
    assertThat(swept.whole().verdict("together, N = 4").baseline()).isEqualTo("in turn, N = 4");
    Merged merged = Merged.of(List.of(swept.whole(), swept.whole()));
    assertThat(merged.verdict("together, N = 4").ratio().estimate()).isCloseTo(4, within(0.05));
  }

  @Test
  void twoParametersAreRowsOfPoints() throws Exception {
    Swept swept =
        Sweep.of("grid")
            .at(0, 1, waits(2, 0))
            .at(0, 2, waits(3, 0))
            .at(1, 2, waits(4, 0))
            .rounds(2)
            .run();

    assertThat(swept.at(2).points()).extracting(Swept.Point::x).containsExactly(0.0, 1.0);
    assertThat(swept.ratio("together", 1, 1)).isNaN();
  }

  @Test
  void whatWasMeasuredBeforeAFailureIsKept() {
    Timed failing = fake("together", -1);
    Sweep sweep =
        Sweep.of("broken off")
            .at(1, waits(1, 0))
            .at(
                2,
                Comparison.of("N = 2").baseline("a", () -> 1).contender(failing, Prediction.NONE))
            .rounds(2);

    assertThatThrownBy(sweep::run).isInstanceOf(MeasurementException.class);
    assertThat(Results.latest("broken off").series())
        .extracting(series -> series.name())
        .containsExactly("in turn, N = 1", "together, N = 1");
  }

  @Test
  void pointsNeedDifferentNames() {
    assertThatThrownBy(() -> Sweep.of("twice").at(1, waits(1, 0)).at(2, waits(1, 0)))
        .hasMessageContaining("\"N = 1\" twice");
    assertThatThrownBy(() -> Sweep.of("none").run()).hasMessageContaining("needs a point");
    assertThatThrownBy(() -> Sweep.of(" ")).hasMessageContaining("needs a name");
    assertThatThrownBy(() -> Sweep.of("unknown").at(1, waits(1, 0)).rounds(2).run().seen("x"))
        .hasMessageContaining("no contender \"x\"; it has [in turn, together]");
  }
}
