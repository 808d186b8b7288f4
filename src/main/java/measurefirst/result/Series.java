package measurefirst.result;

import java.util.Arrays;
import java.util.List;
import measurefirst.statistics.Interval;
import measurefirst.statistics.PairedRatio;
import measurefirst.statistics.Steadiness;

/**
 * Everything measured of one contender.
 *
 * @param name the contender's name, unique in its result
 * @param language {@code Java} or {@code Python}
 * @param callsPerSample how many calls one sample averages over
 * @param coldNanos the very first call, in nanoseconds
 * @param warmUpNanos the samples before the steady state, nanoseconds per call, in order
 * @param samplesNanos the samples that count, nanoseconds per call, in order of rounds
 * @param cpuNanos processor time the process spent per call, in nanoseconds, sample by sample
 * @param prediction what was predicted before the run
 * @param steadiness whether the samples that count are steady
 * @param answer what one call returned, as text
 * @param warnings reasons to trust these samples less
 */
public record Series(
    String name,
    String language,
    long callsPerSample,
    double coldNanos,
    List<Double> warmUpNanos,
    List<Double> samplesNanos,
    List<Double> cpuNanos,
    Prediction prediction,
    Steadiness steadiness,
    String answer,
    List<Warning> warnings) {

  public Series {
    warmUpNanos = List.copyOf(warmUpNanos);
    samplesNanos = List.copyOf(samplesNanos);
    cpuNanos = List.copyOf(cpuNanos);
    warnings = List.copyOf(warnings);
    for (double sample : samplesNanos) {
      if (!(sample >= 0)) {
        throw new IllegalArgumentException(
            "a sample must be a time of 0 ns or more, was %s in \"%s\"".formatted(sample, name));
      }
    }
  }

  /** The samples that count, nanoseconds per call. */
  public double[] samples() {
    return samplesNanos.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The middle of the samples that count, in nanoseconds. */
  public double medianNanos() {
    double[] sorted = samples();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /**
   * How many times as fast this was as {@code baseline}, in the rounds that both took part in.
   *
   * @param level the nominal coverage of the interval, between 0 and 1
   * @param clockStepNanos the clock's step
   */
  public Interval ratioOver(Series baseline, double level, double clockStepNanos) {
    // A run that broke off may have one more round of the one than of the other.
    int rounds = Math.min(baseline.samplesNanos.size(), samplesNanos.size());
    return PairedRatio.of(
        Arrays.copyOf(baseline.samples(), rounds),
        Arrays.copyOf(samples(), rounds),
        level,
        clockStepNanos / callsPerSample);
  }

  /** The same samples under the name {@code name}. */
  public Series named(String name) {
    return new Series(
        name,
        language,
        callsPerSample,
        coldNanos,
        warmUpNanos,
        samplesNanos,
        cpuNanos,
        prediction,
        steadiness,
        answer,
        warnings);
  }

  /**
   * How many CPUs the process kept busy, sample by sample: processor time over wall-clock time. The
   * JVM's own compiler and collector threads are in it.
   */
  public double[] cpusBusy() {
    double[] busy = new double[Math.min(samplesNanos.size(), cpuNanos.size())];
    for (int i = 0; i < busy.length; i++) {
      busy[i] = cpuNanos.get(i) / samplesNanos.get(i);
    }
    return busy;
  }
}
