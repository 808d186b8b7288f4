package measurefirst.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import measurefirst.calibration.Comparisons.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A loop that makes two per cent more steps: it must be found slower, and never faster. */
@ExtendWith(Report.class)
class PowerCheck {
  private static final int TIMES = Report.times(200);
  private static final double SLOWER = 1.02;

  /** What chance alone may call faster, of two that are the same. */
  private static final double CHANCE = 0.025;

  @Test
  void aSlowdownOfTwoPerCentIsFound() throws Exception {
    Comparisons slower = new Comparisons(TIMES, SLOWER);
    slower.report("2 % slower, found slower", slower.count(Found.SLOWER), 0.9, 1);
  }

  @Test
  void besideABusyProcessItIsNotFoundFaster() throws Exception {
    Process busy =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      Comparisons slower = new Comparisons(TIMES, SLOWER);
      assertThat(busy.isAlive()).isTrue();
      slower.report(
          "2 % slower, found faster beside a busy process", slower.count(Found.FASTER), 0, CHANCE);
    } finally {
      busy.destroyForcibly().waitFor();
    }
  }
}
