package measurefirst.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Processor time used by this whole process, all threads together: carriers and pools included,
 * which is what makes it right for virtual threads, whose own CPU time no Java clock tells. JIT and
 * GC threads are in it too, so it is an upper bound for the contender.
 *
 * <p>The JVM's bean counts in ticks of 10 ms on Linux; {@code clock_gettime} there and on macOS
 * counts in nanoseconds. Elsewhere the bean serves.
 */
public final class ProcessClock {
  private static final OperatingSystemMXBean BEAN =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final MemoryLayout TIMESPEC =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_LONG.withName("seconds"), ValueLayout.JAVA_LONG.withName("nanos"));
  private static final int CLOCK = processClockId();
  private static final MethodHandle GETTIME = CLOCK < 0 ? null : gettime();
  private static final ThreadLocal<MemorySegment> TIME =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(TIMESPEC));

  private ProcessClock() {}

  /** Processor time used so far, in nanoseconds. */
  public static long nanos() {
    if (GETTIME == null) {
      return BEAN.getProcessCpuTime();
    }
    try {
      MemorySegment time = TIME.get();
      int status = (int) GETTIME.invokeExact(CLOCK, time);
      return status != 0
          ? BEAN.getProcessCpuTime()
          : time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
              + time.get(ValueLayout.JAVA_LONG, Long.BYTES);
    } catch (Throwable e) {
      throw new IllegalStateException("clock_gettime could not be called", e);
    }
  }

  // CLOCK_PROCESS_CPUTIME_ID of the two systems whose struct timespec is two longs.
  private static int processClockId() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return os.contains("linux") ? 2 : os.contains("mac") ? 12 : -1;
  }

  @SuppressWarnings("restricted") // a call of a C function; one with two fixed arguments
  private static MethodHandle gettime() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("clock_gettime")
        .map(
            symbol ->
                linker.downcallHandle(
                    symbol,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
        .orElse(null);
  }
}
