package measurefirst.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What may be asked of a server, at its start or by a request: one rule and one text for both. */
final class Limits {
  static final Duration LONGEST = Duration.ofHours(1);
  static final int LARGEST = 100_000_000;

  private Limits() {}

  static Duration delay(String name, Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw refused(
          name, delay, "lie between 0 and an hour", "give a Duration such as ofMillis(100)");
    }
    return delay;
  }

  static Duration delayMillis(String text) {
    double millis = number("delayMillis", text);
    if (!(millis >= 0 && millis <= LONGEST.toMillis())) {
      throw refused(
          "delayMillis", text, "lie between 0 and an hour", "write delayMillis=100 for 100 ms");
    }
    return Duration.ofNanos(Math.round(millis * 1e6));
  }

  static double spread(double spread) {
    if (!(spread >= 0 && spread <= 3)) {
      throw refused(
          "spread", spread, "lie between 0 and 3", "0 makes all delays alike, 0.5 is usual");
    }
    return spread;
  }

  static int capacity(int capacity) {
    if (capacity < 1) {
      throw refused(
          "capacity", capacity, "be 1 or more", "leave it out for a server without a limit");
    }
    return capacity;
  }

  static double rate(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw refused("rate of faults", rate, "lie between 0 and 1", "write 0.1 for one in ten");
    }
    return rate;
  }

  static int bytes(long bytes) {
    if (bytes < 0 || bytes > LARGEST) {
      throw refused(
          "bytes",
          bytes,
          String.format(Locale.ROOT, "lie between 0 and %,d (100 MB)", LARGEST),
          "ask several times for more");
    }
    return (int) bytes;
  }

  static int bytes(String text) {
    return bytes(Math.round(number("bytes", text)));
  }

  /** The fault of this name, or null for {@code none}. */
  static Fault fault(String text) {
    if (text.equals("none")) {
      return null;
    }
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "fault",
                    text,
                    "be none or one of " + Arrays.toString(Fault.values()),
                    "write fault=error for a status 500"));
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(name, text, "be a number", "write " + name + "=100");
    }
  }

  static IllegalArgumentException refused(String name, Object value, String rule, String remedy) {
    return new IllegalArgumentException(
        "%s must %s, was %s: %s".formatted(name, rule, value, remedy));
  }
}
