package measurefirst.statistics;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How often something happens in repeated draws.
 *
 * @param share the share of the draws in which it happened
 * @param draws how many there were
 */
record Simulation(double share, int draws) {

  /** Counts over {@code draws} draws from the same seed each time. */
  static Simulation of(int draws, Predicate<RandomGenerator> event) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20130603);
    int count = 0;
    for (int i = 0; i < draws; i++) {
      count += event.test(random) ? 1 : 0;
    }
    return new Simulation((double) count / draws, draws);
  }

  double percent() {
    return 100 * share;
  }

  /** The binomial standard error, in per cent. */
  double errorPercent() {
    return 100 * Math.sqrt(share * (1 - share) / draws);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%5.1f ± %.1f", percent(), errorPercent());
  }
}
