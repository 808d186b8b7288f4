package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void aLatenessNearNothingThatFallsHasNoWildInterval() {
    Interval late =
        reading("tasks", 0.052, 0.055, 0.057, 0.041, 0.016, 0.041, 0.027, 0.005, 0.013).interval();

    assertThat(late.low()).isGreaterThan(-0.1);
    assertThat(late.estimate()).isBetween(0.02, 0.05);
    assertThat(late.high()).isLessThan(0.1);
  }

  @Test
  void theNoiseOfATimeIsAFactor() {
    Interval time = reading(Series.NANOS, 100, 200, 400, 100, 200, 400, 100, 200, 400).interval();

    assertThat(time.high() / time.estimate()).isCloseTo(time.estimate() / time.low(), within(1e-9));
  }

  private static Series reading(String unit, double... samples) {
    Series timed = Examples.series("late", samples);
    return new Series(
        timed.name(),
        timed.point(),
        timed.language(),
        timed.origin(),
        unit,
        timed.callsPerSample(),
        timed.cold(),
        timed.warmUp(),
        timed.values(),
        timed.cpuNanos(),
        List.of(),
        timed.steadiness(),
        timed.answer(),
        List.of());
  }
}
