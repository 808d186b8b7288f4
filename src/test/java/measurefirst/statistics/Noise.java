package measurefirst.statistics;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The kinds of noise that samples of a benchmark show: logarithms of times around 0. */
public enum Noise {
  NORMAL("independent normal, sd 0.7 %") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return autoregressive(random, n, 0, 0.007);
    }
  },
  SPIKES("lognormal with spikes") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return spiked(random, autoregressive(random, n, 0, 0.007), 0.05, 0.2);
    }
  },
  LIKE_XORSHIFT("as xorshift batches, sd 0.8 %") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return spiked(random, autoregressive(random, n, 0.2, 0.008), 0.05, 0.1);
    }
  },
  MILD("AR(1), φ = 0.3") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return autoregressive(random, n, 0.3, 0.007);
    }
  },
  STRONG("AR(1), φ = 0.8") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return autoregressive(random, n, 0.8, 0.007);
    }
  },
  STRONG_WITH_SPIKES("AR(1), φ = 0.8, with spikes") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return spiked(random, autoregressive(random, n, 0.8, 0.007), 0.05, 0.2);
    }
  },
  BIMODAL("two modes, half and half") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return modes(random, n, 0.5);
    }
  },
  RARE_MODE("two modes, one sample in five") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return modes(random, n, 0.2);
    }
  },
  CLOCK_STEP("sd of one clock step") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return stepped(random, n, 1);
    }

    @Override
    double clockStep() {
      return STEP;
    }
  },
  HALF_A_STEP("sd of half a clock step") {
    @Override
    double[] logs(RandomGenerator random, int n) {
      return stepped(random, n, 0.5);
    }

    @Override
    double clockStep() {
      return STEP;
    }
  };

  /** The clock of the stepped kinds moves by a thirteenth of what it measures. */
  private static final double STEP = 1 / 13.3;

  private final String label;

  Noise(String label) {
    this.label = label;
  }

  abstract double[] logs(RandomGenerator random, int n);

  double clockStep() {
    return 0;
  }

  /** Times around {@code nanos}. */
  public double[] times(RandomGenerator random, int n, double nanos) {
    double[] times = logs(random, n);
    for (int i = 0; i < n; i++) {
      times[i] = nanos * Math.exp(times[i]);
    }
    return times;
  }

  /** The location of very many samples around {@code nanos}. */
  double centre(double nanos) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    // The location alone: the interval of so many samples takes seconds.
    return nanos * Math.exp(Huber.fit(logs(random, 200_000), Huber.FAR, 0).centre());
  }

  @Override
  public String toString() {
    return label;
  }

  static double[] autoregressive(RandomGenerator random, int n, double phi, double sd) {
    double[] x = new double[n];
    double shock = sd * Math.sqrt(1 - phi * phi);
    double value = sd * random.nextGaussian();
    for (int i = 0; i < n; i++) {
      x[i] = value;
      value = phi * value + shock * random.nextGaussian();
    }
    return x;
  }

  private static double[] spiked(RandomGenerator random, double[] x, double share, double mean) {
    for (int i = 0; i < x.length; i++) {
      if (random.nextDouble() < share) {
        x[i] += mean * random.nextExponential();
      }
    }
    return x;
  }

  private static double[] modes(RandomGenerator random, int n, double share) {
    double[] x = autoregressive(random, n, 0, 0.005);
    for (int i = 0; i < n; i++) {
      if (random.nextDouble() < share) {
        x[i] += 0.1;
      }
    }
    return x;
  }

  private static double[] stepped(RandomGenerator random, int n, double sdInSteps) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double steps = 1 / STEP + sdInSteps * random.nextGaussian();
      x[i] = Math.log(STEP * Math.max(1, Math.rint(steps)));
    }
    return x;
  }
}
