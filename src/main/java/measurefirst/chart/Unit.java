package measurefirst.chart;

import java.util.Locale;

/** The unit in which times are written, chosen so that their numbers are easy to read. */
enum Unit {
  NANOSECONDS("ns", 1),
  MICROSECONDS("µs", 1e3),
  MILLISECONDS("ms", 1e6),
  SECONDS("s", 1e9);

  final String symbol;
  final double nanos;

  Unit(String symbol, double nanos) {
    this.symbol = symbol;
    this.nanos = nanos;
  }

  /** The largest unit of which {@code nanos} holds at least one. */
  static Unit of(double nanos) {
    Unit best = NANOSECONDS;
    for (Unit unit : values()) {
      // 999.96 µs reads better as 1 ms
      if (Math.abs(nanos) >= 0.9995 * unit.nanos) {
        best = unit;
      }
    }
    return best;
  }

  double in(double nanos) {
    return nanos / this.nanos;
  }

  /** {@code 2.00 s}: three digits that count. */
  static String text(double nanos) {
    Unit unit = of(nanos);
    return significant(unit.in(nanos), 3) + " " + unit.symbol;
  }

  /** {@code 2 s}: no more digits than the number has. */
  static String plain(double nanos) {
    Unit unit = of(nanos);
    return shortest(unit.in(nanos)) + " " + unit.symbol;
  }

  /**
   * {@code value} with as many decimals as {@code estimate} is entitled to when it is uncertain by
   * {@code halfWidth}, so that an estimate and the ends of its interval line up.
   */
  static String number(double value, double estimate, double halfWidth) {
    double relative = Math.max(halfWidth / Math.abs(estimate), 1e-4);
    int digits = (int) Math.clamp(1 + Math.ceil(-Math.log10(relative)), 2, 5);
    return decimals(value, digits - 1 - magnitude(estimate));
  }

  static String significant(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    // what rounds up to a power of ten has one digit more before the point
    double rounded = value * (1 + 0.5 * Math.pow(10, -digits));
    return decimals(value, digits - 1 - magnitude(rounded));
  }

  private static String decimals(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", value);
  }

  private static int magnitude(double value) {
    return value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  }

  /** At most four digits that count, without trailing zeros. */
  static String shortest(double value) {
    String text = significant(value, 4);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
