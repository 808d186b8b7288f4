package measurefirst.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import measurefirst.statistics.Interval;

/**
 * How well one task alone foretells many together, over a grid of tasks that wait W and compute C,
 * N of them on K cores. {@code ./mvnw -q test -Dtest=PredictionGrid} measures it, in two minutes.
 *
 * @param machine what it was measured on, and when
 * @param points the points of the grid
 */
public record Grid(Machine machine, List<Task> points) {
  /** What the member {@code format} of such a file says. */
  public static final String FORMAT = "measure-first-grid";

  /** The newest version of the file's shape that this library knows. */
  public static final int SCHEMA = 1;

  /** Where the file lies in a checkout. */
  public static final Path FILE = Calibration.FILE.resolveSibling("grid.json");

  private static final CalibrationForm FORM =
      new CalibrationForm(
          FORMAT, SCHEMA, "run ./mvnw -q test -Dtest=PredictionGrid to measure it here");

  public Grid {
    points = List.copyOf(points);
  }

  /** A grid without a point yet. */
  public static Grid on(Machine machine) {
    return new Grid(machine, List.of());
  }

  /**
   * One point of the grid.
   *
   * @param waitingMillis W as measured on one task alone, in milliseconds
   * @param computingMillis C as measured on one task alone, in milliseconds
   * @param tasks N
   * @param cores K
   * @param predicted how many times as fast as in turn N together should be
   * @param measured how many times as fast they were
   * @param othersCpus how many CPUs other programs kept busy meanwhile, which makes waiting seem
   *     longer and the gain smaller; NaN if that is not known
   */
  public record Task(
      double waitingMillis,
      double computingMillis,
      int tasks,
      int cores,
      Interval predicted,
      Interval measured,
      double othersCpus) {

    /** Measured over predicted, less 1. */
    public double error() {
      return measured.estimate() / predicted.estimate() - 1;
    }

    /**
     * Whether the prediction says that running together helps, or that it does not: a gain below a
     * tenth is none.
     */
    public boolean decides() {
      return predicted.low() >= Prediction.SAME || predicted.high() < Prediction.SAME;
    }

    /** Whether it helped as the prediction says. */
    public boolean agrees() {
      return predicted.estimate() >= Prediction.SAME == measured.estimate() >= Prediction.SAME;
    }
  }

  /** The same with {@code point} at the end. */
  public Grid with(Task point) {
    List<Task> more = new ArrayList<>(points);
    more.add(point);
    return new Grid(machine, more);
  }

  /**
   * The error, whatever its sign, that a share of the points does not exceed.
   *
   * @param share 0.5 for the median, above 0 and 1 at most
   * @throws IllegalStateException if there is no point
   */
  public double error(double share) {
    if (points.isEmpty()) {
      throw new IllegalStateException("a grid needs a point, and this has none");
    }
    double[] errors = points.stream().mapToDouble(p -> Math.abs(p.error())).sorted().toArray();
    return errors[(int) Math.ceil(share * errors.length) - 1];
  }

  /**
   * What {@link #FILE} holds in the checkout that the system property {@code measurefirst.home}
   * names, as it does in our kernel.
   *
   * @throws ResultsException if there is none that can be read
   */
  public static Grid recorded() {
    return read(Path.of(System.getProperty("measurefirst.home", "")).resolve(FILE));
  }

  /**
   * What {@code path} holds.
   *
   * @throws ResultsException if there is no such file, or it is cut off, not a grid, or of a newer
   *     schema
   */
  public static Grid read(Path path) {
    return FORM.read(path, Grid.class);
  }

  /**
   * Writes this to {@code path}, whole or not at all.
   *
   * @throws ResultsException if it cannot be written
   */
  public void write(Path path) {
    var file = new LinkedHashMap<String, Object>();
    file.put("machine", machine);
    file.put("points", points);
    FORM.write(path, file);
  }

  /** The errors, how often the advice was right, and where, in one sentence. */
  @Override
  public String toString() {
    List<Task> decided = points.stream().filter(Task::decides).toList();
    return "At %s points the measured gain lay %s off the predicted one in the median, and %s at the 90th percentile. Of %s points whose predicted interval leaves out the break-even, a gain of a tenth, the advice was right at %s (%s, %s CPUs, Java %s, on %.10s; other programs kept %s CPUs busy)."
        .formatted(
            points.size(),
            percent(error(0.5)),
            percent(error(0.9)),
            decided.size(),
            decided.stream().filter(Task::agrees).count(),
            machine.processor(),
            machine.cpus(),
            machine.jdk(),
            machine.captured(),
            Units.ratio(
                Math.round(
                        10 * points.stream().mapToDouble(Task::othersCpus).max().orElse(Double.NaN))
                    / 10.0));
  }

  private static String percent(double share) {
    return Units.ratio(Math.round(1000 * share) / 10.0) + " %";
  }
}
