package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JupyterLab as {@code lab} opens it, in a real browser where there is one: "Run All" works. */
class BrowserIT {
  private static final Path TESTS = Path.of("kernel-setup", "tests", "browser");
  private static final Path VENV = Path.of("target", "browser-venv");

  @Test
  void runAllWorksOnTheFirstTwoNotebooks() throws Exception {
    Optional<Path> browser = browser();
    assumeThat(browser).as("a Chromium or Chrome on the PATH").isPresent();
    assertThat(Command.python("-m", "venv", VENV.toString()).status()).isZero();
    Path python = VENV.resolve(Files.exists(VENV.resolve("bin")) ? "bin/python" : "Scripts/python");
    Command installed =
        Command.run(
            python.toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "-r",
            TESTS.resolve("requirements.lock").toString());
    assertThat(installed.status()).as(installed.text()).isZero();

    Command driven =
        Command.run(
            python.toString(),
            TESTS.resolve("drive.py").toString(),
            browser.orElseThrow().toString(),
            Path.of("target", "browser").toString(),
            "notebooks/00-the-article-in-ten-minutes.ipynb",
            "notebooks/01-two-fetches.ipynb");

    assertThat(driven.status()).as(driven.text()).isZero();
    assertThat(driven.text()).contains("00-the-article-in-ten-minutes: ok", "01-two-fetches: ok");
  }

  private static Optional<Path> browser() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
