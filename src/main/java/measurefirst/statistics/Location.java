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

  /**
   * The sum of independent locations, each times its weight, with the degrees of freedom of Welch
   * and Satterthwaite.
   */
  static Location sum(double[] weights, Location... parts) {
    double centre = 0;
    double variance = 0;
    double squares = 0;
    double effective = 0;
    double least = 0;
    int n = 0;
    for (int i = 0; i < parts.length; i++) {
      Location part = parts[i];
      double share = Math.pow(weights[i] * part.standardError, 2);
      centre += weights[i] * part.centre;
      variance += share;
      squares += share * share / part.degreesOfFreedom;
      effective += part.effectiveN;
      least += Math.abs(weights[i]) * part.least;
      n += part.n;
    }
    double freedom = squares > 0 ? variance * variance / squares : 1;
    return new Location(centre, Math.sqrt(variance), freedom, n, effective, least);
  }

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
