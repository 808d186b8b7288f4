package measurefirst.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.machine.ProcessMemory;
import measurefirst.result.Units;
import measurefirst.timing.Contender;
import measurefirst.timing.Footprint;
import measurefirst.timing.Timed;

/**
 * A program in any language, run in a fresh process for each sample.
 *
 * <p>It is given its arguments, the first of which says how many waiters it is to start. It prints
 * a line when its work begins and its answer, a whole number, when that is done; the time between
 * the two counts, by the same clock for every language. Then it waits for the end of its input, so
 * that its memory can be looked at. Start and end of the process are not counted.
 *
 * <pre>{@code
 * Program.of("Node", "crowd.js", source).run("node", "crowd.js").contender("Node", 10_000, 2000)
 * }</pre>
 */
public final class Program {
  private final String language;
  private final String file;
  private final String source;
  private final List<String> build;
  private final List<String> run;
  private Path folder;

  /** What one process said and needed. */
  private record Seen(double nanos, String answer, double peakBytes) {}

  /** What it said, and how long after it had said that its work begins. */
  record Said(double nanos, String answer) {}

  private Program(
      String language, String file, String source, List<String> build, List<String> run) {
    this.language = language;
    this.file = file;
    this.source = source;
    this.build = build;
    this.run = run;
  }

  /** The program {@code source} in {@code language}, to be stored as {@code file}. */
  public static Program of(String language, String file, String source) {
    return new Program(language, file, source, List.of(), List.of());
  }

  /** The same, built by {@code command} once before it runs, in the folder of its source. */
  public Program build(String... command) {
    return new Program(language, file, source, List.of(command), run);
  }

  /**
   * The same, run by {@code command} with the arguments at its end. {@code java} and {@code javac}
   * are those of this JVM, {@code python3} is the one that {@link Python} uses.
   */
  public Program run(String... command) {
    return new Program(language, file, source, build, List.of(command));
  }

  /**
   * The contender {@code name}, each sample of which is a fresh process.
   *
   * @param waiters the first argument
   * @param more further arguments
   */
  public Contender contender(String name, int waiters, Object... more) {
    Timed timed =
        calls -> {
          // One process stands for all calls of a batch: its start may take far longer than a call.
          Seen seen = seen(waiters, more);
          return new Timed.Batch(seen.nanos() * calls, Double.NaN, Long.valueOf(seen.answer()));
        };
    return Contender.timedBy(name, language, this::absent, timed, this::close);
  }

  /**
   * What a waiter needs in RAM: the most that a process with {@code waiters} of them had, less what
   * one with a single waiter had; NaN where the system does not tell, or the program cannot run.
   *
   * @param more further arguments
   * @throws IOException if the program breaks off
   */
  public Footprint footprint(int waiters, Object... more) throws IOException, InterruptedException {
    if (!missing().isEmpty()) {
      return new Footprint(waiters, Double.NaN, Double.NaN, Double.NaN);
    }
    try {
      double one = seen(1, more).peakBytes();
      Seen all = seen(waiters, more);
      double each = (all.peakBytes() - one) / (waiters - 1);
      return new Footprint(waiters, each, all.peakBytes(), all.nanos());
    } finally {
      close();
    }
  }

  /**
   * The cells of a table's row with a {@link #footprint}: {@code way}, how many waiters or what is
   * not installed here, the time, the RAM of a waiter, the most RAM.
   *
   * @param more further arguments
   * @throws IOException if the program breaks off
   */
  public Object[] row(String way, int waiters, Object... more)
      throws IOException, InterruptedException {
    Footprint seen = footprint(waiters, more);
    return new Object[] {
      way,
      missing().isEmpty() ? Units.count(waiters) : missing(),
      Units.time(seen.nanos()),
      Units.bytes(seen.bytes()),
      Units.bytes(seen.peakBytes())
    };
  }

  /** Which of the commands it needs is not installed here, in words; empty if none. */
  public String missing() {
    return Stream.of(build, run)
        .filter(command -> !command.isEmpty())
        .map(List::getFirst)
        .filter(command -> !command.startsWith(".") && !isInstalled(executable(command)))
        .map(command -> command + " is not installed here")
        .findFirst()
        .orElse("");
  }

  /** Building, which may take long the first time, is no part of a run and its deadline. */
  private String absent() {
    String missing = missing();
    if (missing.isEmpty()) {
      try {
        built();
      } catch (IOException e) {
        return ""; // it will say so itself when it is called
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return missing;
  }

  private Seen seen(int waiters, Object... more) throws IOException, InterruptedException {
    Path errors = built().resolve("errors.txt");
    List<String> command = new ArrayList<>(run);
    command.add(String.valueOf(waiters));
    Arrays.stream(more).map(String::valueOf).forEach(command::add);
    Process process = start(command, errors);
    FutureTask<Said> lines =
        new FutureTask<>(() -> said(process.inputReader(UTF_8), System::nanoTime));
    Thread.ofVirtual().name("lines of " + language).start(lines);
    try {
      Said said = lines.get();
      if (said.answer() == null) {
        throw broken(command, errors);
      }
      return new Seen(said.nanos(), said.answer().strip(), ProcessMemory.peak(process.pid()));
    } catch (ExecutionException e) {
      throw broken(command, errors);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** The time from its first line to its second, which is null if it broke off before. */
  static Said said(BufferedReader lines, LongSupplier clock) throws IOException {
    lines.readLine();
    long begun = clock.getAsLong();
    String answer = lines.readLine();
    return new Said(clock.getAsLong() - begun, answer);
  }

  private Process start(List<String> command, Path errors) throws IOException {
    List<String> located = new ArrayList<>(command);
    String first = command.getFirst();
    // Windows would look for a relative one beside the kernel.
    located.set(
        0,
        first.startsWith("./") ? folder.resolve(first.substring(2)).toString() : executable(first));
    return new ProcessBuilder(located)
        .directory(folder.toFile())
        .redirectError(errors.toFile())
        .start();
  }

  private synchronized Path built() throws IOException, InterruptedException {
    if (folder == null) {
      folder = Files.createTempDirectory("program");
      Files.writeString(folder.resolve(file), source);
      if (!build.isEmpty()) {
        Path errors = folder.resolve("errors.txt");
        if (start(build, errors).waitFor() != 0) {
          IOException broken = broken(build, errors);
          close();
          throw broken;
        }
      }
    }
    return folder;
  }

  /** Deletes what was stored and built. */
  private synchronized void close() throws IOException {
    if (folder != null) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
      folder = null;
    }
  }

  private static IOException broken(List<String> command, Path errors) throws IOException {
    return new IOException(
        "\"%s\" did not print a line when its work began and then its answer: %s"
            .formatted(
                String.join(" ", command),
                Files.readString(errors).lines().limit(5).collect(Collectors.joining(" · "))));
  }

  private static String executable(String command) {
    return switch (command) {
      case "java", "javac" -> Path.of(System.getProperty("java.home"), "bin", command).toString();
      case "python3" -> System.getProperty(Python.PROPERTY, command);
      default -> command;
    };
  }

  private static boolean isInstalled(String command) {
    return Stream.concat(Stream.of(""), Stream.of(System.getenv("PATH").split(File.pathSeparator)))
        .flatMap(folder -> Stream.of(command, command + ".exe").map(name -> new File(folder, name)))
        .anyMatch(each -> each.isFile() || new File(command).isFile());
  }

  /** The program's text. */
  @Override
  public String toString() {
    return source;
  }
}
