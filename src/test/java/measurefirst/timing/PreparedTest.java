package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreparedTest {
  @Test
  void thePreparationIsNotTimed() throws Exception {
    Timed.Batch batch =
        Prepared.of(
                "prepared",
                () -> {
                  Thread.sleep(50);
                  return () -> "answer";
                })
            .run(2);

    assertThat(batch.nanos()).isLessThan(50_000_000L);
    assertThat(batch.answer()).isEqualTo("answer");
  }
}
