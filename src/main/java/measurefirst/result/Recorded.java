package measurefirst.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the recorded run of the notebooks found, to stand in for contenders that cannot run here. In
 * a result such a contender is named {@code asyncio, recorded}; {@code asyncio} finds it as well.
 * It is shown, never judged here, and never written with what was measured here.
 */
public final class Recorded {
  private static final String MARK = ", recorded";

  private Recorded() {}

  /**
   * The recorded result {@code name} of the checkout that the system property {@code
   * measurefirst.home} names, as it does in our kernel; empty if there is none or it cannot be
   * read.
   */
  public static Optional<Result> of(String name) {
    return of(Path.of(System.getProperty("measurefirst.home", "")), name);
  }

  static Optional<Result> of(Path home, String name) {
    String ending = "." + Kept.kebab(name) + ".json";
    try (Stream<Path> files = Files.list(home.resolve("notebooks").resolve("results"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted()
          .findFirst()
          .map(file -> Results.read(file).getLast());
    } catch (IOException | ResultsException e) {
      return Optional.empty();
    }
  }

  /**
   * The point {@code point} of a recorded sweep, its contenders named as in a single comparison.
   *
   * @return empty if the recorded sweep has no such point
   */
  public static Optional<Result> point(Result sweep, String point) {
    String ending = ", " + point;
    Result there =
        renamed(
            only(sweep, name -> name.endsWith(ending)),
            name -> name.substring(0, name.length() - ending.length()));
    return there.series().isEmpty() ? Optional.empty() : Optional.of(there.named(point));
  }

  /** {@code recorded} in place of a result of this machine. */
  public static Result instead(Result recorded, List<Warning> absent) {
    return marked(recorded)
        .withClaims(claims(recorded))
        .withWarnings(joined(absent, List.of(Warnings.recorded(recorded))));
  }

  /** The same result, and beside it what was recorded of {@code contenders}. */
  public static Result beside(Result result, Result recorded, Collection<String> contenders) {
    Result marked = marked(only(recorded, contenders::contains));
    if (marked.series().isEmpty()) {
      return result;
    }
    return result
        .with(
            joined(result.series(), marked.series()), joined(result.verdicts(), marked.verdicts()))
        .withWarnings(joined(result.warnings(), List.of(Warnings.recorded(recorded))));
  }

  /** What a recorded run says of its claims, in words that say when that was. */
  public static List<Claim> claims(Result recorded) {
    return recorded.claims().stream()
        .map(
            claim ->
                new Claim(
                    claim.id(),
                    claim.outcome(),
                    "Recorded on %s, not measured here. %s"
                        .formatted(day(recorded), claim.sentence())))
        .toList();
  }

  /** The day of a run, in UTC. */
  public static String day(Result recorded) {
    return recorded.started().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Whether a contender that is named {@code name} is the one asked for as {@code asked}. */
  static boolean is(String name, String asked) {
    return name.equals(asked) || name.equals(asked + MARK);
  }

  /** Whether none of {@code series} was measured here. */
  public static boolean all(List<Series> series) {
    return series.stream().allMatch(one -> one.name().contains(MARK));
  }

  /** What was measured here; without any series if nothing was. */
  static Result without(Result result) {
    return only(result, name -> !name.contains(MARK));
  }

  private static Result marked(Result result) {
    return renamed(result, name -> name + MARK);
  }

  private static Result only(Result r, Predicate<String> contenders) {
    return r.with(
        r.series().stream().filter(series -> contenders.test(series.name())).toList(),
        r.verdicts().stream().filter(verdict -> contenders.test(verdict.contender())).toList());
  }

  private static Result renamed(Result r, UnaryOperator<String> name) {
    return r.with(
        r.series().stream().map(series -> series.named(name.apply(series.name()))).toList(),
        r.verdicts().stream()
            .map(v -> v.named(name.apply(v.contender()), name.apply(v.baseline())))
            .toList());
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
