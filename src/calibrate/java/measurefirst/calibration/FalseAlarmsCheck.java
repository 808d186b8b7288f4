package measurefirst.calibration;

import measurefirst.calibration.Comparisons.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same code against itself: one verdict in twenty is a false alarm, by the level asked for. */
@ExtendWith(Report.class)
class FalseAlarmsCheck {
  @Test
  void theSameThingTwiceIsCalledDifferentAsOftenAsTheLevelSays() throws Exception {
    Comparisons same = new Comparisons(Report.times(500), 1);
    same.report(
        "the same thing twice, called different",
        same.count(Found.FASTER) + same.count(Found.SLOWER),
        0.03,
        0.07);
  }
}
