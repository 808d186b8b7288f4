package measurefirst.machine;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import measurefirst.result.Warning;
import measurefirst.result.Warnings;

/**
 * What else went on in the JVM and on the machine, counted since each began; {@link #since} of two
 * snapshots is what went on in between. A count is -1 where the system does not tell.
 *
 * <p>Ticks, steal and throttling come from Linux and count the whole machine, or the container.
 *
 * @param nanos when it was taken, by {@link System#nanoTime()}; in a difference, how long it spans
 * @param gcs garbage collections, concurrent cycles included
 * @param gcMillis time spent in them, in milliseconds
 * @param jitMillis time the JIT compiled, over its threads, in milliseconds
 * @param classes classes loaded
 * @param ticks processor time of all CPUs, idle included, in ticks of 10 ms
 * @param idleTicks of these, the ones with nothing to run
 * @param stolenTicks of these, the ones another virtual machine used
 * @param throttledPeriods periods in which the container's quota stopped it
 * @param throttledNanos for how long it was stopped, in nanoseconds
 * @param cpuNanos processor time of this process and of its children that have ended, in
 *     nanoseconds
 */
public record Evidence(
    long nanos,
    long gcs,
    long gcMillis,
    long jitMillis,
    long classes,
    long ticks,
    long idleTicks,
    long stolenTicks,
    long throttledPeriods,
    long throttledNanos,
    long cpuNanos) {

  private static final double TICK_NANOS = 10e6;
  private static final double SHARE = 0.01;

  // What little it always compiles is no sign; at this share somebody's code is not yet warm.
  private static final double COMPILING = 0.2;

  /**
   * A snapshot of now. It takes about 0.1 ms, and the first one tens of milliseconds while classes
   * load: it belongs outside a timed region.
   */
  public static Evidence now() {
    return now(LinuxFiles.HERE);
  }

  static Evidence now(LinuxFiles files) {
    LinuxFiles.Ticks ticks = files.ticks();
    LinuxFiles.Throttled throttled = files.throttled();
    CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    return new Evidence(
        System.nanoTime(),
        gc(GarbageCollectorMXBean::getCollectionCount),
        gc(GarbageCollectorMXBean::getCollectionTime),
        // No bean in an interpreting JVM.
        jit != null && jit.isCompilationTimeMonitoringSupported()
            ? jit.getTotalCompilationTime()
            : -1,
        ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount(),
        ticks.all(),
        ticks.idle(),
        ticks.stolen(),
        throttled.periods(),
        throttled.nanos(),
        ProcessClock.nanos() + Math.max(0, files.endedChildrenNanos()));
  }

  /** What went on from {@code earlier} to this snapshot. */
  public Evidence since(Evidence earlier) {
    return new Evidence(
        nanos - earlier.nanos,
        difference(gcs, earlier.gcs),
        difference(gcMillis, earlier.gcMillis),
        difference(jitMillis, earlier.jitMillis),
        difference(classes, earlier.classes),
        difference(ticks, earlier.ticks),
        difference(idleTicks, earlier.idleTicks),
        difference(stolenTicks, earlier.stolenTicks),
        difference(throttledPeriods, earlier.throttledPeriods),
        difference(throttledNanos, earlier.throttledNanos),
        difference(cpuNanos, earlier.cpuNanos));
  }

  /** The share of the machine's processor time that other virtual machines took, 0…1, or NaN. */
  public double stolenShare() {
    return ticks > 0 && stolenTicks >= 0 ? (double) stolenTicks / ticks : Double.NaN;
  }

  /**
   * How many CPUs all other processes of this machine kept busy, on average; NaN if unknown. It
   * resolves 0.05 CPUs over 200 ms, as ticks are coarse. Unlike the load average it leaves out what
   * this process did itself; a child that still runs, such as Python's, counts among the others.
   */
  public double othersCpus() {
    return ticks > 0 && idleTicks >= 0 && stolenTicks >= 0 && cpuNanos >= 0 && nanos > 0
        ? Math.max(0, (ticks - idleTicks - stolenTicks) * TICK_NANOS - cpuNanos) / nanos
        : Double.NaN;
  }

  /**
   * The reasons this gives to trust what was measured meanwhile less: the collector at work for one
   * per cent of the time, a CPU stolen for as much, the JIT compiler at work for a fifth of it, a
   * quota that stopped the process at all.
   */
  public List<Warning> warnings() {
    var warnings = new ArrayList<Warning>();
    if (gcMillis > SHARE * nanos / 1e6) {
      warnings.add(Warnings.gcInSamples(gcs, gcMillis));
    }
    if (jitMillis > COMPILING * nanos / 1e6) {
      warnings.add(Warnings.stillCompiling(jitMillis, classes));
    }
    if (stolenShare() > SHARE) {
      warnings.add(Warnings.cpuStolen(stolenShare()));
    }
    if (throttledPeriods > 0) {
      warnings.add(Warnings.cpuThrottled(throttledPeriods, throttledNanos));
    }
    return List.copyOf(warnings);
  }

  private static long gc(ToLongFunction<GarbageCollectorMXBean> value) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(value)
        .filter(v -> v >= 0)
        .sum();
  }

  // Idle time is known to step back by a tick.
  private static long difference(long now, long earlier) {
    return now < 0 || earlier < 0 ? -1 : Math.max(0, now - earlier);
  }
}
