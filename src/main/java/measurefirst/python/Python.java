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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import measurefirst.result.Json;
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
    more.put(name, value instanceof Duration duration ? duration.toNanos() / 1e9 : value);
    return new Python(source, more);
  }

  /** The program's text, as the child runs it. */
  public String source() {
    return source;
  }

  /** The contender {@code name}, one call of which calls the source's function {@code function}. */
  public Timed function(String name, String function) {
    return new Timed() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String language() {
        return "Python";
      }

      @Override
      public Batch run(long calls) throws Exception {
        Map<String, Object> reply = ask(Map.of("call", function, "calls", calls));
        return new Batch(
            ((Number) reply.get("nanos")).longValue(),
            ((Number) reply.get("cpu")).doubleValue(),
            reply.get("answer"));
      }
    };
  }

  /**
   * Calls the source's function {@code function} once.
   *
   * @return its answer, as JSON has it: text, number, boolean, list, map or null
   * @throws PythonException if it raises
   */
  public Object call(String function) throws IOException, InterruptedException {
    return ask(Map.of("call", function, "calls", 1)).get("answer");
  }

  /**
   * Whether the source defines a function {@code function}: what a Python too old for it may leave
   * out.
   *
   * @throws PythonException if the source itself raises
   */
  public boolean defines(String function) throws IOException, InterruptedException {
    return ask(Map.of("defines", function)).get("answer").equals(true);
  }

  /** Ends the child, if it runs. The next call starts another. */
  public synchronized void close() {
    if (child != null) {
      child.destroyForcibly();
      child = null;
    }
  }

  private synchronized Map<String, Object> ask(Map<String, Object> request)
      throws IOException, InterruptedException {
    if (child == null || !child.isAlive()) {
      start();
      exchange(Map.of("source", source, "given", given));
    }
    return exchange(request);
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
      throw new PythonException(
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
