package measurefirst.statistics;

import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** The questions by which the intervals and the warnings are judged. */
final class Calibration {
  static final double LEVEL = 0.95;
  private static final double NANOS = 1e6;

  private Calibration() {}

  /** The same thing twice, in turns: how often the interval says "different". */
  static Simulation falseDifferent(Noise noise, int n, int draws) {
    return Simulation.of(draws, random -> !paired(noise, n, 1, random).contains(1));
  }

  /** A contender that takes {@code factor} times as long: how often it is found slower. */
  static Simulation foundSlower(Noise noise, int n, double factor, int draws) {
    return Simulation.of(draws, random -> paired(noise, n, factor, random).high() < 1);
  }

  /** How often one contender's interval holds its true location. */
  static Simulation coverage(Noise noise, int n, int draws) {
    return coverage(noise, n, draws, (times, random) -> MeanInterval.of(times, LEVEL));
  }

  static Simulation coverageOfStudent(Noise noise, int n, int draws) {
    return coverage(noise, n, draws, (times, random) -> Naive.student(times, LEVEL));
  }

  static Simulation coverageOfBootstrap(Noise noise, int n, int draws) {
    return coverage(noise, n, draws, (times, random) -> Naive.bootstrap(times, LEVEL, random));
  }

  /** How often samples with {@code drift} (a logarithm, by index) on top are called drifting. */
  static Simulation drifting(Noise noise, int n, IntToDoubleFunction drift, int draws) {
    return Simulation.of(
        draws,
        random -> {
          double[] times = noise.times(random, n, NANOS);
          for (int i = 0; i < n; i++) {
            times[i] *= Math.exp(drift.applyAsDouble(i));
          }
          return Steady.judge(times) == Steadiness.DRIFTING;
        });
  }

  static Simulation multimodal(Noise noise, int n, int draws) {
    return Simulation.of(draws, random -> Shape.multimodal(noise.times(random, n, NANOS)));
  }

  static Simulation autocorrelated(Noise noise, int n, int draws) {
    return Simulation.of(draws, random -> Shape.autocorrelated(noise.times(random, n, NANOS)));
  }

  private static Simulation coverage(
      Noise noise, int n, int draws, BiFunction<double[], RandomGenerator, Interval> interval) {
    double truth = noise.centre(NANOS);
    return Simulation.of(
        draws, random -> interval.apply(noise.times(random, n, NANOS), random).contains(truth));
  }

  private static Interval paired(Noise noise, int n, double factor, RandomGenerator random) {
    double[] baseline = noise.times(random, n, NANOS);
    double[] contender = noise.times(random, n, factor * NANOS);
    return PairedRatio.of(baseline, contender, LEVEL, noise.clockStep() * NANOS);
  }
}
