package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
  private static final List<Result> RUNS =
      List.of(Examples.result("fetches · 中文"), Examples.result("another"));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("01.json");
  }

  @Test
  void whatIsReadEqualsWhatWasWritten() {
    Path deeper = folder.resolve("not/yet/there.json");
    Results.write(deeper, RUNS);
    assertThat(Results.read(deeper)).isEqualTo(RUNS);
  }

  @Test
  void aFileWrittenTwiceHoldsTheSecond() throws IOException {
    Results.write(file, RUNS);
    Results.write(file, RUNS.subList(1, 2));
    assertThat(Results.read(file)).isEqualTo(RUNS.subList(1, 2));
    assertThat(names()).containsExactly("01.json");
  }

  @Test
  void theSameRunsMakeTheSameBytes() throws IOException {
    Results.write(file, RUNS);
    byte[] first = Files.readAllBytes(file);
    Results.write(file, Results.read(file));
    assertThat(file).hasBinaryContent(first);
    assertThat(Files.readString(file)).doesNotContain("\r").endsWith("}\n");
  }

  @Test
  void membersOfALaterReleaseArePassedOver() throws IOException {
    Results.write(file, RUNS);
    edit("\"schema\" : 2,", "\"schema\" : 2, \"tool\" : {\"a\" : [1]},");
    edit("\"jdk\" :", "\"kernel\" : \"new\", \"jdk\" :");
    edit("\"kind\" : \"EXACTLY\",", "\"kind\" : \"EXACTLY\", \"power\" : 0.9,");
    assertThat(Results.read(file)).isEqualTo(RUNS);
  }

  @Test
  void aNumberMissingFromAnOlderFileIsUnknown() throws IOException {
    Results.write(file, RUNS);
    edit("      \"loadBefore\" : 0.25,\n", "");
    assertThat(Results.read(file).getFirst().machine().loadBefore()).isNaN();
  }

  @Test
  void aFileCutOffAnywhereIsRefusedAndLeftAsItIs() throws IOException {
    Results.write(file, RUNS);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1; length < whole.length - 2; length += 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file, cut);
      assertThatExceptionOfType(ResultsException.class)
          .isThrownBy(() -> Results.read(file))
          .withMessageContaining("01.json is cut off or is not JSON")
          .withMessageContaining("restore it");
      assertThat(file).hasBinaryContent(cut);
    }
  }

  @Test
  void aNewerSchemaIsNamed() throws IOException {
    Results.write(file, RUNS);
    edit("\"schema\" : 2", "\"schema\" : 3");
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.read(file))
        .withMessageContaining("01.json has schema 3, and this library reads 2")
        .withMessageContaining("take the version of the project that wrote it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{}",
        "{\"format\":\"other\",\"schema\":1,\"runs\":[]}",
        "{\"format\":\"measure-first-result\",\"runs\":[]}",
        "{\"format\":\"measure-first-result\",\"schema\":1}"
      })
  void aForeignFileIsRefusedAndNeverReplaced(String content) throws IOException {
    Files.writeString(file, content);
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.read(file))
        .withMessageContaining("01.json is not a results file");
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.write(file, RUNS))
        .withMessageContaining("01.json was not replaced");
    assertThat(file).hasContent(content);
    assertThat(names()).containsExactly("01.json");
  }

  @Test
  void aRunOutOfShapeIsNumbered() throws IOException {
    Results.write(file, RUNS);
    String text = Files.readString(file);
    int second = text.indexOf("\"name\" : \"another\"");
    Files.writeString(
        file, text.substring(0, second) + text.substring(second).replace("STEADY", "CALM"));
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.read(file))
        .withMessageContaining("01.json: run 2 does not follow schema 2")
        .withMessageContaining("CALM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outcome", "claim", "basis", "measured", "prediction", "machine", "mode"})
  void aRunThatLacksWhatItMustHaveIsRefused(String member) throws IOException {
    Results.write(file, RUNS);
    edit("\"" + member + "\" :", "\"other\" :");
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.read(file))
        .withMessageContaining("01.json: run 1 does not follow schema 2");
  }

  @Test
  void aTextMissingFromACardIsUnknown() throws IOException {
    Results.write(file, RUNS);
    edit("\"processor\" :", "\"other\" :");
    assertThat(Results.read(file).getFirst().machine().processor()).isEmpty();
  }

  @Test
  void aMissingFileIsNamedWithoutItsFolder() {
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.read(file))
        .withMessageContaining("there is no results file 01.json")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(folder.toString()));
  }

  @Test
  void whatCannotBeWrittenSaysSo() throws IOException {
    Files.writeString(file, "a file where a folder should be");
    assertThatExceptionOfType(ResultsException.class)
        .isThrownBy(() -> Results.write(file.resolve("02.json"), RUNS))
        .withMessageContaining("02.json could not be written");
  }

  @Test
  void mergingPutsRunsOneAfterTheOtherAndEachOnce() {
    Path other = folder.resolve("02.json");
    Path both = folder.resolve("both.json");
    Results.write(file, RUNS.subList(0, 1));
    Results.write(other, RUNS);
    Results.merge(List.of(file, other), both);
    assertThat(Results.read(both)).isEqualTo(RUNS);
    Results.merge(List.of(both, other), both);
    assertThat(Results.read(both)).isEqualTo(RUNS);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
