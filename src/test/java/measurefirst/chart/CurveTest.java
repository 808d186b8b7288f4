package measurefirst.chart;

import static org.assertj.core.api.Assertions.assertThat;

import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Scale WAIT = Scale.logTime("wait");

  private static Curve curve(double... ys) {
    Curve curve = Curve.of("Java");
    for (int i = 0; i < ys.length; i++) {
      curve =
          curve.at(
              1e3 * Math.pow(10, i), new Interval(ys[i], ys[i] / 1.1, ys[i] * 1.1, 0.95, 9, 9));
    }
    return curve;
  }

  @Test
  void whereItRisesAboveALevelIsASentenceWithItsInterval() {
    assertThat(curve(0.5, 2).above(1, WAIT))
        .startsWith("Java stays above 1 from 2.15 µs on (95 %: ")
        .endsWith(").");
    assertThat(curve(0.5, 1.05).above(1, Scale.log("steps")))
        .startsWith("Java stays above 1 from 8")
        .endsWith("to above 10,000).");
  }

  @Test
  void aCurveThatDipsCountsFromWhereItStaysAbove() {
    assertThat(curve(3, 0.5, 2).above(1, WAIT))
        .startsWith("Java stays above 1 from 21.5 µs on (95 %: ");
    assertThat(curve(3, 2, 0.5).above(1, WAIT))
        .isEqualTo("Java stays above 1 at no point, up to 100 µs.");
  }

  @Test
  void aCurveThatNeverCrossesSaysSo() {
    assertThat(curve(2, 3).above(1, WAIT))
        .isEqualTo("Java stays above 1 at every point, from 1.00 µs on.");
    assertThat(curve(0.2, 0.3).above(1, WAIT))
        .isEqualTo("Java stays above 1 at no point, up to 10.0 µs.");
  }
}
