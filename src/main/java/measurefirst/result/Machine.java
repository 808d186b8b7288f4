package measurefirst.result;

import java.time.Instant;
import java.util.List;

/**
 * The environment card: what the numbers of one run depend on. A text is empty, and a number NaN or
 * -1, where the system does not tell.
 *
 * @param jdk the Java version and vendor
 * @param flags the JVM's own flags (class path and paths left out)
 * @param os the operating system and its version
 * @param architecture the processor's architecture
 * @param processor the processor's model name
 * @param cpus the CPUs this JVM sees
 * @param carriers how many carrier threads run virtual threads
 * @param defaultPool the parallelism of the pool that CompletableFuture uses by default
 * @param cgroupCpus the CPU quota of the container, in CPUs
 * @param maxHeapBytes the heap's upper bound
 * @param loadBefore the system's load average just before the run
 * @param stolen the share of CPU time that others took from this virtual machine since its start,
 *     0…1
 * @param governor the frequency governor
 * @param timerSlackNanos how much later than asked the kernel may wake a sleeping thread
 * @param clockStepNanos the smallest step of the JVM's clock
 * @param python the Python version beside it; empty without one
 * @param captured when the card was written
 */
public record Machine(
    String jdk,
    List<String> flags,
    String os,
    String architecture,
    String processor,
    int cpus,
    int carriers,
    int defaultPool,
    double cgroupCpus,
    long maxHeapBytes,
    double loadBefore,
    double stolen,
    String governor,
    long timerSlackNanos,
    long clockStepNanos,
    String python,
    Instant captured) {

  public Machine {
    flags = List.copyOf(flags);
    jdk = told(jdk);
    os = told(os);
    architecture = told(architecture);
    processor = told(processor);
    governor = told(governor);
    python = told(python);
  }

  /** A text that is missing from a file is one that the system did not tell. */
  private static String told(String text) {
    return text == null ? "" : text;
  }
}
