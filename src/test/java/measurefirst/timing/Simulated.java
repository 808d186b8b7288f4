package measurefirst.timing;

import java.util.List;
import java.util.function.Predicate;

/** Contenders whose times come from a list, and their rounds by the real rule of stopping. */
public final class Simulated {
  private Simulated() {}

  /** A contender whose calls take these times, one after the other, each a sample of its own. */
  public static Contender contender(String name, double... nanos) {
    int[] next = new int[1];
    return Contender.timedBy(
        name,
        "simulated",
        () -> "",
        calls -> new Timed.Batch(nanos[next[0]++] * calls, 0, "answer"),
        () -> {});
  }

  /** What the rounds measure of {@code contenders}, the baseline first. */
  public static List<Measured> measure(
      Plan plan, Predicate<List<Measured>> preciseEnough, Contender... contenders)
      throws Exception {
    return Rounds.simulate(List.of(contenders), plan, preciseEnough);
  }
}
