package measurefirst.statistics;

import java.util.Arrays;

/**
 * The ratio of two contenders from several fresh JVMs. Each JVM compiles and lays out memory its
 * own way and keeps to it: more rounds in one JVM narrow the interval around that JVM's ratio, not
 * around the machine's (Georges, Buytaert and Eeckhout 2007; Kalibera and Jones 2013).
 */
public final class TwoLevelRatio {
  private TwoLevelRatio() {}

  /**
   * Baseline's time over contender's time: the mean over JVMs of the location of each JVM's
   * logarithms of ratios, with Student's t interval over JVMs. That error holds both the JVMs'
   * differences and the rounds' noise (Kalibera and Jones 2013); where chance lets the JVMs agree
   * better than the noise within them allows, the noise decides.
   *
   * <p>With few JVMs the interval is wide by right: the t quantile for 95 % is 12.7 with two JVMs,
   * 4.3 with three, 2.8 with five. One JVM gives {@link PairedRatio}, which speaks for that JVM
   * only.
   *
   * @param baselineByJvm times in nanoseconds; row j holds the rounds of JVM j
   * @param contenderByJvm times in nanoseconds, of the same JVMs and rounds
   * @param level the nominal coverage, between 0 and 1
   * @param clockStep the smallest difference that shows between two samples, in nanoseconds
   * @throws IllegalArgumentException for unequal numbers of JVMs or none, and as {@link
   *     PairedRatio#of}
   */
  public static Interval of(
      double[][] baselineByJvm, double[][] contenderByJvm, double level, double clockStep) {
    Times.checkLevel(level);
    int jvms = baselineByJvm.length;
    if (jvms < 1 || jvms != contenderByJvm.length) {
      throw new IllegalArgumentException(
          "both contenders need the same JVMs, at least 1, were %d and %d: "
                  .formatted(jvms, contenderByJvm.length)
              + "merge only runs that hold both");
    }
    Location[] each = new Location[jvms];
    for (int j = 0; j < jvms; j++) {
      each[j] = PairedRatio.location(baselineByJvm[j], contenderByJvm[j], clockStep);
    }
    double[] weights = new double[jvms];
    Arrays.fill(weights, 1.0 / jvms);
    Location within = Location.sum(weights, each);
    return jvms == 1 ? each[0].exp(level) : acrossJvms(each, within, level).exp(level);
  }

  private static Location acrossJvms(Location[] each, Location within, double level) {
    int jvms = each.length;
    double between =
        Arrays.stream(each).mapToDouble(l -> square(l.centre() - within.centre())).sum()
            / (jvms - 1);
    double oneRound =
        Arrays.stream(each).mapToDouble(l -> square(l.standardError()) * l.effectiveN()).sum()
            / jvms;
    // What one round of one JVM would be off by, over what the whole is off by.
    double worth = between == 0 ? within.effectiveN() : (between + oneRound) / (between / jvms);
    return new Location(
        within.centre(),
        Math.sqrt(between / jvms),
        jvms - 1,
        within.n(),
        Math.clamp(worth, 1, within.effectiveN()),
        within.halfWidth(level));
  }

  private static double square(double x) {
    return x * x;
  }
}
