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

  // What the JDK, this library, the kernel and the test runner run by themselves.
  private static final Pattern OWN =
      Pattern.compile(
          "(java|javax|jdk|sun|com\\.sun|measurefirst\\.(?!.*Test)|io\\.github\\.spencerpark|org\\.zeromq|zmq|org\\.junit|org\\.apache\\.maven|org\\.openjdk\\.jmh|com\\.intellij|org\\.eclipse\\.jetty|io\\.helidon)\\b.*");

  private final Set<String> before;

  private Work(Set<String> before) {
    this.before = before;
  }

  /**
   * The threads, other than the calling one, that use a CPU now, each with where it was born; it
   * looks for 20 ms.
   */
  public static List<String> spinning() throws InterruptedException {
    Map<Long, Long> first = times();
    long start = System.nanoTime();
    Thread.sleep(LOOK);
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
   * @param patience how long to wait for it to end
   */
  public Optional<String> startedSince(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Map<String, String> now = underWay();
      now.keySet().removeAll(before);
      if (now.isEmpty()) {
        return Optional.empty();
      }
      if (System.nanoTime() >= end) {
        return now.values().stream().findFirst();
      }
      Thread.sleep(LOOK);
    }
  }

  /** Each piece of work of others' code, by the thread that does it. */
  private static Map<String, String> underWay() {
    Map<String, String> found = new HashMap<>();
    ForkJoinPool pool = ForkJoinPool.commonPool();
    if (pool.hasQueuedSubmissions() || pool.getQueuedTaskCount() > 0) {
      found.put("queue", "tasks wait in ForkJoinPool.commonPool()");
    }
    if (pool.getDelayedTaskCount() > 0) {
      found.put("delayed", "a delayed task waits in ForkJoinPool.commonPool()");
    }
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread != Thread.currentThread()) {
                for (StackTraceElement frame : stack) {
                  if (isOthers(frame.getClassName())) {
                    found.put(
                        "thread " + thread.threadId(),
                        "the thread \"%s\" is in %s"
                            .formatted(
                                thread.getName(),
                                place(frame.getClassName(), frame.getMethodName())));
                    break;
                  }
                }
              }
            });
    virtual().forEach((id, where) -> found.put("virtual " + id, "a virtual thread is in " + where));
    return found;
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
  private static final Pattern FRAME = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The virtual threads that stand in others' code; only a thread dump tells of them all. */
  private static Map<String, String> virtual() {
    Map<String, String> found = new HashMap<>();
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
            frame(thread.group(2)).ifPresent(where -> found.put(thread.group(1), where));
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
