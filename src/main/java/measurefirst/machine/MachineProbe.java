package measurefirst.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.management.VirtualThreadSchedulerMXBean;
import measurefirst.result.Machine;

/**
 * Fills in the environment card. What the system does not tell stays empty, NaN or -1; nothing here
 * throws, as a card that is not full must not cost a measurement.
 */
public final class MachineProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern PATH = Pattern.compile("[/\\\\]");
  private static final Pattern VALUE = Pattern.compile("(?<=[=:])[^=:]*[/\\\\].*|[/\\\\].*");
  private static final Pattern XX_VALUE = Pattern.compile("(?<==).*");
  // java.base/java.lang=ALL-UNNAMED has a slash and is no path.
  private static final Pattern MODULES =
      Pattern.compile("--add-(opens|exports|reads|modules)=[\\w./,=-]*");
  private static final Map<List<String>, String> ANSWERS = new ConcurrentHashMap<>();

  private MachineProbe() {}

  /**
   * The card of this machine and JVM as they are now: its load average is that of before the run if
   * the run comes after.
   *
   * @param python the Python to ask for its version, as one would start it; empty for none. Each is
   *     asked once in this JVM's life
   */
  public static Machine probe(String python) {
    return probe(python, load(), LinuxFiles.HERE);
  }

  /**
   * The card of this machine and JVM, with the load average {@code loadBefore} taken before the
   * run.
   */
  public static Machine probe(String python, double loadBefore) {
    return probe(python, loadBefore, LinuxFiles.HERE);
  }

  /** The system's load average of the last minute; NaN where there is none, as on Windows. */
  public static double load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? Double.NaN : load;
  }

  static Machine probe(String python, double loadBefore, LinuxFiles files) {
    LinuxFiles.Ticks ticks = files.ticks();
    return new Machine(
        "%s (%s)".formatted(property("java.runtime.version"), property("java.vendor")),
        flags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
        property("os.name") + " " + property("os.version"),
        property("os.arch"),
        processor(files),
        Runtime.getRuntime().availableProcessors(),
        carriers(),
        defaultPool(),
        files.quotaCpus(),
        Runtime.getRuntime().maxMemory(),
        loadBefore,
        ticks.all() > 0 ? (double) ticks.stolen() / ticks.all() : Double.NaN,
        files.governor(),
        files.timerSlackNanos(),
        Clock.stepNanos(),
        python.isBlank() ? "" : answer(python, "--version").replaceFirst("^Python ", ""),
        Instant.now());
  }

  /**
   * The JVM's own flags. Of the system properties only those that set the size of a scheduler or a
   * pool: the others are the program's, and may be secrets. Where a flag's value is a path, that
   * the flag is set is worth knowing, and the path is nobody's business.
   */
  static List<String> flags(List<String> arguments) {
    return arguments.stream()
        .filter(
            flag ->
                !flag.startsWith("-D")
                    || flag.startsWith("-Djdk.virtualThreadScheduler.")
                    || flag.startsWith("-Djava.util.concurrent."))
        .map(MachineProbe::withoutPath)
        .toList();
  }

  private static String withoutPath(String flag) {
    if (!PATH.matcher(flag).find() || MODULES.matcher(flag).matches()) {
      return flag;
    }
    Matcher value = (flag.startsWith("-XX:") ? XX_VALUE : VALUE).matcher(flag);
    return value.replaceFirst("…");
  }

  private static String processor(LinuxFiles files) {
    String os = property("os.name").toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return answer("sysctl", "-n", "machdep.cpu.brand_string");
    }
    return os.contains("windows")
        ? System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "")
        : files.processor();
  }

  private static int carriers() {
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    return scheduler == null ? -1 : scheduler.getParallelism();
  }

  /**
   * Asked of CompletableFuture itself: since JDK 25 that is the common pool even if it has one
   * thread (which it has on 2 CPUs), and a common pool without threads is given two. Before, a pool
   * of one was passed over in favour of a thread per task.
   */
  private static int defaultPool() {
    return new CompletableFuture<Void>().defaultExecutor() instanceof ForkJoinPool pool
        ? pool.getParallelism()
        : -1;
  }

  /** The first line a command prints; asked once, as a process costs more than the whole card. */
  private static String answer(String... command) {
    String known = ANSWERS.get(List.of(command));
    if (known != null) {
      return known;
    }
    try {
      String text = firstLine(command);
      ANSWERS.put(List.of(command), text);
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String firstLine(String... command) throws InterruptedException {
    Process process = null;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE) || process.exitValue() != 0) {
        return "";
      }
      byte[] output = process.getInputStream().readAllBytes();
      return new String(output, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    } catch (IOException | SecurityException e) {
      return "";
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
