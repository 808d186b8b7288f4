package measurefirst.result;

import java.util.Arrays;
import java.util.List;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;
import measurefirst.statistics.PairedRatio;
import measurefirst.statistics.Steadiness;
import measurefirst.statistics.ValueInterval;

/**
 * Everything measured of one contender, at one point if it is part of a sweep.
 *
 * @param name the contender's name, unique at its point
 * @param point where in a sweep; {@link Point#NONE} outside one
 * @param language {@code Java} or {@code Python}
 * @param origin measured here, or recorded
 * @param unit {@code ns} for a contender that is timed, else the unit of what it reads off
 * @param callsPerSample how many calls one sample averages over
 * @param cold the very first call, in the unit
 * @param warmUp the samples before the steady state, in the unit per call, in order
 * @param values the samples that count, in the unit per call, in order of rounds
 * @param cpuNanos processor time the process spent per call, in nanoseconds, sample by sample
 * @param predictions what was predicted before the run
 * @param steadiness whether the samples that count are steady
 * @param answer what one call returned, in a short form
 * @param warnings reasons to trust these samples less
 */
public record Series(
    String name,
    Point point,
    String language,
    Origin origin,
    String unit,
    long callsPerSample,
    double cold,
    List<Double> warmUp,
    List<Double> values,
    List<Double> cpuNanos,
    List<Prediction> predictions,
    Steadiness steadiness,
    String answer,
    List<Warning> warnings) {

  /** The unit of a contender that is timed. */
  public static final String NANOS = "ns";

  private static final double LEVEL = 0.95;

  public Series {
    warmUp = List.copyOf(warmUp);
    values = List.copyOf(values);
    cpuNanos = List.copyOf(cpuNanos);
    predictions = List.copyOf(predictions);
    warnings = List.copyOf(warnings);
    for (double value : values) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException(
            "a sample must be 0 or more, was %s in \"%s\"".formatted(value, name));
      }
    }
  }

  /** Whether the contender is timed, rather than read off in a unit of its own. */
  public boolean isTimed() {
    return unit.equals(NANOS);
  }

  /** The samples that count, in the unit per call. */
  public double[] samples() {
    return array(values);
  }

  /** Where the samples that count lie, in the unit, with its 95 % interval. */
  public Interval interval() {
    double[] samples = samples();
    double first = samples.length == 0 ? Double.NaN : samples[0];
    if (Arrays.stream(samples).allMatch(sample -> sample == first)) {
      return new Interval(first, first, first, LEVEL, samples.length, samples.length);
    }
    // The noise of a time is a factor; a reading near 0, such as a lateness, would get a wild one.
    return isTimed() && Arrays.stream(samples).allMatch(sample -> sample > 0)
        ? MeanInterval.of(samples, LEVEL)
        : ValueInterval.of(samples, LEVEL);
  }

  /** The middle of the samples that count, in the unit. */
  public double median() {
    double[] sorted = samples();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /**
   * How many times as fast this was as {@code other}, in the rounds that both took part in, with
   * its 95 % interval.
   *
   * @param clockStepNanos the clock's step
   */
  public Interval ratioOver(Series other, double clockStepNanos) {
    // A run that broke off may have one more round of the one than of the other.
    int rounds = Math.min(other.values.size(), values.size());
    return PairedRatio.of(
        Arrays.copyOf(other.samples(), rounds),
        Arrays.copyOf(samples(), rounds),
        LEVEL,
        clockStepNanos / callsPerSample);
  }

  /**
   * How many CPUs the process kept busy, sample by sample: processor time over wall-clock time. The
   * JVM's own compiler and collector threads are in it.
   */
  public double[] cpusBusy() {
    double[] busy = new double[Math.min(values.size(), cpuNanos.size())];
    for (int i = 0; i < busy.length; i++) {
      busy[i] = cpuNanos.get(i) / values.get(i);
    }
    return busy;
  }

  /** The contender, and where in its sweep: {@code pool, N = 4}. */
  public String where() {
    return point.name().isEmpty() ? name : name + ", " + point.name();
  }

  /** The same samples, recorded. */
  Series recorded() {
    return new Series(
        name,
        point,
        language,
        Origin.RECORDED,
        unit,
        callsPerSample,
        cold,
        warmUp,
        values,
        cpuNanos,
        predictions,
        steadiness,
        answer,
        warnings);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
