package measurefirst.result;

import java.util.Locale;
import measurefirst.statistics.Interval;

/**
 * Numbers with units, as a reader writes them: the one place where times, ratios and their
 * intervals become text. A number that is not known is an empty text.
 */
public final class Units {
  private static final String[] NAMES = {"ns", "µs", "ms", "s"};
  private static final double[] NANOS = {1, 1e3, 1e6, 1e9};
  private static final String[] BYTES = {"B", "kB", "MB", "GB"};

  /** No-break space: a number and its unit stay on one line. */
  private static final String SPACE = "\u00a0";

  private static final double VAST = 10_000;

  /** What stands in place of the ends of an interval of samples that do not differ. */
  static final String ALL_EQUAL = "all equal";

  private Units() {}

  /** A time in the unit that leaves 1 to 999 before the point, to four digits: {@code 2.001 s}. */
  public static String time(double nanos) {
    return Double.isNaN(nanos) ? "" : Digits.time(nanos).replace(" ", SPACE);
  }

  /** A time with as many digits as its interval supports. */
  public static String time(Interval nanos) {
    int unit = unit(nanos.estimate());
    Interval scaled = scaled(nanos, unit);
    return Digits.of(scaled).text(scaled.estimate()) + SPACE + NAMES[unit];
  }

  /** The name of the unit in which {@link #time(double)} writes {@code nanos}. */
  public static String timeUnit(double nanos) {
    return NAMES[unit(nanos)];
  }

  /** How many nanoseconds {@link #timeUnit} has. */
  public static double timeUnitNanos(double nanos) {
    return NANOS[unit(nanos)];
  }

  /** The ends of the interval of a time, in the unit of its estimate, without its name. */
  public static String range(Interval nanos) {
    return ends(scaled(nanos, unit(nanos.estimate())));
  }

  /** A ratio, or another plain number, to four digits. */
  public static String ratio(double ratio) {
    return Double.isNaN(ratio) ? "" : Digits.four(ratio);
  }

  /** A ratio with as many digits as its interval supports. */
  public static String ratio(Interval ratio) {
    return Digits.apartFromOne(ratio).text(ratio.estimate());
  }

  /** The ends of the interval of a ratio. */
  public static String ratios(Interval ratio) {
    return ends(ratio);
  }

  /** A value of {@code quantity} with its unit, as many digits as its interval supports. */
  public static String value(Quantity quantity, String unit, Interval value) {
    return switch (quantity) {
      case TIME -> time(value);
      case RATIO, TIMES_AS_LONG -> ratio(value) + "×";
      case CPUS -> plain(value) + SPACE + "CPUs";
      case VALUE -> plain(value) + suffix(unit);
    };
  }

  /** A predicted value of {@code quantity} with its unit. */
  public static String value(Quantity quantity, String unit, double value) {
    return switch (quantity) {
      case TIME -> time(value);
      case RATIO, TIMES_AS_LONG -> ratio(value) + "×";
      case CPUS -> ratio(value) + SPACE + (value == 1 ? "CPU" : "CPUs");
      case VALUE -> ratio(value) + suffix(value == 1 ? singular(unit) : unit);
    };
  }

  /** The ends of an interval of {@code quantity}, in the unit of its estimate. */
  public static String range(Quantity quantity, Interval value) {
    return quantity == Quantity.TIME ? range(value) : ends(value);
  }

  /** From {@code low} to {@code high}, each to four digits, in one unit. */
  static String span(Quantity quantity, String unit, double low, double high) {
    int scale = quantity == Quantity.TIME ? unit(high) : 0;
    String name =
        switch (quantity) {
          case TIME -> SPACE + NAMES[scale];
          case RATIO, TIMES_AS_LONG -> "×";
          case CPUS -> SPACE + "CPUs";
          case VALUE -> suffix(unit);
        };
    return Digits.four(low / NANOS[scale]) + "–" + Digits.four(high / NANOS[scale]) + name;
  }

  /** A share with its sign, in per cent: {@code +3.2 %}. */
  public static String error(double share) {
    if (Double.isNaN(share)) {
      return "";
    }
    double percent = 100 * share;
    String digits = Math.abs(percent) >= 100 ? "%.0f" : Math.abs(percent) >= 10 ? "%.1f" : "%.2f";
    String text = String.format(Locale.ROOT, digits, Math.abs(percent));
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return (zero ? "" : percent < 0 ? "−" : "+") + text + SPACE + "%";
  }

  /** A number of bytes in the unit that leaves 1 to 999 before the point, to three digits. */
  public static String bytes(double bytes) {
    if (Double.isNaN(bytes)) {
      return "";
    }
    int unit = 0;
    double value = bytes;
    for (; Math.abs(value) >= 999.5 && unit < BYTES.length - 1; unit++) {
      value /= 1000;
    }
    int digits = unit == 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value) + SPACE + BYTES[unit];
  }

  /** A whole number with its thousands apart: {@code 1,000,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String plain(Interval value) {
    return value.low() == 0 && value.high() == 0 ? "0" : Digits.of(value).text(value.estimate());
  }

  /**
   * {@code tasks finished} as {@code task finished}; a unit in the plural ends its first word in s.
   */
  private static String singular(String unit) {
    return unit.equals("ms") ? unit : unit.replaceFirst("s\\b", "");
  }

  private static String suffix(String unit) {
    return unit.isEmpty() ? "" : SPACE + unit;
  }

  /** An end that runs off says so, instead of a row of digits that mean nothing. */
  private static String ends(Interval interval) {
    if (interval.n() < 2) {
      return "n = " + interval.n();
    }
    if (interval.low() == interval.high()) {
      return ALL_EQUAL;
    }
    double least = Math.abs(interval.estimate()) / VAST;
    boolean offLow = interval.low() != 0 && Math.abs(interval.low()) < least;
    boolean offHigh =
        interval.high() > VAST * Math.abs(interval.estimate()) && interval.estimate() != 0;
    Digits digits = offLow || offHigh ? null : Digits.apartFromOne(interval);
    String low = offLow ? "<" + Digits.four(least) : end(digits, interval.low());
    String high =
        offHigh
            ? ">" + Digits.four(VAST * Math.abs(interval.estimate()))
            : end(digits, interval.high());
    return low + (interval.low() < 0 ? " to " : "–") + high;
  }

  /** An end that is not 0 does not read as 0. */
  private static String end(Digits digits, double value) {
    String text = digits == null ? Digits.four(value) : digits.text(value);
    boolean readsAsZero = text.chars().noneMatch(c -> (c >= '1' && c <= '9') || c == '∞');
    return readsAsZero && value != 0 ? Digits.one(value) : text;
  }

  private static Interval scaled(Interval i, int unit) {
    double by = NANOS[unit];
    return new Interval(
        i.estimate() / by, i.low() / by, i.high() / by, i.level(), i.n(), i.effectiveN());
  }

  private static int unit(double nanos) {
    int unit = 0;
    for (double n = Math.abs(nanos); n >= 999.95 && unit < NAMES.length - 1; n /= 1000) {
      unit++;
    }
    return unit;
  }
}
