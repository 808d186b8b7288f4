package measurefirst.chart;

import measurefirst.result.Series;
import measurefirst.result.Units;

/**
 * What an axis measures and how.
 *
 * @param title what it measures, with its unit unless it is a time
 * @param log whether equal steps are equal factors
 * @param time whether its values are times in nanoseconds; the chart then chooses a readable unit
 */
public record Scale(String title, boolean log, boolean time) {

  public Scale {
    if (title.isBlank()) {
      throw new IllegalArgumentException("an axis needs a title, was blank: say what it measures");
    }
  }

  /** Plain numbers. */
  public static Scale linear(String title) {
    return new Scale(title, false, false);
  }

  /** Plain numbers over several orders of magnitude; all must be positive. */
  public static Scale log(String title) {
    return new Scale(title, true, false);
  }

  /** Times in nanoseconds. */
  public static Scale time(String title) {
    return new Scale(title, false, true);
  }

  /** Times in nanoseconds over several orders of magnitude; all must be positive. */
  public static Scale logTime(String title) {
    return new Scale(title, true, true);
  }

  /** {@code what} in {@code unit}, which is that of a {@link Series}. */
  static Scale of(String what, String unit, boolean log) {
    boolean time = unit.equals(Series.NANOS);
    return new Scale(time || unit.isEmpty() ? what : what + ", " + unit, log, time);
  }

  /** How many of the measured unit one unit of the axis is, for values up to {@code high}. */
  double unit(double high) {
    return time && !log ? Units.timeUnitNanos(high) : 1;
  }

  String title(double high) {
    return title + (time && !log ? ", " + Units.timeUnit(high) : log ? " (log scale)" : "");
  }

  /**
   * An axis for values from {@code low} to {@code high}, in its own unit.
   *
   * @param whole whether it marks whole numbers only
   */
  Axis axis(double low, double high, boolean whole) {
    if (log) {
      return logAxis(low, high, 1.6).whole(whole);
    }
    double room = high == low ? Math.max(1, Math.abs(high)) * 0.05 : (high - low) * 0.05;
    return Axis.linear(low >= 0 && low < room ? 0 : low - room, high + room).whole(whole);
  }

  /** A log axis for such values that spans at least {@code factor}. */
  Axis logAxis(double low, double high, double factor) {
    return Axis.log(low, high, factor, time ? Units::time : Axis::grouped);
  }

  /** A value of this axis in words. */
  String text(double value) {
    return time ? Units.time(value) : Axis.grouped(value);
  }
}
