package measurefirst.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * What other threads of this JVM are doing: a loop left over from an earlier cell that burns a CPU,
 * or work that a call started and did not wait for. Both spoil a measurement without a word.
 */
public final class Work {
  private static final ThreadMXBean CLOCKS = ManagementFactory.getThreadMXBean();
  private static final double BUSY = 0.2;
  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int LOOKS = 5;

  // What the JDK, this library, the kernel and the test runner run by themselves.
  private static final Pattern OWN =
      Pattern.compile(
          "(java|javax|jdk|sun|com\\.sun|measurefirst\\.(?!.*Test)|io\\.github\\.spencerpark|org\\.zeromq|zmq|org\\.junit|org\\.apache\\.maven|org\\.openjdk\\.jmh|com\\.intellij|org\\.eclipse\\.jetty|io\\.helidon)\\b.*");

  private final Set<String> before;

  private Work(Set<String> before) {
    this.before = before;
  }

  /**
   * The threads, other than the calling one, that use a CPU now and go on, each with where it was
   * born; it looks for 20 ms, and longer only if there are any.
   */
  public static List<String> spinning() throws InterruptedException {
    List<String> found = busy(LOOK);
    // What the kernel still has to send of the cell before is done in a moment.
    for (int again = 0; again < LOOKS && !found.isEmpty(); again++) {
      found.retainAll(busy(LOOK.multipliedBy(5)));
    }
    return found;
  }

  private static List<String> busy(Duration look) throws InterruptedException {
    Map<Long, Long> first = times();
    long start = System.nanoTime();
    Thread.sleep(look);
    double span = System.nanoTime() - start;
    List<String> found = new ArrayList<>();
    Map<Long, Long> second = times();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      long id = thread.threadId();
      Long used = second.getOrDefault(id, 0L) - first.getOrDefault(id, Long.MAX_VALUE / 2);
      if (used > BUSY * span && thread != Thread.currentThread()) {
        found.add(name(thread));
      }
    }
    return found;
  }

  private static String name(Thread thread) {
    String what =
        thread.getName().startsWith("ForkJoinPool-1-worker")
            ? "a virtual thread"
            : "the thread \"" + thread.getName() + "\"";
    return Threads.origin(thread).map(where -> what + " of " + where).orElse(what);
  }

  private static Map<Long, Long> times() {
    Map<Long, Long> times = new HashMap<>();
    for (long id : CLOCKS.getAllThreadIds()) {
      times.put(id, Math.max(0, CLOCKS.getThreadCpuTime(id)));
    }
    return times;
  }

  /**
   * Whether tasks stand in line for the common pool or for a carrier, and still do after {@code
   * patience}: as after a batch of calls that hand over work and do not wait for it. On a busy
   * machine the last steps of a thread that has done its work may stand in line for a while.
   */
  public static boolean isQueued(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (queued()) {
      if (System.nanoTime() >= end) {
        return true;
      }
      Thread.sleep(1);
    }
    return false;
  }

  private static boolean queued() {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    return pool.hasQueuedSubmissions()
        || pool.getQueuedTaskCount() > 0
        || SCHEDULER.getQueuedVirtualThreadCount() > 0;
  }

  /** What is under way now, for {@link #startedSince} to leave out. */
  public static Work now() {
    return new Work(underWay().keySet());
  }

  /**
   * A piece of work that was started since {@code this} was taken and goes on, in words: a thread
   * that stands in code which is neither the JDK's nor ours, or tasks that wait in the common pool.
   * Empty if there is none.
   *
   * @param patience how long to wait for the end of what is computing; what waits is told sooner
   */
  public Optional<String> startedSince(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> waited = Set.of();
    while (true) {
      Map<String, Piece> now = underWay();
      now.keySet().removeAll(before);
      for (Map.Entry<String, Piece> piece : now.entrySet()) {
        if (System.nanoTime() >= end || waited.contains(piece.getKey())) {
          return Optional.of(piece.getValue().words);
        }
      }
      if (now.isEmpty()) {
        return Optional.empty();
      }
      now.values().removeIf(piece -> !piece.waits);
      waited = now.keySet();
      Thread.sleep(LOOK);
    }
  }

  /**
   * A piece of work.
   *
   * @param words what it is
   * @param waits whether it sleeps or waits, as nothing does that is about to end: then there is no
   *     need for patience
   */
  private record Piece(String words, boolean waits) {}

  /** Each piece of work of others' code, by the thread that does it. */
  private static Map<String, Piece> underWay() {
    Map<String, Piece> found = new HashMap<>();
    ForkJoinPool pool = ForkJoinPool.commonPool();
    if (pool.hasQueuedSubmissions() || pool.getQueuedTaskCount() > 0) {
      found.put("queue", new Piece("tasks wait in ForkJoinPool.commonPool()", false));
    }
    if (pool.getDelayedTaskCount() > 0) {
      found.put("delayed", new Piece("a delayed task waits in ForkJoinPool.commonPool()", false));
    }
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread != Thread.currentThread()) {
                if (stack.length == 0) {
                  // Not yet run: on a busy machine it takes a while until a thread is what it is.
                  found.put(
                      "thread " + thread.threadId(),
                      new Piece("the thread \"%s\" begins".formatted(thread.getName()), false));
                }
                for (StackTraceElement frame : stack) {
                  if (isOthers(frame.getClassName())) {
                    String where = place(frame.getClassName(), frame.getMethodName());
                    found.put(
                        "thread " + thread.threadId(),
                        new Piece(
                            "the thread \"%s\" is in %s".formatted(thread.getName(), where),
                            waits(stack[0].getMethodName())));
                    break;
                  }
                }
              }
            });
    found.putAll(virtual());
    return found;
  }

  /** Whether a thread whose newest call is this one waits for a time or for another thread. */
  private static boolean waits(String method) {
    return method.startsWith("park") || method.startsWith("sleep") || method.startsWith("wait");
  }

  private static boolean isOthers(String className) {
    return !OWN.matcher(className).matches();
  }

  // REPL.$JShell$42.fetch: only the last part means something to the reader.
  private static String place(String className, String method) {
    return (className.startsWith("REPL.") ? "" : className + ".") + method + "()";
  }

  private static final Pattern THREAD =
      Pattern.compile(
          "\"tid\":\\s*\"?(\\d+)\"?(?:(?!\"tid\").)*?\"stack\":\\s*\\[(.*?)\\]", Pattern.DOTALL);
  private static final Pattern PARKED = Pattern.compile("\\s*\"[^\"]*\\.(park|sleep|wait)\\w*\\(");
  private static final Pattern FRAME = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The virtual threads that stand in others' code; only a thread dump tells of them all. */
  private static Map<String, Piece> virtual() {
    Map<String, Piece> found = new HashMap<>();
    try {
      Path folder = Files.createTempDirectory("threads");
      Path file = folder.resolve("dump.json");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
        Matcher thread = THREAD.matcher(Files.readString(file, StandardCharsets.UTF_8));
        Set<Long> platform = new HashSet<>();
        Thread.getAllStackTraces().keySet().forEach(one -> platform.add(one.threadId()));
        while (thread.find()) {
          if (!platform.contains(Long.parseLong(thread.group(1)))) {
            String stack = thread.group(2);
            if (stack.isBlank()) {
              found.put("virtual " + thread.group(1), new Piece("a virtual thread begins", false));
            }
            frame(stack)
                .ifPresent(
                    where ->
                        found.put(
                            "virtual " + thread.group(1),
                            new Piece(
                                "a virtual thread is in " + where,
                                PARKED.matcher(stack).lookingAt())));
          }
        }
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // Without a place for the dump virtual threads are not seen; the others are.
    }
    return found;
  }

  private static Optional<String> frame(String stack) {
    Matcher frame = FRAME.matcher(stack);
    while (frame.find()) {
      String text = frame.group(1).replaceAll("\\(.*", "").replaceAll("^.*/", "");
      int dot = text.lastIndexOf('.');
      if (dot > 0 && isOthers(text.substring(0, dot))) {
        return Optional.of(place(text.substring(0, dot), text.substring(dot + 1)));
      }
    }
    return Optional.empty();
  }
}
