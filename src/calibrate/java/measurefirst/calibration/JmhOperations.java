package measurefirst.calibration;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Operations} as JMH wants them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JmhOperations {
  private long steps = Operations.STEPS;
  private int bulk = Operations.BULK;
  private ForkJoinPool pool = new ForkJoinPool(1);

  @Benchmark
  public long xorshift() {
    return Operations.xorshift(steps);
  }

  @Benchmark
  public long sum() {
    return Operations.sum(steps);
  }

  @Benchmark
  public long futureHandOff() {
    return Operations.futureHandOff(pool);
  }

  @Benchmark
  public long bulk() throws InterruptedException {
    return Operations.bulk(bulk);
  }

  @Benchmark
  public long virtualHandOff() throws InterruptedException {
    return Operations.virtualHandOff();
  }
}
