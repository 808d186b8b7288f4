package measurefirst.timing;

import java.util.List;

/**
 * What the rounds measured of one contender.
 *
 * @param contender the contender
 * @param calls how many calls one sample averages over
 * @param cold the very first call, in the contender's unit; NaN if it did not come to its end
 * @param warmUp samples before the rounds that count, in the unit per call
 * @param counted samples of the rounds that count, in the unit per call
 * @param cpu processor time per call in the same rounds, in nanoseconds
 * @param answer what the first call returned
 */
public record Measured(
    Contender contender,
    long calls,
    double cold,
    List<Double> warmUp,
    List<Double> counted,
    List<Double> cpu,
    Object answer) {

  public Measured {
    warmUp = List.copyOf(warmUp);
    counted = List.copyOf(counted);
    cpu = List.copyOf(cpu);
  }

  /** How many of these calls the contender makes at a time. */
  public long operations() {
    return contender.operations();
  }

  /** What the first call returned, in a short form. */
  public String answerText() {
    return Answers.brief(answer);
  }
}
