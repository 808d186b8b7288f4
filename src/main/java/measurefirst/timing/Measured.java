package measurefirst.timing;

import java.util.List;

/**
 * What the rounds measured of one contender.
 *
 * @param name the contender
 * @param language its language
 * @param calls how many calls one sample averages over
 * @param coldNanos the very first call, in nanoseconds; NaN if it did not come to its end
 * @param warmUp samples before the rounds that count, nanoseconds per call
 * @param counted samples of the rounds that count, nanoseconds per call
 * @param cpu processor time per call in the same rounds, in nanoseconds
 * @param answer what the first call returned
 */
public record Measured(
    String name,
    String language,
    long calls,
    double coldNanos,
    List<Double> warmUp,
    List<Double> counted,
    List<Double> cpu,
    Object answer) {

  public Measured {
    warmUp = List.copyOf(warmUp);
    counted = List.copyOf(counted);
    cpu = List.copyOf(cpu);
  }
}
