package measurefirst.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.DoubleStream;
import measurefirst.statistics.Interval;

/**
 * How many digits a number deserves.
 *
 * @param places places after the point; negative where even tens are not known
 * @param exact whether zeros at the end say nothing, as the number has no spread
 */
record Digits(int places, boolean exact) {
  private static final int LEAST = 2;
  private static final int MOST = 6;
  private static final String[] UNITS = {"ns", "µs", "ms", "s"};

  /**
   * As many as the interval supports: one digit of its half-width, 2 to 6 of the estimate; one more
   * where rounding would move a number by more than a quarter of the half-width.
   */
  static Digits of(Interval interval) {
    int first = order(interval.estimate());
    double half = interval.halfWidth();
    // A half-width of 0.001 may come out of its two ends as 0.00099999….
    int wanted = half == 0 ? MOST - 1 - first : -order(half * (1 + 1e-9));
    if (Double.isInfinite(half)) {
      wanted = LEAST - 1 - first;
    }
    Digits digits = new Digits(Math.clamp(wanted, LEAST - 1 - first, MOST - 1 - first), half == 0);
    boolean more = Double.isFinite(half) && digits.places < MOST - 1 - first;
    return more && digits.moves(interval) ? new Digits(digits.places + 1, false) : digits;
  }

  private boolean moves(Interval interval) {
    return DoubleStream.of(interval.estimate(), interval.low(), interval.high())
        .filter(Double::isFinite)
        .anyMatch(
            value -> Math.abs(rounded(value).doubleValue() - value) > interval.halfWidth() / 4);
  }

  private BigDecimal rounded(double value) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_UP);
  }

  /** The same, with more digits if an end that differs from 1 would read as 1. */
  static Digits apartFromOne(Interval interval) {
    Digits digits = of(interval);
    int most = MOST - 1 - order(interval.estimate());
    while (digits.places < most
        && (digits.readsAsOne(interval.low()) || digits.readsAsOne(interval.high()))) {
      digits = new Digits(digits.places + 1, digits.exact);
    }
    return digits;
  }

  String text(double value) {
    return Double.isFinite(value) ? plain(rounded(value), exact) : notFinite(value);
  }

  /** To four digits, without zeros at the end. */
  static String four(double value) {
    return Double.isFinite(value)
        ? plain(new BigDecimal(value).round(new MathContext(4)), true)
        : notFinite(value);
  }

  /** To one digit. */
  static String one(double value) {
    return plain(new BigDecimal(value).round(new MathContext(1)), true);
  }

  /** A share of 1 as a percentage, to four digits. */
  static String percent(double share) {
    return four(100 * share) + " %";
  }

  /** A time in the unit that leaves 1 to 999 before the point, to four digits. */
  static String time(double nanos) {
    int unit = 0;
    double value = nanos;
    for (; Math.abs(value) >= 999.95 && unit < UNITS.length - 1; unit++) {
      value /= 1000;
    }
    return four(value) + " " + UNITS[unit];
  }

  private boolean readsAsOne(double value) {
    return value != 1 && Double.isFinite(value) && rounded(value).compareTo(BigDecimal.ONE) == 0;
  }

  private static int order(double value) {
    return value == 0 || !Double.isFinite(value)
        ? 0
        : (int) Math.floor(Math.log10(Math.abs(value)));
  }

  private static String plain(BigDecimal value, boolean strip) {
    BigDecimal shown = strip ? value.stripTrailingZeros() : value;
    String grouping = shown.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0 ? "," : "";
    String text =
        String.format(Locale.ROOT, "%" + grouping + "." + Math.max(0, shown.scale()) + "f", shown);
    return text.replace('-', '−');
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
  }
}
