package measurefirst.timing;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/** Contenders whose times come from a list, and their rounds by the real rule of stopping. */
public final class Simulated {
  private Simulated() {}

  /** A contender whose calls take these times, one after the other, each a sample of its own. */
  public static Contender contender(String name, double... nanos) {
    return contender(name, Arrays.stream(nanos).iterator()::nextDouble);
  }

  /** A contender whose next call takes what {@code nanos} then says. */
  public static Contender contender(String name, DoubleSupplier nanos) {
    return Contender.timedBy(
        name,
        "simulated",
        () -> "",
        calls -> new Timed.Batch(nanos.getAsDouble() * calls, 0, "answer"),
        () -> {});
  }

  /** What the rounds measure of {@code contenders}, the baseline first. */
  public static List<Measured> measure(
      Plan plan, Predicate<List<Measured>> preciseEnough, Contender... contenders)
      throws Exception {
    return Rounds.simulate(List.of(contenders), plan, preciseEnough);
  }
}
