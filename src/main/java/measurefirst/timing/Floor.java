package measurefirst.timing;

import java.util.List;
import measurefirst.statistics.FloorCheck;
import measurefirst.statistics.Interval;

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
   * @param nanos how long they took, in nanoseconds
   * @param emptyNanos how long as many iterations with an empty body took, in nanoseconds
   */
  public record Point(long n, Interval nanos, Interval emptyNanos) {}

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
