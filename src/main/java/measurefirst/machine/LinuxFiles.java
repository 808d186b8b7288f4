package measurefirst.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What Linux tells in {@code /proc} and {@code /sys}. A file that is missing, unreadable or not of
 * the expected shape is a value not told; on other systems that is every file.
 *
 * <p>Sources: proc(5); the kernel's cgroup-v2 and sched-bwc documents.
 *
 * @param root the folder that holds {@code proc} and {@code sys}
 */
record LinuxFiles(Path root) {
  static final LinuxFiles HERE = new LinuxFiles(Path.of("/"));

  private static final long TICK_NANOS = 10_000_000;
  private static final String HIERARCHIES = "sys/fs/cgroup/";

  /**
   * Ticks of all CPUs together since the system started, each of 10 ms.
   *
   * @param all every tick
   * @param idle ticks with nothing to run
   * @param stolen ticks another virtual machine used
   */
  record Ticks(long all, long idle, long stolen) {
    static final Ticks UNKNOWN = new Ticks(-1, -1, -1);
  }

  /**
   * How often and for how long a container's quota stopped it.
   *
   * @param periods the number of periods it was stopped in
   * @param nanos for how long, over all CPUs, in nanoseconds
   */
  record Throttled(long periods, long nanos) {
    static final Throttled UNKNOWN = new Throttled(-1, -1);
  }

  String processor() {
    List<String> lines = lines("proc/cpuinfo");
    // Arm has no "model name"; boards name themselves in "Model".
    return Stream.of("model name", "Model", "Hardware", "cpu model", "cpu")
        .map(key -> field(lines, key))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  String governor() {
    return text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
  }

  long timerSlackNanos() {
    return number(text("proc/self/timerslack_ns"));
  }

  Ticks ticks() {
    return lines("proc/stat").stream()
        .filter(line -> line.startsWith("cpu "))
        .findFirst()
        .map(line -> Arrays.stream(line.split(" +", -1)).skip(1).mapToLong(LinuxFiles::number))
        // user nice system idle iowait irq softirq steal; guest time is within user and nice
        .map(fields -> fields.limit(8).toArray())
        .filter(f -> f.length == 8 && Arrays.stream(f).allMatch(ticks -> ticks >= 0))
        .map(f -> new Ticks(Arrays.stream(f).sum(), f[3] + f[4], f[7]))
        .orElse(Ticks.UNKNOWN);
  }

  /** The processor time of this process's children that have ended, in nanoseconds. */
  long endedChildrenNanos() {
    // The name in parentheses may hold anything; then field 3 and on: cutime is 16, cstime 17.
    String[] fields = text("proc/self/stat").replaceFirst(".*\\) ", "").split(" ", -1);
    if (fields.length < 15) {
      return -1;
    }
    long ticks = number(fields[13]) + number(fields[14]);
    return ticks < 0 ? -1 : ticks * TICK_NANOS;
  }

  /** The tightest quota of this process's groups, in CPUs; NaN without one. */
  double quotaCpus() {
    ToDoubleFunction<String> quota =
        folder -> {
          String[] v2 = text(folder + "/cpu.max").split(" ", 2);
          return v2.length == 2
              ? ratio(number(v2[0]), number(v2[1]))
              : ratio(
                  number(text(folder + "/cpu.cfs_quota_us")),
                  number(text(folder + "/cpu.cfs_period_us")));
        };
    return cpuGroups().mapToDouble(quota).filter(cpus -> cpus > 0).min().orElse(Double.NaN);
  }

  Throttled throttled() {
    return cpuGroups()
        .map(folder -> lines(folder + "/cpu.stat"))
        .filter(lines -> lines.stream().anyMatch(line -> line.startsWith("nr_throttled ")))
        .map(LinuxFiles::throttled)
        .findFirst()
        .orElse(Throttled.UNKNOWN);
  }

  private static Throttled throttled(List<String> lines) {
    long micros = stat(lines, "throttled_usec");
    return new Throttled(
        stat(lines, "nr_throttled"),
        micros < 0 ? stat(lines, "throttled_time") : Math.multiplyExact(micros, 1000L));
  }

  /**
   * The folders of this process's groups that govern CPU time, its own first, then each parent: a
   * parent's quota holds too. Inside a container the path may be the host's, of which only the root
   * is there to see.
   */
  private Stream<String> cpuGroups() {
    return lines("proc/self/cgroup").stream()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .flatMap(
            parts ->
                parts[1].isEmpty()
                    ? Stream.of("", "unified/").flatMap(mount -> upwards(mount, parts[2]))
                    : List.of(parts[1].split(",", -1)).contains("cpu")
                        ? Stream.of("cpu/", parts[1] + "/")
                            .distinct()
                            .flatMap(mount -> upwards(mount, parts[2]))
                        : Stream.empty());
  }

  private static Stream<String> upwards(String mount, String group) {
    return Stream.iterate(
            group.replaceAll("/+$", ""),
            path -> path != null,
            path -> path.isEmpty() ? null : path.substring(0, Math.max(0, path.lastIndexOf('/'))))
        .map(path -> HIERARCHIES + mount + path.replaceAll("^/+", ""));
  }

  private static double ratio(long quota, long period) {
    return quota > 0 && period > 0 ? (double) quota / period : Double.NaN;
  }

  private static long stat(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + " "))
        .mapToLong(line -> number(line.substring(key.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static String field(List<String> lines, String key) {
    Optional<String[]> found =
        lines.stream()
            .map(line -> line.split(":", 2))
            .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
            .findFirst();
    return found.map(parts -> parts[1].strip()).orElse("");
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private String text(String path) {
    return String.join("\n", lines(path)).strip();
  }

  private List<String> lines(String path) {
    try {
      return Files.readAllLines(root.resolve(path));
    } catch (IOException | InvalidPathException | SecurityException e) {
      return List.of();
    }
  }
}
