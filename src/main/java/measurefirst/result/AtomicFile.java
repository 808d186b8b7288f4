package measurefirst.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file whole or not at all: a reader meets the old content or the new, never half. */
final class AtomicFile {
  private AtomicFile() {}

  /** How the content gets into the file that will take the old one's place. */
  interface Content {
    void writeTo(FileChannel file) throws IOException;
  }

  static void replace(Path path, byte[] content) throws IOException {
    replace(
        path,
        file -> {
          ByteBuffer bytes = ByteBuffer.wrap(content);
          while (bytes.hasRemaining()) {
            file.write(bytes);
          }
        });
  }

  /**
   * Writes {@code content} beside {@code path} and then moves it there; folders that are missing
   * are made.
   *
   * @throws IOException if the content or the file system fails; the old file is then as it was
   */
  static void replace(Path path, Content content) throws IOException {
    Path target = path.toAbsolutePath();
    Files.createDirectories(target.getParent());
    // Not Files.createTempFile: what it makes is readable to its owner alone, and stays so.
    Path fresh = target.resolveSibling(".measure-first-" + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel file =
          FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(file);
        // Without it a power cut can leave the new name on an empty file.
        file.force(true);
      }
      try {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
