package measurefirst.chart;

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

  /** How many of the measured unit one unit of the axis is, for values up to {@code high}. */
  double unit(double high) {
    return time && !log ? Unit.of(high).nanos : 1;
  }

  String title(double high) {
    return title + (time && !log ? ", " + Unit.of(high).symbol : "");
  }

  /** An axis for values from {@code low} to {@code high}, in its own unit. */
  Axis axis(double low, double high) {
    if (log) {
      return Axis.log(low, high, 1.6, time ? Unit::plain : null);
    }
    double room = high == low ? Math.max(1, Math.abs(high)) * 0.05 : (high - low) * 0.05;
    return Axis.linear(low >= 0 && low < room ? 0 : low - room, high + room);
  }

  /** A value of this axis in words. */
  String text(double value) {
    return time ? Unit.text(value) : Axis.grouped(value);
  }
}
