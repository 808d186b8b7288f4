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

    assertThat(Recorded.of(home, "Two ways")).contains(Examples.result("x"));
    assertThat(Recorded.of(home, "ways")).isEmpty();
    assertThat(Recorded.of(home, "broken")).isEmpty();
    assertThat(Recorded.of(home.resolve("elsewhere"), "two ways")).isEmpty();
  }

  @Test
  void whatIsRecordedIsNeverWrittenWithWhatWasMeasured() {
    Result recorded = Examples.result("r");
    Result mixed = Recorded.beside(Examples.result("r"), recorded, List.of("b"));
    assertThat(mixed.series()).extracting("name").contains("b", "b, recorded");
    assertThat(mixed.warnings()).extracting(Warning::code).contains("recorded");

    Kept kept = new Kept(Map.of(Results.FOLDER, home.toString()));
    kept.keep(mixed);
    assertThat(Results.read(home.resolve("01-two-fetches.r.json")).getFirst().series())
        .isEqualTo(Examples.result("r").series());
    kept.keep(Recorded.instead(Examples.result("all"), List.of()));
    assertThat(home.resolve("01-two-fetches.all.json")).doesNotExist();
    assertThat(kept.latest("all").series("in turn").samplesNanos()).isNotEmpty();
  }
}
