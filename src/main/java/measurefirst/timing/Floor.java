package measurefirst.timing;

import java.util.List;
import measurefirst.statistics.FloorCheck;
import measurefirst.statistics.Interval;
import measurefirst.statistics.MeanInterval;

/**
 * How long a loop took at several numbers of iterations, and whether a loop that really runs can be
 * that fast.
 *
 * @param name the loop
 * @param points its times, by rising number of iterations
 * @param check what the times say
 */
public record Floor(String name, List<Point> points, FloorCheck check) {

  /**
   * The loop at one number of iterations.
   *
   * @param n how many iterations
   * @param samples how long they took, in nanoseconds, in order of rounds
   * @param emptySamples how long as many iterations with an empty body took, in nanoseconds
   */
  public record Point(long n, List<Double> samples, List<Double> emptySamples) {
    public Point {
      samples = List.copyOf(samples);
      emptySamples = List.copyOf(emptySamples);
    }

    /** How long they took, in nanoseconds, with a 95 % interval. */
    public Interval nanos() {
      return interval(samples);
    }

    /** How long they took with an empty body, in nanoseconds, with a 95 % interval. */
    public Interval emptyNanos() {
      return interval(emptySamples);
    }

    private static Interval interval(List<Double> samples) {
      return MeanInterval.of(samples.stream().mapToDouble(Double::doubleValue).toArray(), 0.95);
    }
  }

  public Floor {
    points = List.copyOf(points);
  }

  /** Whether nothing speaks against the times. */
  public boolean plausible() {
    return check.plausible();
  }

  /** The finding in one sentence, with the numbers it rests on. */
  @Override
  public String toString() {
    return name + ": " + check.reason();
  }
}
