package measurefirst.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The CPUs that can compute at the same time. */
public final class Cpus {
  private Cpus() {}

  /**
   * How many CPUs this process may use: what the JVM says, but no more than the system lets it run
   * on, as {@code -XX:ActiveProcessorCount} can claim any number.
   */
  public static int usable() {
    return Math.min(Runtime.getRuntime().availableProcessors(), allowed());
  }

  /** The CPUs that Linux lets this process run on; elsewhere the JVM is to be believed. */
  private static int allowed() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("Cpus_allowed_list:"))
          .mapToInt(line -> count(line.substring(line.indexOf(':') + 1).strip()))
          .filter(cpus -> cpus > 0)
          .findFirst()
          .orElse(Integer.MAX_VALUE);
    } catch (IOException | NumberFormatException | SecurityException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** How many numbers a list such as {@code 0-3,8} holds. */
  static int count(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(range -> range.split("-", 2))
        .mapToInt(ends -> 1 + Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]))
        .sum();
  }
}
