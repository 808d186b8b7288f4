package measurefirst.result;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The results of this JVM, each under its name, and on disk where the environment asks for it. */
final class Kept {
  static final Kept HERE = new Kept(System.getenv());

  private final Map<String, Result> byName = new LinkedHashMap<>();
  private final String folder;

  Kept(Map<String, String> environment) {
    folder = environment.getOrDefault(Results.FOLDER, "").strip();
  }

  synchronized Result keep(Result result) {
    byName.put(result.name(), result);
    Result here = result.only(one -> one.origin() == Origin.HERE);
    if (folder.isEmpty() || here.series().isEmpty()) {
      return result;
    }
    try {
      String file = fileName(result);
      byName.values().stream()
          .filter(other -> !other.name().equals(result.name()) && fileName(other).equals(file))
          .findFirst()
          .ifPresent(
              other -> {
                throw new ResultsException(
                    "%s holds \"%s\" already: give one of the two another name"
                        .formatted(file, other.name()));
              });
      Results.write(Path.of(folder, file), List.of(here));
      return result;
    } catch (ResultsException | InvalidPathException e) {
      Result warned = result.with(Warnings.notSaved(e.getMessage()));
      byName.put(result.name(), warned);
      return warned;
    }
  }

  synchronized Result latest(String name) {
    return Optional.ofNullable(byName.get(name))
        .or(() -> Recorded.of(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no result \"%s\" was measured since the kernel started, and none was recorded; there is %s: run the cell that measures it"
                        .formatted(name, byName.keySet())));
  }

  synchronized List<Result> all() {
    Map<String, Result> all = new TreeMap<>();
    for (Result recorded : Recorded.all()) {
      all.put(fileName(recorded), recorded);
    }
    if (!folder.isEmpty()) {
      for (Result here : Recorded.in(Path.of(folder))) {
        all.put(fileName(here), here);
      }
    }
    for (Result here : byName.values()) {
      all.put(fileName(here), here);
    }
    return List.copyOf(all.values());
  }

  static String fileName(Result result) {
    String notebook = result.notebook().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    String name = kebab(result.name());
    return (notebook.isEmpty() ? "" : notebook + ".") + name + ".json";
  }

  /** Lower-case letters and digits of any script, joined by single hyphens. */
  static String kebab(String name) {
    String kebab =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    return kebab.isEmpty() ? "unnamed" : kebab;
  }
}
