package measurefirst.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import measurefirst.statistics.Interval;
import measurefirst.statistics.TwoLevelRatio;

/**
 * The same experiment from several fresh JVMs, taken together.
 *
 * <p>Each JVM lands on its own memory layout and compiled code, so more rounds in one of them
 * narrow an interval around a value that the next does not share. Here the JVMs are the sample
 * (Georges, Buytaert and Eeckhout 2007; Kalibera and Jones 2013).
 *
 * @param runs the runs, one for each JVM
 * @param verdicts one for each that a single run has, from all runs together
 * @param claims what the runs say of each claim: what all of them say, or inconclusive
 */
public record Merged(List<Result> runs, List<Verdict> verdicts, List<Claim> claims) {

  public Merged {
    runs = List.copyOf(runs);
    verdicts = List.copyOf(verdicts);
    claims = List.copyOf(claims);
  }

  /**
   * Takes {@code runs} together.
   *
   * @throws IllegalArgumentException if there are none, or if they are not runs of the same
   *     experiment on the same machine, or if a contender has fewer than 2 samples in one of them
   */
  public static Merged of(List<Result> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there must be at least 1 run to merge, were 0");
    }
    Result first = runs.getFirst();
    for (Result run : runs) {
      Comparability with = Comparability.of(first, run);
      if (!with.comparable()) {
        throw new IllegalArgumentException(
            "only runs measured alike can be merged: %s. Lay the others beside them instead"
                .formatted(with.differences()));
      }
    }
    List<Verdict> verdicts =
        first.verdicts().stream().map(one -> verdict(runs, one.contender())).toList();
    return new Merged(runs, verdicts, claims(runs));
  }

  /** What was compared. */
  public String name() {
    return runs.getFirst().name();
  }

  /**
   * The verdict on the contender named {@code contender}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Verdict verdict(String contender) {
    return verdicts.stream()
        .filter(v -> v.contender().equals(contender))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" has no verdict on \"%s\"; it has %s"
                        .formatted(
                            name(),
                            contender,
                            verdicts.stream().map(Verdict::contender).toList())));
  }

  private static Verdict verdict(List<Result> runs, String contender) {
    Verdict first = runs.getFirst().verdict(contender);
    double[][] baseline = new double[runs.size()][];
    double[][] other = new double[runs.size()][];
    double step = 0;
    for (int j = 0; j < runs.size(); j++) {
      Series a = runs.get(j).series(first.baseline());
      Series b = runs.get(j).series(contender);
      // Rounds are pairs; an interrupted run may have one more of the one than of the other.
      int rounds = Math.min(a.samplesNanos().size(), b.samplesNanos().size());
      baseline[j] = Arrays.copyOf(a.samples(), rounds);
      other[j] = Arrays.copyOf(b.samples(), rounds);
      step = Math.max(step, (double) runs.get(j).machine().clockStepNanos() / b.callsPerSample());
    }
    Interval ratio = TwoLevelRatio.of(baseline, other, first.ratio().level(), step);
    String base = first.baseline();
    List<Verdict.Inconclusive> unfit =
        runs.stream()
            .map(run -> run.verdict(contender))
            .filter(Verdict.Inconclusive.class::isInstance)
            .map(Verdict.Inconclusive.class::cast)
            .toList();
    if (2 * unfit.size() >= runs.size()) {
      String reason =
          "%d of %d runs were: %s"
              .formatted(
                  unfit.size(),
                  runs.size(),
                  unfit.stream()
                      .map(Verdict.Inconclusive::reason)
                      .distinct()
                      .collect(Collectors.joining("; ")));
      return new Verdict.Inconclusive(contender, base, ratio, first.predicted(), reason);
    }
    if (ratio.low() > 1) {
      return new Verdict.Faster(contender, base, ratio, first.predicted());
    }
    return ratio.high() < 1
        ? new Verdict.Slower(contender, base, ratio, first.predicted())
        : new Verdict.NoDifference(contender, base, ratio, first.predicted());
  }

  private static List<Claim> claims(List<Result> runs) {
    Set<String> ids = new LinkedHashSet<>();
    runs.forEach(run -> run.claims().forEach(claim -> ids.add(claim.id())));
    var merged = new ArrayList<Claim>();
    for (String id : ids) {
      List<Claim> each =
          runs.stream().flatMap(r -> r.claims().stream()).filter(c -> c.id().equals(id)).toList();
      long outcomes = each.stream().map(Claim::outcome).distinct().count();
      Claim first = each.getFirst();
      merged.add(
          outcomes == 1
              ? first
              : new Claim(
                  id,
                  Claim.Outcome.INCONCLUSIVE,
                  "%d JVMs disagree: ".formatted(each.size())
                      + each.stream().map(Claim::sentence).collect(Collectors.joining(" / "))));
    }
    return merged;
  }
}
