package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import measurefirst.result.Calibration;
import measurefirst.result.Calibration.Pair;
import measurefirst.result.Calibration.Rate;
import measurefirst.result.Calibration.Recorded;
import measurefirst.result.Calibration.Score;
import measurefirst.result.Machine;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class HarnessTablesTest {
  private static final Machine MACHINE =
      new Machine(
          "25.0.3",
          List.of(),
          "Linux",
          "amd64",
          "<EPYC>",
          2,
          2,
          1,
          Double.NaN,
          1,
          0.25,
          0,
          "",
          1,
          10,
          "",
          Instant.parse("2026-01-02T03:04:05Z"));

  private static final Calibration CALIBRATION =
      Calibration.on(MACHINE)
          .with(
              new Pair(
                  "xorshift",
                  new Score("JMH", interval(16_400), List.of(16_399.0, 16_401.0), 7.5),
                  new Score("ours", interval(16_500), List.of(16_499.0, 16_501.0), 10.25),
                  interval(1.006),
                  0.05))
          .with(new Rate("called different", 25, interval(0.05), 0.03, 0.07, 0.75));

  @Test
  void aCalibrationIsShownAsATableForEachKindOfFinding() {
    Recorded recorded = new Recorded(Optional.of(CALIBRATION), "");
    assertThat(HarnessTables.text(recorded))
        .contains("<EPYC>, 2 CPUs, Java 25.0.3, on 2026-01-02")
        .containsPattern("xorshift +JMH +16.4\u00a0µs.* 16.5\u00a0µs.* 1.006.* 20 +confirmed")
        .containsPattern("called different +25 +20 +5.0 % .* 3.0 %–7.0 % .* confirmed");
    assertThat(HarnessTables.html(recorded))
        .contains("&lt;EPYC&gt;", ">xorshift</th>", ">called different</th>");
  }

  @Test
  void whereThereIsNoneTheReasonIsShown() {
    Recorded none = new Recorded(Optional.empty(), "there is none: a < b");
    assertThat(HarnessTables.text(none)).isEqualTo("there is none: a < b");
    assertThat(HarnessTables.html(none)).isEqualTo("<p>there is none: a &lt; b</p>");
  }

  @Test
  void aKindWithoutAFindingHasNoTable() {
    assertThat(HarnessTables.text(Calibration.on(MACHINE))).isEmpty();
  }

  private static Interval interval(double estimate) {
    return new Interval(estimate, 0.99 * estimate, 1.01 * estimate, 0.95, 20, 20);
  }
}
