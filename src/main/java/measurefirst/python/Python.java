package measurefirst.python;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Contender;
import measurefirst.timing.Footprint;
import measurefirst.timing.Timed;

/**
 * Python source and the child process that runs it.
 *
 * <p>What is handed in is executed to the letter, as the module {@code cell}, which processes that
 * it starts by {@code multiprocessing} find too. Its functions, plain or {@code async}, become
 * contenders, timed by the child's own {@code perf_counter_ns}. Arguments and answers may be whole
 * numbers of any size, doubles with NaN and the infinities, texts, truth values, null, bytes, and
 * lists, sets and maps of these; anything else is refused. What the source prints is dropped, and
 * where it reads it finds the end.
 *
 * <p>The child starts at the first call and ends with the run that uses it, after two seconds
 * without a call outside of one, or with this JVM; what its functions keep in variables ends with
 * it, and the next call starts another. Calls from several threads are served one after the other.
 * A program never changes: {@link #with} makes another, with a child of its own.
 */
public final class Python {
  /** The system property that names the Python to use; without it {@code python3} is tried. */
  public static final String PROPERTY = "measurefirst.python";

  /** How long a child may have nothing to do, in milliseconds. */
  private static final long IDLE = 2000;

  private final String interpreter; // empty: the usual one
  private final String source;
  private final Map<String, Object> given;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Child child;
  private volatile long lastTurn; // when it ended, by System.nanoTime()

  private Python(String interpreter, String source, Map<String, Object> given) {
    this.interpreter = interpreter;
    this.source = Objects.requireNonNull(source, "a Python program needs a source, was null");
    this.given = Collections.unmodifiableMap(given);
  }

  /** The Python program {@code source}; nothing runs yet. */
  public static Python of(String source) {
    return new Python("", source, Map.of());
  }

  /**
   * The same program, with the global variable {@code name} set before it starts. A {@link
   * Duration} becomes a number of seconds, as Python counts.
   *
   * @throws IllegalArgumentException if Python has nothing like {@code value}
   */
  public Python with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(given);
    more.put(name, Wire.packed(value));
    return new Python(interpreter, source, more);
  }

  /**
   * The same program, run by the first of {@code commands} that starts, such as {@code
   * python3.14t}, instead of the usual Python; where none does, its contenders are absent.
   */
  public Python by(String... commands) {
    for (String command : commands) {
      Python other = new Python(command, source, given);
      if (other.missing().isEmpty()) {
        return other;
      }
    }
    return new Python(commands[0], source, given);
  }

  /** The program's text, as the child runs it. */
  public String source() {
    return source;
  }

  /**
   * The contender {@code name}, one call of which calls the source's function {@code function} with
   * {@code arguments} as they are now; {@link Duration}s arrive as seconds, and {@link Supplier}s
   * are asked at each batch.
   *
   * <p>It is {@linkplain Contender#absent() absent} where there is no Python, or where the source
   * imports a module, or a name of one, that this Python lacks.
   *
   * @throws IllegalArgumentException if Python has nothing like one of the arguments
   */
  public Contender function(String name, String function, Object... arguments) {
    boolean later = Arrays.stream(arguments).anyMatch(Supplier.class::isInstance);
    Object now = later ? null : Wire.packed(arguments);
    Timed timed = calls -> timed(function, calls, later ? Wire.packed(asked(arguments)) : now);
    return Contender.timedBy(name, "Python", this::missing, timed, this::close);
  }

  private static Object[] asked(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(one -> one instanceof Supplier<?> later ? later.get() : one)
        .toArray();
  }

  /**
   * The contender {@code name}, which is not timed: the source's function {@code function} answers
   * with a number of 0 or more in a unit of its own, as {@link Contender#reading} has it.
   *
   * @param unit the unit, in the plural, such as {@code tasks}
   */
  public Contender reading(String name, String unit, String function, Object... arguments) {
    return Contender.reading(name, unit, () -> (Number) call(function, arguments))
        .by("Python", this::missing, this::close);
  }

  private Timed.Batch timed(String function, long calls, Object packed)
      throws IOException, InterruptedException {
    Map<String, Object> reply = ask(request(function, calls, packed));
    return new Timed.Batch(
        ((Number) reply.get("nanos")).doubleValue(),
        ((Number) reply.get("cpu")).doubleValue(),
        Wire.unpacked(reply.get("answer")));
  }

  /**
   * Calls the source's function {@code function} once, with {@code arguments}.
   *
   * @return its answer: whole numbers as {@code Long} or {@code BigInteger}, others as {@code
   *     Double}, texts, booleans, null, lists and tuples as lists, sets, dicts as maps, bytes as
   *     {@code byte[]}
   * @throws AbsentException if it cannot run here
   * @throws PythonException if it raises, or answers something else
   */
  public Object call(String function, Object... arguments)
      throws IOException, InterruptedException {
    return Wire.unpacked(ask(request(function, 1, Wire.packed(arguments))).get("answer"));
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
    Python fresh = new Python(interpreter, source, given);
    try {
      return fresh.missing().isEmpty()
          ? Footprint.ofProcess(
              waiters, fresh.pid(), calls -> fresh.timed(function, calls, Wire.packed(arguments)))
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
  public long pid() throws IOException, InterruptedException {
    takeTurn();
    try {
      ready();
      return child.pid();
    } finally {
      endTurn();
    }
  }

  /**
   * Why this program cannot run here: there is no Python, or it imports what is not installed.
   * Empty if it can, or if what ails it is an error of its own.
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

  /**
   * Ends the child and what it started, if it runs; a call under way fails. The next one starts
   * another.
   */
  public void close() {
    Child running = child;
    if (running != null) {
      running.end();
    }
  }

  private static Map<String, Object> request(String function, long calls, Object arguments) {
    return Map.of("call", function, "calls", calls, "arguments", arguments);
  }

  private Map<String, Object> ask(Map<String, Object> request)
      throws IOException, InterruptedException {
    takeTurn();
    try {
      ready();
      return child.ask(request);
    } finally {
      endTurn();
    }
  }

  /** An interrupt ends the wait for another thread's call, and not that call. */
  private void takeTurn() throws InterruptedException {
    if (!turn.tryLock()) {
      turn.lockInterruptibly();
    }
  }

  private void endTurn() {
    lastTurn = System.nanoTime();
    turn.unlock();
  }

  private void ready() throws IOException, InterruptedException {
    if (child != null && !child.isGone()) {
      return;
    }
    close();
    child =
        Child.start(interpreter.isEmpty() ? System.getProperty(PROPERTY, "python3") : interpreter);
    try {
      child.load(source, given);
    } catch (PythonException | AbsentException e) {
      close();
      throw e;
    }
    Child started = child;
    Thread.ofVirtual().name("idle Python").start(() -> endOnceIdle(started));
  }

  /** A run keeps its child between two of its calls, however long the others take. */
  private void endOnceIdle(Child started) {
    try {
      while (!started.isGone()) {
        Thread.sleep(IDLE / 4);
        if (!Timed.isUnderWay() && turn.tryLock()) {
          try {
            if (System.nanoTime() - lastTurn > IDLE * 1_000_000) {
              started.end();
            }
          } finally {
            turn.unlock();
          }
        }
      }
    } catch (InterruptedException e) {
      started.end();
    }
  }
}
