package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JupyterLab as {@code lab} opens it, and the site, in a real browser where there is one. */
class BrowserIT {
  private static final Path TESTS = Path.of("kernel-setup", "tests", "browser");
  private static final Path VENV = Path.of("target", "browser-venv");

  private static Path browser;
  private static Path python;

  @BeforeAll
  static void install() throws Exception {
    Optional<Path> found = browser();
    if (System.getenv("CI") == null) {
      assumeThat(found).as("a Chromium or Chrome on the PATH").isPresent();
    }
    assertThat(found).as("a Chromium or Chrome on the PATH").isPresent();
    browser = found.orElseThrow();
    assertThat(Command.python("-m", "venv", VENV.toString()).status()).isZero();
    python = VENV.resolve(Files.exists(VENV.resolve("bin")) ? "bin/python" : "Scripts/python");
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
  }

  @Test
  void runAllWorksOnTheFirstTwoNotebooks() throws Exception {
    Command driven =
        Command.run(
            python.toString(),
            TESTS.resolve("drive.py").toString(),
            browser.toString(),
            Path.of("target", "browser").toString(),
            "notebooks/00-the-article-in-ten-minutes.ipynb",
            "notebooks/01-two-fetches.ipynb");

    assertThat(driven.status()).as(driven.text()).isZero();
    assertThat(driven.text()).contains("00-the-article-in-ten-minutes: ok", "01-two-fetches: ok");
  }

  @Test
  void everyPageOfTheSiteReadsWell() throws Exception {
    Command site = Command.python("kernel-setup", "site");
    assertThat(site.status()).as(site.text()).isZero();
    Command shared = Command.python("kernel-setup", "share", "01");
    assertThat(shared.status()).as(shared.text()).isZero();

    Command read =
        Command.run(
            python.toString(),
            TESTS.resolve("readers.py").toString(),
            browser.toString(),
            Path.of("target", "browser-odd", "site").toString(),
            Path.of("target", "site").toString(),
            Path.of("target", "share").toString());

    assertThat(read.status()).as(read.text()).isZero();
    for (Notebook notebook : Notebook.all()) {
      assertThat(read.text()).contains(notebook.name() + ": ok");
    }
    assertThat(read.text()).contains("index: ok", "claims: ok", "90-odd: ok");
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
