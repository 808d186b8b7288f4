package measurefirst.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs each snippet on a thread of its own in this JVM and keeps what came of it as it is, instead
 * of as text: JShell passes only the key on.
 */
final class CellControl extends DirectExecutionControl {
  /** How long an interrupted cell may take to end before it counts as left over. */
  static final long GRACE_MILLIS = 1500;

  private static final AtomicLong KEYS = new AtomicLong();

  private static final StackTraceElement[] NO_FRAMES = {};

  private final Variables variables;
  private final ClassLoader loader;
  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<Thread, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();

  /** What a snippet came to: a value, or what it threw. */
  record Outcome(Object value, Throwable thrown) {}

  CellControl(Variables variables) {
    this.variables = variables;
    // The parent has set its class loader here, for those who look classes up by the thread.
    this.loader = Thread.currentThread().getContextClassLoader();
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    super.load(
        Arrays.stream(classes)
            .map(c -> new ClassBytecodes(c.name(), Wrappers.stoppable(c.bytecodes())))
            .toArray(ClassBytecodes[]::new));
    for (ClassBytecodes c : classes) {
      loaded.put(c.name(), c.bytecodes());
      variables.loaded(found(c.name()), Wrappers.used(c.bytecodes()));
    }
  }

  /** Accepts what is in force already: an import further down changes no code further up. */
  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    for (ClassBytecodes c : classes) {
      byte[] before = loaded.get(c.name());
      if (before == null || !Wrappers.sameCode(before, c.bytecodes())) {
        throw new NotImplementedException("changed code is loaded as a new class");
      }
    }
  }

  @Override
  protected String invoke(Method doIt) throws Exception {
    Class<?> wrapper = doIt.getDeclaringClass();
    variables.settle();
    variables.clear(wrapper);
    Outcome outcome = run(doIt);
    if (outcome.thrown() instanceof SPIResolutionException unresolved) {
      throw unresolved;
    }
    String key = "outcome-" + KEYS.incrementAndGet();
    if (outcome.thrown() != null || outcome.value() != null) {
      outcomes.put(key, outcome); // of a statement no one asks for it
    }
    if (outcome.thrown() != null) {
      throw new UserException(key, outcome.thrown().getClass().getName(), NO_FRAMES);
    }
    variables.assigned(wrapper);
    return key;
  }

  /** Hands out, once, what {@link #invoke} kept under this key; null for nothing or null. */
  Outcome take(String key) {
    return key == null ? null : outcomes.remove(key);
  }

  /** Stops what runs now, loops of the cell itself included. */
  void interrupt() {
    CellStop.ask(true);
    running.forEach(
        (thread, outcome) -> {
          thread.interrupt();
          // Who goes on all the same is left behind, or the reader could do nothing more.
          Outcome leftOver = new Outcome(null, new InterruptedCell(true));
          outcome.completeOnTimeout(leftOver, GRACE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  private Outcome run(Method doIt) throws InterruptedException, ExecutionException {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> outcome.complete(outcomeOf(doIt)), "cell");
    thread.setContextClassLoader(loader);
    if (running.isEmpty()) {
      CellStop.ask(false);
    }
    running.put(thread, outcome);
    try {
      thread.start();
      return outcome.get();
    } finally {
      running.remove(thread);
    }
  }

  private static Outcome outcomeOf(Method doIt) {
    try {
      return new Outcome(doIt.invoke(null), null);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      boolean stopped =
          thrown instanceof CellStop.Stopped || thrown instanceof InterruptedException;
      return new Outcome(null, stopped && CellStop.isAsked() ? new InterruptedCell(false) : thrown);
    } catch (IllegalAccessException e) {
      return new Outcome(null, e);
    }
  }

  private Class<?> found(String name) throws ClassInstallException {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      throw new ClassInstallException(e.getMessage(), new boolean[0]);
    }
  }
}
