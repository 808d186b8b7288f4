package measurefirst.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Results as files that others can lay over theirs, and as the memory of this kernel.
 *
 * <p>One file holds the runs of one experiment: {@code
 * {"format":"measure-first-result","schema":2,"runs":[…]}}. The runs of several JVMs are merged by
 * putting them one after the other. {@code schema-2.json} beside this class describes the file.
 */
public final class Results {
  /** What the member {@code format} of our files says. */
  public static final String FORMAT = "measure-first-result";

  /** The newest version of the file's shape that this library knows. */
  public static final int SCHEMA = 2;

  /** The environment variable that names the folder {@link #keep} writes to. */
  public static final String FOLDER = "MEASURE_FIRST_RESULTS";

  private Results() {}

  /**
   * Writes {@code runs} to {@code path}, whole or not at all.
   *
   * @throws ResultsException if the file cannot be written, or if what is there now is not a
   *     results file this library can read; what was there is then as it was
   */
  public static void write(Path path, List<Result> runs) {
    var file = new LinkedHashMap<String, Object>();
    file.put("format", FORMAT);
    file.put("schema", SCHEMA);
    file.put("runs", List.copyOf(runs));
    byte[] json = Json.indented(file).getBytes(StandardCharsets.UTF_8);
    refuseToLose(path);
    try {
      AtomicFile.replace(path, json);
    } catch (IOException e) {
      throw new ResultsException(
          "%s could not be written (%s); what was there is unchanged: make its folder writable or name another"
              .formatted(name(path), reason(e)),
          e);
    }
  }

  /**
   * The runs that {@code path} holds, equal to those that were written.
   *
   * @throws ResultsException if there is no such file, or it is cut off, not ours, or of a newer
   *     schema; the file is left as it is
   */
  public static List<Result> read(Path path) {
    JsonNode file = tree(path);
    checkOurs(path, file);
    var runs = new ArrayList<Result>();
    for (JsonNode run : file.path("runs")) {
      try {
        runs.add(Json.FILES.treeToValue(run, Result.class));
      } catch (JacksonException e) {
        throw new ResultsException(
            "%s: run %s does not follow schema %s (%s): restore the file, or take this run out of it"
                .formatted(name(path), runs.size() + 1, SCHEMA, e.getOriginalMessage()),
            e);
      }
    }
    return List.copyOf(runs);
  }

  /**
   * Writes the runs of all {@code files}, in their order, to {@code into}; a run that stands in two
   * files is written once.
   *
   * @throws ResultsException as {@link #read} and {@link #write} do
   */
  public static void merge(SequencedCollection<Path> files, Path into) {
    var runs = new LinkedHashSet<Result>();
    files.forEach(file -> runs.addAll(read(file)));
    write(into, List.copyOf(runs));
  }

  /**
   * Remembers {@code result} under its name, for {@link #latest}, and writes it to {@code
   * <notebook>.<name-in-kebab-case>.json} in the folder that {@value #FOLDER} names, if it is set.
   *
   * @return the result; with the warning {@code not-saved} if the file could not be written, as a
   *     measurement already made must not be lost to a full disk
   */
  public static Result keep(Result result) {
    return Kept.HERE.keep(result);
  }

  /**
   * The result this JVM kept last under {@code name}; before the first run of it here, the recorded
   * one. So a cell that draws can be rerun without the cell that measures.
   *
   * @throws IllegalArgumentException if none was kept or recorded under that name
   */
  public static Result latest(String name) {
    return Kept.HERE.latest(name);
  }

  /**
   * The result of every experiment: the recorded ones, and in their place those that were measured
   * since, by this run of the notebooks or by this kernel.
   */
  public static List<Result> all() {
    return Kept.HERE.all();
  }

  /**
   * The folder of the recorded results of this checkout, and of what was recorded elsewhere in the
   * folder {@code elsewhere} inside it.
   */
  public static Path recordedFolder() {
    return Recorded.folder();
  }

  /** What knows the code that a result was measured with, and whether it has changed since. */
  public interface CodeWatch {
    /** Each declared name that the running cell uses, with a hash of its source. */
    Map<String, String> ofRunningCell();

    /** The names whose source differs now. */
    List<String> changedSince(Map<String, String> code);
  }

  private static volatile CodeWatch watch =
      new CodeWatch() {
        @Override
        public Map<String, String> ofRunningCell() {
          return Map.of();
        }

        @Override
        public List<String> changedSince(Map<String, String> code) {
          return List.of();
        }
      };

  /** From now on {@code watch} is asked; the kernel sets it. */
  public static void watchCode(CodeWatch watch) {
    Results.watch = watch;
  }

  /** The code that is being measured, as far as it is known. */
  public static Map<String, String> runningCode() {
    return watch.ofRunningCell();
  }

  /**
   * Where {@code result} comes from, for its chart and table: {@code Recorded on 2026-11-25 on …, 2
   * CPUs, JDK 25.0.3, full mode}, and whether the code has changed since.
   */
  public static String provenance(Result result) {
    String processor = result.machine().processor();
    String from =
        "%s on %s on %s, %s, JDK %s, %s mode"
            .formatted(
                result.isRecorded() ? "Recorded" : "Measured",
                result.day(),
                processor.isEmpty() ? "an unknown processor" : processor,
                result.machine().cpus() + (result.machine().cpus() == 1 ? " CPU" : " CPUs"),
                version(result.machine().jdk()),
                result.mode().name().toLowerCase(Locale.ROOT));
    List<String> changed = watch.changedSince(result.code());
    return changed.isEmpty()
        ? from
        : "%s; changed since: %s, so rerun the cell that measures"
            .formatted(from, String.join(", ", changed));
  }

  /** {@code 25.0.3+9-LTS (Eclipse Adoptium)} as {@code 25.0.3}. */
  private static String version(String jdk) {
    return jdk.replaceFirst("[+ -].*", "");
  }

  /** A file that we cannot read may be all somebody has of a long run: it is not replaced. */
  private static void refuseToLose(Path path) {
    if (Files.exists(path)) {
      try {
        checkOurs(path, tree(path));
      } catch (ResultsException e) {
        throw new ResultsException(
            "%s was not replaced, as what it holds would be lost: move it away first. %s"
                .formatted(name(path), e.getMessage()),
            e);
      }
    }
  }

  private static JsonNode tree(Path path) {
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new ResultsException(
          "there is no results file %s: run the notebook that writes it, or name another"
              .formatted(name(path)),
          e);
    } catch (IOException e) {
      throw new ResultsException(
          "%s could not be read (%s): make it readable or name another"
              .formatted(name(path), reason(e)),
          e);
    }
    try {
      return Json.FILES.readTree(content);
    } catch (JacksonException e) {
      throw new ResultsException(
          "%s is cut off or is not JSON, seen at line %s of it: restore it, or run its notebook again"
              .formatted(name(path), e.getLocation().getLineNr()),
          e);
    }
  }

  private static void checkOurs(Path path, JsonNode file) {
    if (!file.path("format").asString("").equals(FORMAT)
        || !file.path("schema").isInt()
        || !file.path("runs").isArray()) {
      throw new ResultsException(
          "%s is not a results file: it must be a JSON object with \"format\": \"%s\", \"schema\" and \"runs\"; name another file"
              .formatted(name(path), FORMAT));
    }
    int schema = file.path("schema").intValue();
    if (schema != SCHEMA) {
      throw new ResultsException(
          "%s has schema %s, and this library reads %s: take the version of the project that wrote it, or run the notebook again with this one"
              .formatted(name(path), schema, SCHEMA));
    }
  }

  /** The file's name alone: messages end up in notebooks that others read. */
  private static String name(Path path) {
    return Objects.toString(path.getFileName(), "the root folder");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }
}
