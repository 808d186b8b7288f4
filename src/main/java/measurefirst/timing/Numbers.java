package measurefirst.timing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Numbers of different types, compared exactly. */
final class Numbers {
  /** Hashing longer ones takes longer than telling them apart. */
  private static final int LONGEST = 1000;

  private Numbers() {}

  /** Whether both have the same mathematical value; a number of a foreign type has none. */
  static boolean same(Number a, Number b) {
    Number x = plain(a);
    Number y = plain(b);
    if (x instanceof Long m && y instanceof Long n) {
      return m.longValue() == n.longValue();
    }
    if (x instanceof Double d && y instanceof Double e) {
      return d.doubleValue() == e.doubleValue() || (d.isNaN() && e.isNaN());
    }
    BigDecimal exactX = exact(x);
    BigDecimal exactY = exact(y);
    return (exactX == null || exactY == null) ? x.equals(y) : exactX.compareTo(exactY) == 0;
  }

  /** Equal for the same values. */
  static int hash(Number number) {
    Number plain = plain(number);
    BigDecimal exact = exact(plain);
    if (exact == null) {
      return plain.hashCode();
    }
    boolean isLong = exact.precision() - (long) exact.scale() > LONGEST;
    return isLong ? LONGEST : exact.stripTrailingZeros().hashCode();
  }

  /** By how much they differ, in a few digits. */
  static String gap(Number a, Number b) {
    BigDecimal x = exact(plain(a));
    BigDecimal y = exact(plain(b));
    return (x == null || y == null)
        ? "their types"
        : x.subtract(y).abs().round(new MathContext(3)).toString();
  }

  /** As a Long or a Double, if it has no more than that in it. */
  private static Number plain(Number n) {
    return switch (n) {
      case Byte whole -> whole.longValue();
      case Short whole -> whole.longValue();
      case Integer whole -> whole.longValue();
      case AtomicInteger whole -> whole.longValue();
      case AtomicLong whole -> whole.longValue();
      case LongAdder whole -> whole.longValue();
      case LongAccumulator whole -> whole.longValue();
      case Float real -> real.doubleValue();
      case DoubleAdder real -> real.doubleValue();
      case DoubleAccumulator real -> real.doubleValue();
      default -> n;
    };
  }

  /** Null for NaN, the infinities and numbers of foreign types. */
  private static BigDecimal exact(Number plain) {
    return switch (plain) {
      case Long n -> BigDecimal.valueOf(n);
      case Double d -> Double.isFinite(d) ? new BigDecimal(d) : null;
      case BigInteger n -> new BigDecimal(n);
      case BigDecimal n -> n;
      default -> null;
    };
  }
}
