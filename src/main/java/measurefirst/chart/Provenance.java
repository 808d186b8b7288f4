package measurefirst.chart;

import java.util.List;
import java.util.stream.Collectors;
import measurefirst.result.Machine;
import measurefirst.result.Result;
import measurefirst.result.Results;

/**
 * Where the numbers of a chart come from.
 *
 * @param result the name of the result
 * @param run when, on what and how it was measured, in words
 * @param machine what it was measured on
 */
public record Provenance(String result, String run, Machine machine) {

  static Provenance of(Result result) {
    return new Provenance(result.name(), Results.provenance(result), result.machine());
  }

  static List<Provenance> of(List<Result> results) {
    return results.stream().map(Provenance::of).toList();
  }

  /** The runs in words, each once. */
  static String words(List<Provenance> all) {
    return all.stream().map(Provenance::run).distinct().collect(Collectors.joining("; "));
  }
}
