package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The kernel as a reader meets it while editing, driven over its own protocol. */
class KernelIT {
  private static final Path DRIVE = Path.of("kernel-setup", "tests", "kernel", "drive.py");

  @Test
  void itDoesWhatAReaderWhoEditsReliesOn() throws Exception {
    Command driven = Command.python(DRIVE.toString());
    assertThat(driven.status()).as(driven.text()).isZero();
    assertThat(driven.text()).containsPattern("Ran \\d\\d tests");
  }
}
