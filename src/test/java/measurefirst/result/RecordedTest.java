package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTest {
  @TempDir private Path home;

  @Test
  void itIsFoundByItsNameAndWhatCannotBeReadIsNot() throws Exception {
    Path results = Files.createDirectories(home.resolve("notebooks/results"));
    Results.write(results.resolve("01-two-fetches.two-ways.json"), List.of(Examples.result("x")));
    Files.writeString(results.resolve("01-two-fetches.broken.json"), "{");

    assertThat(Recorded.of(results, "Two ways")).contains(Examples.result("x").recorded());
    assertThat(Recorded.of(results, "ways")).isEmpty();
    assertThat(Recorded.of(results, "broken")).isEmpty();
    assertThat(Recorded.of(results.resolve("elsewhere"), "two ways")).isEmpty();
  }

  @Test
  void whatIsRecordedIsNeverWrittenWithWhatWasMeasured() {
    Result whole = Examples.result("r");
    Result here = whole.only(one -> !one.name().equals("b"));
    Result mixed = Recorded.beside(here, whole.recorded());
    assertThat(mixed.contenders()).contains("b");
    assertThat(mixed.series("b").origin()).isEqualTo(Origin.RECORDED);
    assertThat(mixed.warnings()).extracting(Warning::code).contains("recorded");

    Kept kept = new Kept(Map.of(Results.FOLDER, home.toString()));
    kept.keep(mixed);
    assertThat(Results.read(home.resolve("01-two-fetches.r.json")).getFirst().series())
        .isEqualTo(here.series());
    kept.keep(Examples.result("all").recorded());
    assertThat(home.resolve("01-two-fetches.all.json")).doesNotExist();
    assertThat(kept.latest("all").isRecorded()).isTrue();
  }
}
