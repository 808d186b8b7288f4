package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTest {
  @TempDir Path folder;

  private static Interval around(double value) {
    return new Interval(value, 0.95 * value, 1.05 * value, 0.95, 10, 10);
  }

  private static Grid.Task point(double predicted, double measured) {
    return new Grid.Task(9, 1, 8, 2, around(predicted), around(measured), 0.5);
  }

  private static Grid grid(double... measured) {
    Grid grid = Grid.on(Examples.machine());
    for (double one : measured) {
      grid = grid.with(point(2, one));
    }
    return grid;
  }

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve(Grid.FILE);
    grid(2, 2.1).write(file);
    assertThat(Grid.read(file)).isEqualTo(grid(2, 2.1));
  }

  @Test
  void whereThereIsNoneTheMessageSaysHowToMakeIt() {
    assertThatThrownBy(() -> Grid.read(folder.resolve("grid.json")))
        .isInstanceOf(ResultsException.class)
        .hasMessageContainingAll("grid.json", "-Dtest=PredictionGrid");
  }

  @Test
  void aCalibrationOfTheHarnessIsNoGrid() {
    Path file = folder.resolve("grid.json");
    Calibration.on(Examples.machine()).write(file);
    assertThatThrownBy(() -> Grid.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("its format must be " + Grid.FORMAT);
  }

  @Test
  void anErrorCountsWhateverItsSign() {
    Grid grid = grid(2.2, 1.5, 2, 2.02, 1.98);
    assertThat(grid.error(0.5)).isEqualTo(2.02 / 2 - 1);
    assertThat(grid.error(1)).isEqualTo(0.25);
    assertThatThrownBy(() -> Grid.on(Examples.machine()).error(0.5))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void adviceCountsWhereItsIntervalLeavesOutTheBreakEven() {
    assertThat(point(1.12, 1).decides()).isFalse();
    assertThat(point(1.04, 1.2))
        .returns(true, Grid.Task::decides)
        .returns(false, Grid.Task::agrees);
    assertThat(point(3, 1.2)).returns(true, Grid.Task::decides).returns(true, Grid.Task::agrees);
    assertThat(grid(2.2, 1.05).with(point(1.12, 1)))
        .asString()
        .contains(
            "At 3 points",
            "Of 2 points whose predicted interval leaves out the break-even, a gain of a tenth",
            "right at 1 (",
            "kept 0.5 CPUs busy");
  }
}
