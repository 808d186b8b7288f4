package measurefirst.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether two results may be read as before and after. Where they ran on different machines, JVMs
 * or modes, what differs between their numbers is not a change in what was measured.
 *
 * @param differences what differs on their cards and matters, in the order of the card
 */
public record Comparability(List<Difference> differences) {

  /**
   * One entry of the cards.
   *
   * @param what the entry's name
   * @param first its value in the first result; {@code unknown} where the system did not tell
   * @param second its value in the second
   */
  public record Difference(String what, String first, String second) {
    @Override
    public String toString() {
      return "%s: %s against %s".formatted(what, first, second);
    }
  }

  public Comparability {
    differences = List.copyOf(differences);
  }

  /** What keeps {@code first} and {@code second} from being compared. */
  public static Comparability of(Result first, Result second) {
    var found = new Comparing<>(first, second, new ArrayList<>());
    found.add("experiment", Result::name);
    found.add("contenders", r -> names(r.series()));
    found.add("predictions", r -> predictions(r.series()));
    addMachines(first, second, found.differences());
    return new Comparability(found.differences());
  }

  /**
   * What keeps the results of two machines from being read as before and after: the differences of
   * mode and card, each once, over all experiments that both ran. Experiments are told apart by
   * notebook and name.
   */
  public static Comparability of(List<Result> ours, List<Result> theirs) {
    List<Difference> found = new ArrayList<>();
    for (Result first : ours) {
      theirs.stream()
          .filter(second -> second.notebook().equals(first.notebook()))
          .filter(second -> second.name().equals(first.name()))
          .forEach(second -> addMachines(first, second, found));
    }
    return new Comparability(found.stream().distinct().toList());
  }

  private static void addMachines(Result first, Result second, List<Difference> found) {
    var runs = new Comparing<>(first, second, found);
    runs.add("mode", r -> r.mode().name().toLowerCase(Locale.ROOT));
    var cards = new Comparing<>(first.machine(), second.machine(), found);
    cards.add("Java", Machine::jdk);
    // The order of flags says nothing.
    cards.add("flags", m -> flags(m.flags()));
    cards.add("system", Machine::os);
    cards.add("architecture", Machine::architecture);
    cards.add("processor", Machine::processor);
    cards.add("CPUs", m -> known(m.cpus()));
    cards.add("carriers", m -> known(m.carriers()));
    cards.add("CompletableFuture's default pool", m -> known(m.defaultPool()));
    cards.add("CPU quota", m -> Double.isNaN(m.cgroupCpus()) ? "" : Digits.four(m.cgroupCpus()));
    cards.add("largest heap", m -> m.maxHeapBytes() < 0 ? "" : (m.maxHeapBytes() >> 20) + " MiB");
    cards.add("frequency governor", Machine::governor);
    cards.add("timer slack", m -> known(m.timerSlackNanos()));
    if (hasPython(first) || hasPython(second)) {
      cards.add("Python", Machine::python);
    }
  }

  /** Whether nothing that matters differs. */
  public boolean comparable() {
    return differences.isEmpty();
  }

  /** What a reader may conclude, in one sentence. */
  public String sentence() {
    return comparable()
        ? "The two were measured alike, so a difference between them is a change."
        : "The two were not measured alike, so a difference between them is no change in the"
            + " contenders: "
            + differences.stream().map(Difference::toString).collect(Collectors.joining("; "))
            + ".";
  }

  private static boolean hasPython(Result result) {
    return result.series().stream().anyMatch(series -> series.language().equals("Python"));
  }

  private static String flags(List<String> flags) {
    return flags.isEmpty() ? "none" : flags.stream().sorted().collect(Collectors.joining(" "));
  }

  private static String names(List<Series> series) {
    return series.stream().map(Series::name).collect(Collectors.joining(", "));
  }

  /** The predictions tell the waits and the work apart that a reader has edited. */
  private static String predictions(List<Series> series) {
    return series.stream()
        .flatMap(
            one ->
                one.predictions().stream()
                    .map(p -> Units.value(p.quantity(), one.unit(), p.value())))
        .collect(Collectors.joining(", "));
  }

  private static String known(long value) {
    return value < 0 ? "" : Long.toString(value);
  }

  private record Comparing<T>(T first, T second, List<Difference> differences) {
    private static String told(String value) {
      return value.isEmpty() ? "unknown" : value;
    }

    void add(String what, Function<T, String> entry) {
      String a = told(entry.apply(first));
      String b = told(entry.apply(second));
      if (!a.equals(b)) {
        differences.add(new Difference(what, a, b));
      }
    }
  }
}
