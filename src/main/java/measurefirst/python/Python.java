package measurefirst.python;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import measurefirst.result.Json;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Contender;
import measurefirst.timing.Footprint;
import measurefirst.timing.Timed;

/**
 * Python source and the child process that runs it.
 *
 * <p>What is handed in is executed to the letter. Its functions, plain or {@code async}, become
 * contenders, timed by the child's own {@code perf_counter_ns}; their answers come back as JSON.
 * The child starts at the first call and ends with this JVM at the latest.
 */
public final class Python {
  /** The system property that names the Python to use; without it {@code python3} is tried. */
  public static final String PROPERTY = "measurefirst.python";

  private final String source;
  private final Map<String, Object> given;
  private Process child;
  private BufferedWriter requests;
  private BufferedReader replies;

  private Python(String source, Map<String, Object> given) {
    this.source = source;
    this.given = given;
  }

  /** The Python program {@code source}; nothing runs yet. */
  public static Python of(String source) {
    return new Python(source, Map.of());
  }

  /**
   * The same program, with the global variable {@code name} set before it starts. A {@link
   * Duration} becomes a number of seconds, as Python counts.
   */
  public Python with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(given);
    more.put(name, plain(value));
    return new Python(source, more);
  }

  /** The program's text, as the child runs it. */
  public String source() {
    return source;
  }

  /**
   * The contender {@code name}, one call of which calls the source's function {@code function} with
   * {@code arguments}: what JSON can say, {@link Duration}s, which arrive as seconds, and {@link
   * Supplier}s, which are asked at each call.
   *
   * <p>It is {@linkplain Contender#absent() absent} where there is no Python, or where the source
   * imports a module that this Python lacks.
   */
  public Contender function(String name, String function, Object... arguments) {
    return Contender.timedBy(
        name, "Python", this::missing, calls -> timed(function, calls, arguments), this::close);
  }

  private Timed.Batch timed(String function, long calls, Object... arguments)
      throws IOException, InterruptedException {
    Map<String, Object> reply = ask(request(function, calls, arguments));
    return new Timed.Batch(
        ((Number) reply.get("nanos")).doubleValue(),
        ((Number) reply.get("cpu")).doubleValue(),
        reply.get("answer"));
  }

  /**
   * Calls the source's function {@code function} once, with {@code arguments}.
   *
   * @return its answer, as JSON has it: text, number, boolean, list, map or null
   * @throws AbsentException if it cannot run here
   * @throws PythonException if it raises
   */
  public Object call(String function, Object... arguments)
      throws IOException, InterruptedException {
    return ask(request(function, 1, arguments)).get("answer");
  }

  /**
   * Whether the source defines a function {@code function}: what a Python too old for it may leave
   * out, and one that is not there leaves out as well.
   *
   * @throws PythonException if the source itself raises
   */
  public boolean defines(String function) throws IOException, InterruptedException {
    return missing().isEmpty() && ask(Map.of("defines", function)).get("answer").equals(true);
  }

  /**
   * The memory that {@code waiters} tasks of this program need, from one call of {@code function}
   * in a fresh child; nothing but NaN where the program cannot run.
   *
   * @throws PythonException if it raises
   */
  public Footprint footprint(int waiters, String function, Object... arguments) throws Exception {
    Python fresh = new Python(source, given);
    try {
      return fresh.missing().isEmpty()
          ? Footprint.ofProcess(
              waiters, fresh.pid(), calls -> fresh.timed(function, calls, arguments))
          : new Footprint(waiters, Double.NaN, Double.NaN, Double.NaN);
    } finally {
      fresh.close();
    }
  }

  /**
   * The child's process id; it is started if need be.
   *
   * @throws PythonException if it cannot be started or its source raises
   */
  public synchronized long pid() throws IOException, InterruptedException {
    ready();
    return child.pid();
  }

  /**
   * Why this program cannot run here: there is no Python, or a module that it imports is not
   * installed. Empty if it can, or if what ails it is an error of its own.
   */
  public String missing() {
    try {
      pid();
      return "";
    } catch (AbsentException e) {
      return e.getMessage();
    } catch (IOException e) {
      return ""; // it will say so itself when it is called
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** The answer of {@code function}, or {@code otherwise} where this program cannot run. */
  public Object answer(String function, Object otherwise) throws IOException, InterruptedException {
    return missing().isEmpty() ? call(function) : otherwise;
  }

  private static Map<String, Object> request(String function, long calls, Object... arguments) {
    return Map.of(
        "call",
        function,
        "calls",
        calls,
        "arguments",
        Arrays.stream(arguments).map(Python::plain).toList());
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Duration duration -> duration.toNanos() / 1e9;
      case Supplier<?> later -> plain(later.get());
      case List<?> list -> list.stream().map(Python::plain).toList();
      default -> value;
    };
  }

  /** Ends the child and what it started, if it runs. The next call starts another. */
  public synchronized void close() {
    if (child != null) {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
      child = null;
    }
  }

  private synchronized Map<String, Object> ask(Map<String, Object> request)
      throws IOException, InterruptedException {
    ready();
    return exchange(request);
  }

  private void ready() throws IOException, InterruptedException {
    if (child == null || !child.isAlive()) {
      start();
      try {
        exchange(Map.of("source", source, "given", given));
      } catch (PythonException e) {
        close();
        String last = e.getMessage().substring(e.getMessage().lastIndexOf('\n') + 1);
        if (last.startsWith("ModuleNotFoundError")) {
          throw new AbsentException(last);
        }
        throw e;
      }
    }
  }

  private Map<String, Object> exchange(Map<String, Object> request)
      throws IOException, InterruptedException {
    requests.write(Json.write(request));
    requests.newLine();
    requests.flush();
    // A read from a pipe does not heed an interrupt; waiting for another thread's read does.
    FutureTask<String> read = new FutureTask<>(replies::readLine);
    Thread.ofVirtual().name("reply of Python").start(read);
    String line;
    try {
      line = read.get();
    } catch (InterruptedException e) {
      close();
      throw e;
    } catch (ExecutionException e) {
      close();
      throw new PythonException("the Python child broke off: " + e.getCause().getMessage());
    }
    if (line == null) {
      int status = child.waitFor();
      close();
      throw new PythonException("the Python child ended early, with status " + status);
    }
    Map<String, Object> reply = Json.read(line);
    if (reply.get("error") instanceof String error) {
      throw new PythonException(error.strip());
    }
    return reply;
  }

  private void start() throws IOException {
    String python = System.getProperty(PROPERTY, "python3");
    ProcessBuilder builder = new ProcessBuilder(python, "-u", "-c", driver());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    try {
      child = builder.start();
    } catch (IOException e) {
      throw new AbsentException(
          "no Python could be started as %s: install Python 3.10 or newer, or name one by -D%s=…"
              .formatted(python, PROPERTY));
    }
    requests =
        new BufferedWriter(new OutputStreamWriter(child.getOutputStream(), StandardCharsets.UTF_8));
    replies =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String driver() {
    try (InputStream in = Python.class.getResourceAsStream("driver.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
