package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTest {
  @TempDir Path folder;

  @Test
  void withoutAFolderItOnlyRemembers() {
    Kept kept = new Kept(Map.of(Results.FOLDER, " "));
    Result result = Examples.result("two fetches");
    assertThat(kept.keep(result)).isSameAs(result);
    assertThat(kept.latest("two fetches")).isSameAs(result);
  }

  @Test
  void theLatestOfANameWins() {
    Kept kept = new Kept(Map.of());
    kept.keep(Examples.on(Examples.machine("21", 1, "", List.of()), Examples.result("a")));
    Result second = kept.keep(Examples.result("a"));
    assertThat(kept.latest("a")).isSameAs(second);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    Kept kept = new Kept(Map.of());
    kept.keep(Examples.result("a"));
    kept.keep(Examples.result("b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kept.latest("c"))
        .withMessageContaining("no result \"c\"")
        .withMessageContaining("[a, b]")
        .withMessageContaining("run the cell");
  }

  @Test
  void withAFolderItWritesTheFile() {
    Kept kept = new Kept(Map.of(Results.FOLDER, folder.resolve("new").toString()));
    Result result = Examples.result("Two fetches, f = 0.5");
    assertThat(kept.keep(result)).isSameAs(result);
    kept.keep(result);
    Path file = folder.resolve("new/01-two-fetches.two-fetches-f-0-5.json");
    assertThat(Results.read(file)).containsExactly(result);
  }

  @Test
  void aFailedWriteKeepsTheResultAndWarns() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    Kept kept = new Kept(Map.of(Results.FOLDER, notAFolder.toString()));
    Result result = Examples.result("a");
    Result warned = kept.keep(result);
    assertThat(kept.latest("a")).isSameAs(warned);
    assertThat(warned.series()).isEqualTo(result.series());
    assertThat(warned.warnings())
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.code()).isEqualTo("not-saved");
              assertThat(w.text()).contains("01-two-fetches.a.json could not be written");
              assertThat(w.remedy()).contains("Results.write");
            });
  }

  @Test
  void anImpossibleFolderWarnsToo() {
    Kept kept = new Kept(Map.of(Results.FOLDER, "a\0b"));
    assertThat(kept.keep(Examples.result("a")).warnings())
        .extracting(Warning::code)
        .containsExactly("not-saved");
  }

  @Test
  void twoNamesThatMakeOneFileDoNotOverwriteEachOther() {
    Kept kept = new Kept(Map.of(Results.FOLDER, folder.toString()));
    Result first = kept.keep(Examples.result("f = 0.5"));
    Result second = kept.keep(Examples.result("f 0 5"));
    assertThat(Results.read(folder.resolve("01-two-fetches.f-0-5.json"))).containsExactly(first);
    assertThat(second.warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.text()).contains("\"f = 0.5\""));
    assertThat(kept.latest("f 0 5")).isSameAs(second);
  }

  @ParameterizedTest
  @CsvSource({
    "Two fetches,two-fetches",
    "'  N = 1,000! ',n-1-000",
    "Fäden 中文,fäden-中文",
    "../../etc/passwd,etc-passwd",
    "×→,unnamed",
    "I/O,i-o"
  })
  void aNameBecomesKebabCase(String name, String kebab) {
    assertThat(Kept.kebab(name)).isEqualTo(kebab);
  }

  @Test
  void theFacadeKeepsForThisJvm() {
    Result result = Results.keep(Examples.result("kept by the facade"));
    assertThat(Results.latest("kept by the facade")).isSameAs(result);
  }
}
