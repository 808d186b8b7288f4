package measurefirst.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One of the README's commands, run as a reader runs it, with the library that this build has made
 * instead of one built anew.
 *
 * @param status its exit status
 * @param text what it printed
 */
record Command(int status, String text) {
  private static final String PYTHON =
      System.getProperty("os.name").startsWith("Windows") ? "py" : "python3";

  /** Runs {@code python3} with {@code arguments} at the top of the checkout. */
  static Command python(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /** Runs {@code command} at the top of the checkout. */
  static Command run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("measure-first", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("MEASURE_FIRST_LIBRARY", Path.of("target", "kernel").toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(30, TimeUnit.MINUTES)) {
        throw new IOException(
            String.join(" ", command) + " did not end:\n" + Files.readString(output));
      }
      return new Command(process.exitValue(), Files.readString(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
