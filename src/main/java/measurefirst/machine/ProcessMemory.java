package measurefirst.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How much memory a process uses. Resident memory is told on Linux only. */
public final class ProcessMemory {
  private static final int COLLECTIONS = 3;
  private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(100);

  private ProcessMemory() {}

  /** Memory of the process {@code pid} that is in RAM now, in bytes; NaN if unknown. */
  public static double resident(long pid) {
    return field(pid, "VmRSS:");
  }

  /**
   * The most memory of the process {@code pid} that was in RAM since it began, or since {@link
   * #forgetPeak}, in bytes; NaN if unknown.
   */
  public static double peak(long pid) {
    return field(pid, "VmHWM:");
  }

  /** Lets the peak of this process begin anew, where the system can do that. */
  public static void forgetPeak() {
    try {
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    } catch (IOException | SecurityException e) {
      // The peak then counts from the start of the process, which is more, not less.
    }
  }

  /** What is alive on this JVM's heap, in bytes: what is left after a full collection. */
  public static double liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /**
   * The same, after what has to be cleaned up or let go by other threads has had time to go with a
   * later collection.
   *
   * @throws InterruptedException if interrupted meanwhile
   */
  public static double settledHeap() throws InterruptedException {
    for (int round = 0; round < COLLECTIONS; round++) {
      System.gc();
      Thread.sleep(BETWEEN_COLLECTIONS);
    }
    return liveHeap();
  }

  private static double field(long pid, String name) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException | NumberFormatException | SecurityException e) {
      return Double.NaN;
    }
  }
}
