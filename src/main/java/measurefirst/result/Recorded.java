package measurefirst.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the recorded run of the notebooks found: it stands in for contenders that cannot run here,
 * and for results that nobody has measured here yet. It is shown as recorded, never judged here,
 * and never written with what was measured here.
 */
public final class Recorded {
  private Recorded() {}

  /**
   * The recorded result {@code name} of the checkout that the system property {@code
   * measurefirst.home} names, as it does in our kernel; empty if there is none or it cannot be
   * read.
   */
  public static Optional<Result> of(String name) {
    return of(folder(), name);
  }

  static Optional<Result> of(Path folder, String name) {
    String ending = "." + Kept.kebab(name) + ".json";
    return files(folder).stream()
        .filter(file -> file.getFileName().toString().endsWith(ending))
        .findFirst()
        .flatMap(file -> last(file))
        .map(Result::recorded);
  }

  /** All recorded results, by the names of their files. */
  static List<Result> all() {
    return in(folder()).stream().map(Result::recorded).toList();
  }

  /** The results in a folder, by the names of their files; what cannot be read is left out. */
  static List<Result> in(Path folder) {
    return files(folder).stream().flatMap(file -> last(file).stream()).toList();
  }

  static Path folder() {
    return Path.of(System.getProperty("measurefirst.home", ""), "notebooks", "results");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Result> last(Path file) {
    try {
      return Optional.of(Results.read(file).getLast());
    } catch (ResultsException e) {
      return Optional.empty();
    }
  }

  /**
   * {@code result} with what was recorded of the contenders that it lacks, at the points that it
   * lacks or has; with the recorded verdicts of claims on which it has none.
   */
  public static Result beside(Result result, Result recorded) {
    Result missing =
        recorded.only(there -> result.series().stream().noneMatch(here -> same(here, there)));
    if (missing.series().isEmpty()) {
      return result;
    }
    Result whole = result.with(missing.series()).with(Warnings.recorded(recorded));
    return whole.withVerdicts(
        recorded.verdicts().stream()
            .filter(
                v ->
                    result.verdicts().stream()
                        .noneMatch(own -> own.claim().id().equals(v.claim().id())))
            .toList());
  }

  private static boolean same(Series a, Series b) {
    return a.name().equals(b.name()) && a.point().name().equals(b.point().name());
  }
}
