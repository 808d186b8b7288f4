package measurefirst.chart;

import static org.assertj.core.api.Assertions.assertThat;

import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Scale WAIT = Scale.logTime("wait");

  private static Curve curve(double... ys) {
    Curve curve = Curve.of("Java");
    for (int i = 0; i < ys.length; i++) {
      Interval y = new Interval(ys[i], ys[i] / 1.1, ys[i] * 1.1, 0.95, 9, 9);
      curve = curve.at(1e3 * Math.pow(10, i), y);
    }
    return curve;
  }

  @Test
  void whereItRisesAboveALevelIsASentenceWithItsInterval() {
    assertThat(curve(0.5, 2).above(1, WAIT))
        .startsWith("Java rises above 1 at 3.162\u00a0µs (95 %: ")
        .endsWith("µs).");
    assertThat(curve(0.5, 1.05).above(1, Scale.log("steps")))
        .startsWith("Java rises above 1 at 8")
        .contains(" steps (95 %: ")
        .endsWith(" to above 10,000).");
  }

  @Test
  void aCurveThatDipsCountsFromTheLastRise() {
    assertThat(curve(3, 0.5, 2, 0.9).above(1, WAIT))
        .startsWith("Java rises above 1 at 31.62\u00a0µs (95 %: ");
  }

  @Test
  void aCurveThatNeverRisesSaysSo() {
    assertThat(curve(2, 3).above(1, WAIT))
        .isEqualTo("Java lies above 1 at every point, from 1\u00a0µs on.");
    assertThat(curve(0.2, 0.3).above(1, WAIT))
        .isEqualTo("Java rises above 1 at no point, up to 10\u00a0µs.");
    assertThat(curve(3, 0.5).above(1, WAIT))
        .isEqualTo("Java rises above 1 at no point, up to 10\u00a0µs.");
  }
}
