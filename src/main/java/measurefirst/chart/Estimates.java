package measurefirst.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;

/** Where samples lie, as every chart of ours shows it. */
final class Estimates {
  static final double LEVEL = 0.95;

  /** How the notes call it. */
  static final String NAME = "trimmed geometric mean";

  private Estimates() {}

  /** The trimmed mean with its 95 % interval; one sample stands for itself, without a width. */
  static Interval of(double[] samples) {
    double first = samples[0];
    if (Arrays.stream(samples).allMatch(sample -> sample == first)) {
      return new Interval(first, first, first, LEVEL, samples.length, samples.length);
    }
    return MeanInterval.of(samples, LEVEL);
  }

  /** {@code 95 %}, or {@code 95–98.33 %} where the intervals differ in level. */
  static String levels(List<Interval> intervals) {
    DoubleSummaryStatistics levels =
        intervals.stream().mapToDouble(Interval::level).summaryStatistics();
    String low = percent(levels.getMin());
    String high = percent(levels.getMax());
    return (low.equals(high) ? low : low + "–" + high) + " %";
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(100 * share)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** {@code 2.001 s}, with as many digits as the interval supports. */
  static String estimate(Interval time) {
    Unit unit = Unit.of(time.estimate());
    return number(time, unit.nanos) + " " + unit.symbol;
  }

  /** {@code 1.999–2.003}, in the unit of {@link #estimate}; of one sample, {@code n = 1}. */
  static String range(Interval time) {
    return range(time, Unit.of(time.estimate()).nanos);
  }

  /** The estimate in units of {@code unit}, without its name. */
  static String number(Interval interval, double unit) {
    double value = interval.estimate() / unit;
    return interval.halfWidth() == 0
        ? Unit.shortest(value)
        : Unit.number(value, value, interval.halfWidth() / unit);
  }

  /** The ends in units of {@code unit}; one far off is infinite, one below zero is zero. */
  static String range(Interval interval, double unit) {
    if (interval.n() < 2) {
      return "n = " + interval.n();
    }
    if (interval.halfWidth() == 0) {
      return "all equal";
    }
    double value = interval.estimate() / unit;
    // an end that runs off says nothing of the digits of the other
    double half = Math.min(interval.halfWidth(), interval.estimate()) / unit;
    String low = interval.low() <= 0 ? "0" : Unit.number(interval.low() / unit, value, half);
    String high =
        interval.high() > 1000 * interval.estimate()
            ? "∞"
            : Unit.number(interval.high() / unit, value, half);
    return low + "–" + high;
  }

  /** {@code 2.001 s (95 % 1.999–2.003, n = 20)}. */
  static String words(Interval time) {
    return estimate(time)
        + (time.n() < 2
            ? " (n = " + time.n()
            : " (%s %s, n = %d".formatted(levels(List.of(time)), range(time), time.n()));
  }
}
