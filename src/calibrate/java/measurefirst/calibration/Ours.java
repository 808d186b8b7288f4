package measurefirst.calibration;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import measurefirst.experiment.Comparison;
import measurefirst.result.Json;
import measurefirst.result.Result;
import measurefirst.statistics.MeanInterval;
import measurefirst.timing.Contender;

/**
 * Times one operation as a cell would, in a JVM of its own, which is what JMH gives it too: the
 * operation against itself, by the plan that comparisons have unless told otherwise.
 */
final class Ours {
  // As in JMH's state: fields that change, so that the JIT takes them for no constants.
  private long steps = Operations.STEPS;
  private int bulk = Operations.BULK;
  private final ForkJoinPool pool = new ForkJoinPool(1);

  private Ours() {}

  /**
   * Prints what a table would show as the time of the operation that {@code arguments} name, in
   * nanoseconds.
   */
  public static void main(String[] arguments) throws Exception {
    Ours ours = new Ours();
    Result result =
        Comparison.of(arguments[0])
            .baseline(ours.contender(arguments[0], "one"))
            .contender(ours.contender(arguments[0], "other"))
            .run();
    System.out.println(Json.write(MeanInterval.of(result.baseline().samples(), 0.95).estimate()));
    ours.pool.shutdown();
  }

  private Contender contender(String operation, String name) {
    return switch (operation) {
      case "xorshift" -> of(name, () -> Operations.xorshift(steps));
      case "sum" -> of(name, () -> Operations.sum(steps));
      case "futureHandOff" -> of(name, () -> Operations.futureHandOff(pool));
      case "bulk" -> of(name, () -> Operations.bulk(bulk));
      case "virtualHandOff" -> of(name, Operations::virtualHandOff).fromVirtual();
      default -> throw new IllegalArgumentException("no such operation: " + operation);
    };
  }

  private static Contender of(String name, Callable<?> task) {
    return Contender.of(name, task);
  }
}
