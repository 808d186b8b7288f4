package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;

import measurefirst.experiment.Comparison;
import measurefirst.result.Prediction;
import measurefirst.timing.Contender;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void aFunctionMayReadOffANumberInsteadOfBeingTimed() throws Exception {
    Contender late = Python.of("def late(k): return 2 * k").reading("asyncio", "tasks", "late", 3);

    var run =
        Comparison.of("late").baseline(late, Prediction.value(6).ratherThan(5, 7)).rounds(2).run();

    assertThat(late.language()).isEqualTo("Python");
    assertThat(late.unit()).isEqualTo("tasks");
    assertThat(run.series("asyncio").values()).containsExactly(6.0, 6.0);
    assertThat(run.finding("asyncio").measured().estimate()).isEqualTo(6);
  }

  @Test
  void whereItsModuleIsMissingItIsAbsent() {
    assertThat(Python.of("import no_such_module").reading("r", "tasks", "r").absent())
        .contains("no_such_module");
  }
}
