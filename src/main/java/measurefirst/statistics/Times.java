package measurefirst.statistics;

import java.util.Arrays;

/** What every entry to this room checks, and the way from times to logarithms. */
final class Times {
  private Times() {}

  static void check(double[] times, String name) {
    if (times.length < 2) {
      throw new IllegalArgumentException(
          "%s must hold at least 2 samples, was %s: measure more rounds"
              .formatted(name, times.length));
    }
    checkEach(times, name);
  }

  static void checkEach(double[] times, String name) {
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] >= 0 && times[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s must hold times of 0 ns or more, was %s at index %s: leave out what was not measured"
                .formatted(name, times[i], i));
      }
    }
  }

  static void checkLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level must lie between 0 and 1, was %s: use 0.95 for 95 %%".formatted(level));
    }
  }

  static void checkClockStep(double step) {
    if (!(step >= 0 && step < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "clockStep must be 0 ns or more, was %s: use 0 for values that are exact"
              .formatted(step));
    }
  }

  /** The smallest time above 0; infinite if there is none. */
  static double smallestPositive(double[]... series) {
    return Arrays.stream(series)
        .flatMapToDouble(Arrays::stream)
        .filter(t -> t > 0)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Logarithms of times, of which none below {@code floor} but 0 is expected. */
  static double[] logs(double[] times, double floor) {
    double least = Double.isInfinite(floor) ? 1 : floor;
    return Arrays.stream(times).map(t -> Math.log(Math.max(t, least))).toArray();
  }
}
