package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.timing.Plan;
import measurefirst.timing.Simulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every run ends, judging included. */
@Timeout(120)
class EndsTest {
  @Test
  void aSweepOfTasksOfOneNanosecond() throws Exception {
    long[] state = {1};
    Result swept =
        Sweep.of("tiny")
            .over(
                new int[] {1, 2},
                n ->
                    Comparison.of("N = " + n)
                        .baseline("constant", () -> n)
                        .contender(
                            "field",
                            () -> {
                              state[0]++;
                              return n;
                            },
                            Prediction.ratio(1).ratherThanOffBy(0.001)))
            .rounds(3, 100_000)
            .run();
    assertThat(swept.points()).hasSize(2);
  }

  @Test
  void judgingIsNotAskedInEveryRound() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    int rounds = 3000;
    double[] nanos = new double[rounds + 1];
    java.util.Arrays.fill(nanos, 1e8);
    Simulated.measure(
        new Plan(Duration.ZERO, Duration.ZERO, 3, 3, rounds, Duration.ofMinutes(1)),
        measured -> {
          asked.incrementAndGet();
          return false;
        },
        Simulated.contender("a", nanos));
    assertThat(asked).hasValueBetween(1, 100);
  }

  @Test
  void tenThousandRoundsAreExactlyThat() throws Exception {
    Result result =
        Comparison.of("many rounds")
            .baseline(Fakes.fake("a", 30))
            .contender(Fakes.fake("b", 30), Prediction.ratio(1))
            .rounds(10_000)
            .run();
    assertThat(result.series()).allMatch(one -> one.values().size() == 10_000);
  }

  @Test
  void aClockThatStandsStill() throws Exception {
    Result result =
        Comparison.of("no time")
            .baseline(Fakes.fake("a", () -> 0))
            .contender(Fakes.fake("b", () -> 0), Prediction.ratio(2))
            .rounds(4)
            .run();
    assertThat(result.finding("b").outcome().word()).isEqualTo("undecided");
  }

  @Test
  void noiseThatNeverBecomesPrecise() throws Exception {
    AtomicInteger call = new AtomicInteger();
    Result result =
        Comparison.of("wild")
            .baseline(Fakes.fake("a", 30))
            .contender(
                Fakes.fake("b", () -> Math.exp(30 * (call.incrementAndGet() * 0.618 % 1))),
                Prediction.ratio(1).ratherThanOffBy(0.001))
            .rounds(3, 100_000_000)
            .run();
    assertThat(result.series("b").values()).hasSizeGreaterThan(3);
  }
}
