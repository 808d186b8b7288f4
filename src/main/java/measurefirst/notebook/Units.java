package measurefirst.notebook;

import java.util.Locale;
import measurefirst.statistics.Interval;

/** Numbers with units, as a reader writes them. A number that is not known is an empty text. */
public final class Units {
  private static final String[] NAMES = {"ns", "µs", "ms", "s"};
  private static final String[] BYTES = {"B", "kB", "MB", "GB"};

  private Units() {}

  /** A time in the unit that leaves 1 to 999 before the point. */
  public static String time(double nanos) {
    return Double.isNaN(nanos) ? "" : number(nanos, unit(nanos)) + " " + NAMES[unit(nanos)];
  }

  /** Two times in one unit. */
  static String range(double low, double high) {
    int unit = unit(high);
    return number(low, unit) + "–" + number(high, unit) + " " + NAMES[unit];
  }

  /** A time with its sign. */
  static String excess(double nanos) {
    return Double.isNaN(nanos) ? "" : (nanos < 0 ? "−" : "+") + time(Math.abs(nanos));
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
    return String.format(Locale.ROOT, "%." + digits + "f %s", value, BYTES[unit]);
  }

  /** A ratio to four digits. */
  public static String ratio(double ratio) {
    return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.4g", ratio);
  }

  /** The two ends of an interval of ratios. */
  static String ratios(Interval interval) {
    return ratio(interval.low()) + "–" + ratio(interval.high());
  }

  private static int unit(double nanos) {
    int unit = 0;
    for (double n = Math.abs(nanos); n >= 999.95 && unit < NAMES.length - 1; n /= 1000) {
      unit++;
    }
    return unit;
  }

  private static String number(double nanos, int unit) {
    double value = nanos / Math.pow(1000, unit);
    int digits = unit == NAMES.length - 1 ? 4 : Math.abs(value) >= 100 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
