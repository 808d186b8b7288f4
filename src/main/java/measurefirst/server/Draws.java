package measurefirst.server;

import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;
import org.apache.commons.statistics.distribution.LogNormalDistribution;

/** The delays and faults that chance gives, the same after each reset. */
final class Draws {
  private final ServerOptions options;
  private Sampler factors;
  private SplittableRandom chance;

  /**
   * What one request gets.
   *
   * @param factor times the delay
   * @param fault or null
   */
  record Draw(double factor, Fault fault) {}

  Draws(ServerOptions options) {
    this.options = options;
    reset();
  }

  synchronized void reset() {
    chance = new SplittableRandom(options.seed());
    // Apart from the faults, so that another rate of faults changes no delay.
    UniformRandomProvider own = chance.split()::nextLong;
    factors =
        options.spread() == 0
            ? () -> 1
            : LogNormalDistribution.of(0, options.spread()).createSampler(own);
  }

  synchronized Draw next() {
    double factor = factors.sample();
    double u = chance.nextDouble();
    int kind = chance.nextInt(options.faults().size());
    return new Draw(factor, u < options.rate() ? options.faults().get(kind) : null);
  }
}
