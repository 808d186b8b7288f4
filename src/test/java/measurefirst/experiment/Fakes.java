package measurefirst.experiment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import measurefirst.timing.Contender;
import measurefirst.timing.Plan;
import measurefirst.timing.Timed;

/** Contenders whose clocks say what a test wants. */
final class Fakes {
  /** Six rounds and no warm-up. */
  static final Plan PLAN = new Plan(Duration.ZERO, Duration.ZERO, 6, 6, 6, Duration.ofSeconds(60));

  private Fakes() {}

  /** A contender whose calls take as many milliseconds as {@code millis} says. */
  static Contender fake(String name, DoubleSupplier millis) {
    return Contender.timedBy(
        name,
        "made up",
        () -> "",
        calls -> new Timed.Batch(millis.getAsDouble() * 1e6 * calls, 0, "answer"),
        () -> {});
  }

  /** A contender whose calls take about {@code millis} milliseconds, never twice the same. */
  static Contender fake(String name, double millis) {
    return fake(name, about(millis));
  }

  static DoubleSupplier about(double millis) {
    AtomicInteger call = new AtomicInteger();
    return () -> millis * (1 + 0.001 * Math.sin(2.3 * call.incrementAndGet() + millis));
  }
}
