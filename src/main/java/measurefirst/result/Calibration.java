package measurefirst.result;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import measurefirst.statistics.Interval;

/**
 * How far the harness that measures everything else can be trusted, measured itself. {@code ./mvnw
 * -Pcalibrate verify} does so.
 *
 * @param machine what it was measured on, and when
 * @param pairs two ways to measure the same, side by side
 * @param rates how often comparisons found what they should, or should not, have found
 */
public record Calibration(Machine machine, List<Pair> pairs, List<Rate> rates) {
  /** What the member {@code format} of such a file says. */
  public static final String FORMAT = "measure-first-calibration";

  /** The newest version of the file's shape that this library knows. */
  public static final int SCHEMA = 1;

  /** Where the file lies in a checkout. */
  public static final Path FILE = Path.of("notebooks", "results", "calibration", "harness.json");

  private static final CalibrationForm FORM =
      new CalibrationForm(FORMAT, SCHEMA, "run ./mvnw -Pcalibrate verify to measure it here");

  public Calibration {
    pairs = List.copyOf(pairs);
    rates = List.copyOf(rates);
  }

  /** A calibration without a finding yet. */
  public static Calibration on(Machine machine) {
    return new Calibration(machine, List.of(), List.of());
  }

  /**
   * What one way of measuring gave.
   *
   * @param by the way
   * @param nanos the time of one operation, in nanoseconds, over all its runs
   * @param runsNanos the time that each run gave, in nanoseconds
   * @param seconds how long one run took, its start included
   */
  public record Score(String by, Interval nanos, List<Double> runsNanos, double seconds) {
    public Score {
      runsNanos = List.copyOf(runsNanos);
    }
  }

  /**
   * The same operation measured in two ways.
   *
   * @param operation what was measured
   * @param reference the way that is trusted
   * @param ours our way; each of its runs is the neighbour in time of one of the reference's
   * @param ratio our time over the reference's, over the pairs of neighbours
   * @param margin how far from 1 it may lie, as a fraction
   */
  public record Pair(String operation, Score reference, Score ours, Interval ratio, double margin) {

    /** Confirmed if the whole interval lies within the margin, refuted if none of it does. */
    public Outcome outcome() {
      return Outcome.of(ratio, 1 / (1 + margin), 1 + margin);
    }
  }

  /**
   * How many comparisons found something.
   *
   * @param what what they found, of what
   * @param hits how many did
   * @param share their share of all comparisons, with its interval (Clopper and Pearson 1934)
   * @param least the smallest share that is right
   * @param most the largest share that is right
   * @param seconds how long one comparison took
   */
  public record Rate(
      String what, int hits, Interval share, double least, double most, double seconds) {

    /** Confirmed if the whole interval lies where it should, refuted if none of it does. */
    public Outcome outcome() {
      return Outcome.of(share, least, most);
    }
  }

  /**
   * The calibration of a checkout, or in its place the reason why there is none to show.
   *
   * @param calibration empty if there is none
   * @param why a sentence; empty if there is one
   */
  public record Recorded(Optional<Calibration> calibration, String why) {}

  /** The same with {@code pair} at the end. */
  public Calibration with(Pair pair) {
    return new Calibration(machine, Stream.concat(pairs.stream(), Stream.of(pair)).toList(), rates);
  }

  /** The same with {@code rate} at the end. */
  public Calibration with(Rate rate) {
    return new Calibration(machine, pairs, Stream.concat(rates.stream(), Stream.of(rate)).toList());
  }

  /**
   * What {@link #FILE} holds in the checkout that the system property {@code measurefirst.home}
   * names, as it does in our kernel. It never throws: a page must not end for want of this table.
   */
  public static Recorded recorded() {
    return recorded(Path.of(System.getProperty("measurefirst.home", "")));
  }

  static Recorded recorded(Path home) {
    try {
      return new Recorded(Optional.of(read(home.resolve(FILE))), "");
    } catch (ResultsException e) {
      return new Recorded(Optional.empty(), e.getMessage());
    }
  }

  /**
   * What {@code path} holds.
   *
   * @throws ResultsException if there is no such file, or it is cut off, not a calibration, or of a
   *     newer schema
   */
  public static Calibration read(Path path) {
    return FORM.read(path, Calibration.class);
  }

  /**
   * Writes this to {@code path}, whole or not at all.
   *
   * @throws ResultsException if it cannot be written
   */
  public void write(Path path) {
    var file = new LinkedHashMap<String, Object>();
    file.put("machine", machine);
    file.put("pairs", pairs);
    file.put("rates", rates);
    FORM.write(path, file);
  }
}
