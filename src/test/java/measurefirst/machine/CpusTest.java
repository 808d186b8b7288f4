package measurefirst.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpusTest {
  @ParameterizedTest
  @CsvSource({"'0', 1", "'0-3', 4", "'0-3,8', 5", "'0,2,4-5', 4"})
  void aListOfCpusIsCounted(String list, int cpus) {
    assertThat(Cpus.count(list)).isEqualTo(cpus);
  }

  @Test
  void noMoreAreUsableThanTheJvmSees() {
    assertThat(Cpus.usable()).isBetween(1, Runtime.getRuntime().availableProcessors());
  }
}
