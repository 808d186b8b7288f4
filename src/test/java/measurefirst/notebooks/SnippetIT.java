package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import measurefirst.result.Json;
import org.junit.jupiter.api.Test;

/** What the README shows, to the letter, in a notebook with nothing else in it. */
class SnippetIT {
  @Test
  void theSnippetsOfTheReadmeRunInANewNotebook() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    List<Map<String, Object>> cells =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(readme)
            .results()
            .map(snippet -> cell(snippet.group(1).strip()))
            .toList();
    assertThat(cells).isNotEmpty();
    Path fresh = Path.of("target", "snippet", "90-snippet.ipynb");
    Files.createDirectories(fresh.getParent());
    Files.writeString(
        fresh,
        Json.write(
            Map.of("cells", cells, "metadata", Map.of(), "nbformat", 4, "nbformat_minor", 5)));

    Command alone = Command.python("kernel-setup", "run", fresh.toString());

    assertThat(alone.status()).as(alone.text()).isZero();
    assertThat(Notebook.read(Path.of("target", "run").resolve("90-snippet.ipynb")).outputs())
        .filteredOn(output -> !Notebook.data(output, "image/png").isEmpty())
        .hasSameSizeAs(cells);
  }

  private static Map<String, Object> cell(String source) {
    return Map.of(
        "cell_type",
        "code",
        "id",
        "snippet-" + source.length(),
        "metadata",
        Map.of(),
        "outputs",
        List.of(),
        "source",
        source);
  }
}
