package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import measurefirst.result.Claim.Outcome;
import measurefirst.result.Prediction;
import measurefirst.result.Verdict;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Prediction TWICE = Prediction.ratio(2).within(0.05).claim("C4");

  private static Finding seen(double low, double high, double cpusLost) {
    Interval ratio = new Interval((low + high) / 2, low, high, 0.95, 5, 5);
    return Finding.of(new Verdict.Faster("pool", "in turn", ratio, 2), TWICE, 2, cpusLost);
  }

  @Test
  void theWholeIntervalDecides() {
    assertThat(seen(1.95, 2.05, 0).outcome()).isEqualTo(Outcome.HELD);
    assertThat(seen(1.8, 1.95, 0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(seen(1.4, 1.6, 0).outcome()).isEqualTo(Outcome.MISSED);
  }

  @Test
  void aMissThatBusyNeighboursCouldExplainIsNoMiss() {
    assertThat(seen(1.4, 1.6, 0.5).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(seen(1.4, 1.6, 0.5).text())
        .isEqualTo("pool 1.5× (1.4–1.6) too uncertain to say beside 0.50 CPUs busy for others");
    assertThat(seen(1.4, 1.6, 0.1).outcome()).isEqualTo(Outcome.MISSED);
    assertThat(seen(0.95, 1.05, 0.7).outcome()).isEqualTo(Outcome.MISSED);
  }

  @Test
  void theWorstOfSeveralCounts() {
    assertThat(Finding.worst(List.of(seen(1.95, 2.05, 0), seen(1.4, 1.6, 0))))
        .isEqualTo(Outcome.MISSED);
    assertThat(Finding.worst(List.of(seen(1.8, 1.95, 0), seen(1.95, 2.05, 0))))
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(Finding.worst(List.of())).isEqualTo(Outcome.HELD);
  }
}
