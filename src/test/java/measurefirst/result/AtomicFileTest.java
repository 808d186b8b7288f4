package measurefirst.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aWriteThatFailsHalfWayLeavesTheOldFileWhole() throws IOException {
    Path file = folder.resolve("a.json");
    AtomicFile.replace(file, "old".getBytes(UTF_8));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AtomicFile.replace(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap("ne".getBytes(UTF_8)));
                      assertThat(file).hasContent("old");
                      throw new IOException("disk full");
                    }))
        .withMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aTargetThatCannotBeReplacedIsLeftAsItIs() throws IOException {
    Path full = Files.createDirectories(folder.resolve("a.json/inside"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> AtomicFile.replace(full.getParent(), new byte[1]));
    assertThat(full).isDirectory();
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void theNewContentIsThereWhole() throws IOException {
    Path file = folder.resolve("a.json");
    AtomicFile.replace(file, "a longer old text".getBytes(UTF_8));
    AtomicFile.replace(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }
}
