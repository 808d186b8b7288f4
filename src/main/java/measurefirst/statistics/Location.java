package measurefirst.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where values lie, and how far off that may be.
 *
 * @param centre the location
 * @param standardError its standard error
 * @param degreesOfFreedom of the t distribution that its error follows
 * @param n the number of values
 * @param effectiveN how many independent values they are worth
 * @param least half the width below which no interval goes
 */
record Location(
    double centre,
    double standardError,
    double degreesOfFreedom,
    int n,
    double effectiveN,
    double least) {

  /** Half the width of the interval at {@code level}. */
  double halfWidth(double level) {
    double quantile =
        TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
    return Math.max(least, standardError * quantile);
  }

  /** The interval at {@code level}, back from logarithms to what they were taken of. */
  Interval exp(double level) {
    double half = halfWidth(level);
    return new Interval(
        Math.exp(centre), Math.exp(centre - half), Math.exp(centre + half), level, n, effectiveN);
  }
}
