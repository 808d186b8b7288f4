package measurefirst.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same comparison at several values of a parameter, or of two.
 *
 * @param name what was swept, unique in its notebook
 * @param points one comparison each, in the order in which they were measured
 * @param whole all points as one result, which is what is kept: its contenders are named after
 *     contender and point, its claims speak of all points together
 */
public record Swept(String name, List<Point> points, Result whole) {

  public Swept {
    points = List.copyOf(points);
  }

  /**
   * One comparison.
   *
   * @param x the parameter
   * @param y the second parameter; NaN if there is one only
   * @param result what was measured there
   */
  public record Point(double x, double y, Result result) {}

  /**
   * One contender at one point.
   *
   * @param x the parameter
   * @param y the second parameter; NaN if there is one only
   * @param series what was measured of it
   * @param verdict its verdict; empty if it is the baseline there
   */
  public record Seen(double x, double y, Series series, Optional<Verdict> verdict) {}

  /** The names of all contenders, baselines among them, in the order in which they appear. */
  public List<String> contenders() {
    Set<String> names = new LinkedHashSet<>();
    points.forEach(point -> point.result().series().forEach(series -> names.add(series.name())));
    return List.copyOf(names);
  }

  /**
   * The contender named {@code contender}, wherever it took part.
   *
   * @throws IllegalArgumentException if it took part nowhere
   */
  public List<Seen> seen(String contender) {
    List<Seen> seen =
        points.stream()
            .flatMap(
                point ->
                    point.result().series().stream()
                        .filter(series -> Recorded.is(series.name(), contender))
                        .map(
                            series ->
                                new Seen(point.x(), point.y(), series, verdict(point, contender))))
            .toList();
    if (seen.isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" has no contender \"%s\"; it has %s".formatted(name, contender, contenders()));
    }
    return seen;
  }

  /** How many times as fast as the baseline {@code contender} was there; NaN if not measured. */
  public double ratio(String contender, double x, double y) {
    return seen(contender).stream()
        .filter(seen -> Double.compare(seen.x(), x) == 0 && Double.compare(seen.y(), y) == 0)
        .flatMap(seen -> seen.verdict().stream())
        .mapToDouble(verdict -> verdict.ratio().estimate())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The points at this {@code y} alone. */
  public Swept at(double y) {
    return new Swept(
        name, points.stream().filter(point -> Double.compare(point.y(), y) == 0).toList(), whole);
  }

  /**
   * What all points together say of the claim {@code id}.
   *
   * @throws IllegalArgumentException if no prediction served it
   */
  public Claim claim(String id) {
    return whole.claim(id);
  }

  private static Optional<Verdict> verdict(Point point, String contender) {
    return point.result().verdicts().stream()
        .filter(verdict -> Recorded.is(verdict.contender(), contender))
        .findFirst();
  }
}
