package measurefirst.python;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import measurefirst.result.Json;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Answers;

/**
 * One running Python with its private folder, and the talk with it: one request at a time, and a
 * reply that bears the request's number. A child that answers anything else is ended.
 */
final class Child {
  /** How long an orderly end may take, in milliseconds; the driver gives a call less. */
  private static final long GRACE = 1500;

  /** A name that no source imports by accident. */
  private static final String DRIVER = "measurefirst-driver.py";

  /** Without a double quote, which Windows would need escaped. */
  private static final String BOOT =
      "import os, sys; folder = sys.argv.pop(); "
          + "exec(compile(open(os.path.join(folder, '%s'), encoding='utf-8').read(), 'driver', 'exec'))"
              .formatted(DRIVER);

  private final Process process;
  private final Path folder;
  private final BufferedWriter requests;
  private final BufferedReader replies;
  private long asked;
  private volatile boolean ended;

  private Child(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    replies =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts {@code python}, which waits for its source.
   *
   * @throws AbsentException if there is no such program
   */
  static Child start(String python) throws IOException {
    Path folder = Files.createTempDirectory("measurefirst");
    ProcessBuilder builder = new ProcessBuilder(python, "-u", "-c", BOOT, folder.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    try (InputStream driver = Child.class.getResourceAsStream("driver.py")) {
      Files.copy(driver, folder.resolve(DRIVER));
      return new Child(builder.start(), folder);
    } catch (IOException e) {
      delete(folder);
      throw new AbsentException(
          "no Python could be started as %s: install it, 3.10 or newer, or name another by -D%s=…"
              .formatted(python, Python.PROPERTY));
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isGone() {
    return ended || !process.isAlive();
  }

  /** Has it run {@code source} with the global variables {@code given}, which are packed. */
  void load(String source, Map<String, Object> given) throws IOException, InterruptedException {
    ask(Map.of("source", source, "given", given));
  }

  /**
   * The reply to {@code request}. If the calling thread is interrupted, the child ends.
   *
   * @throws PythonException if Python raised, the child ended or sent what is no reply to this
   * @throws AbsentException if it lacks a module
   */
  Map<String, Object> ask(Map<String, Object> request) throws IOException, InterruptedException {
    long id = ++asked;
    Map<String, Object> numbered = new LinkedHashMap<>(request);
    numbered.put("id", id);
    String line = Json.write(numbered);
    // Neither writing to a pipe nor reading from it heeds an interrupt; waiting for a thread does.
    FutureTask<String> exchange =
        new FutureTask<>(
            () -> {
              requests.write(line);
              requests.newLine();
              requests.flush();
              return replies.readLine();
            });
    Thread.ofPlatform().daemon().name("reply of Python").start(exchange);
    try {
      String reply = exchange.get();
      return checked(id, reply);
    } catch (ExecutionException e) {
      throw brokenOff(e.getCause());
    } catch (InterruptedException e) {
      end();
      throw e;
    }
  }

  private Map<String, Object> checked(long id, String line) throws PythonException {
    if (line == null || ended) {
      throw brokenOff(null);
    }
    Map<String, Object> reply;
    try {
      reply = Json.read(line);
    } catch (IllegalArgumentException e) {
      reply = Map.of();
    }
    if (!(reply.get("id") instanceof Number number) || number.longValue() != id) {
      end();
      throw new PythonException(
          "the Python child sent %s where reply %s was due, so it was ended; the next call starts another: let the source write to no descriptor that it did not open"
              .formatted(Answers.brief(line), id));
    }
    if (reply.get("absent") instanceof String module) {
      throw new AbsentException(module);
    }
    if (reply.get("error") instanceof String error) {
      throw new PythonException(error.strip());
    }
    return reply;
  }

  private PythonException brokenOff(Throwable cause) {
    String how = ended ? "was closed" : status();
    end();
    PythonException exception =
        new PythonException(
            "the Python child %s during the call; the next call starts another".formatted(how));
    exception.initCause(cause);
    return exception;
  }

  private String status() {
    try {
      // As good as gone, but it may not be said so yet.
      if (!process.waitFor(GRACE, TimeUnit.MILLISECONDS)) {
        return "closed its channel";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "closed its channel";
    }
    int status = process.exitValue();
    return status > 128
        ? "was killed by signal %s (status %s)".formatted(status - 128, status)
        : "ended with status %s".formatted(status);
  }

  /** Ends the child and what it started, and removes its folder; once is enough. */
  synchronized void end() {
    if (ended) {
      return;
    }
    boolean alive = process.isAlive();
    ended = true;
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    // The driver ends with its requests, and ends in order. Closing waits for a write under way.
    Thread.ofPlatform().daemon().name("end of Python").start(this::closeRequests);
    awaitEnd(all);
    all.forEach(ProcessHandle::destroyForcibly);
    if (!alive) {
      endOrphans();
    }
    delete(folder);
  }

  private static void awaitEnd(List<ProcessHandle> processes) {
    CompletableFuture.allOf(
            processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, GRACE, TimeUnit.MILLISECONDS)
        .join();
  }

  private void closeRequests() {
    try {
      requests.close();
    } catch (IOException e) {
      // It had gone before.
    }
  }

  /**
   * Those that a killed child left behind are nobody's descendants any more, but still of its
   * process group. Where there is no such thing, they have ended or are found nowhere.
   */
  private void endOrphans() {
    try {
      new ProcessBuilder("sh", "-c", "kill -s TERM -- -" + process.pid())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .completeOnTimeout(null, GRACE, TimeUnit.MILLISECONDS)
          .join();
    } catch (IOException e) {
      // no shell: Windows
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return; // the driver has removed it
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // The system empties its temporary folder; a measurement does not fail for this.
    }
  }
}
