package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Where an axis begins and ends, and what its ticks say.
 *
 * @param low its lower end
 * @param high its upper end, above {@code low}
 * @param log whether equal steps are equal factors; then {@code low} is positive
 * @param label the text of a tick; null: the number itself
 */
record Axis(double low, double high, boolean log, DoubleFunction<String> label) {

  private static final double[][] FACTORS = {
    {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}
  };

  static Axis linear(double low, double high) {
    return new Axis(low, high, false, null);
  }

  /** A log axis that leaves a little room beside its data, and spans at least {@code factor}. */
  static Axis log(double low, double high, double factor, DoubleFunction<String> label) {
    double middle = Math.sqrt(low * high);
    double from = Math.min(low, middle / Math.sqrt(factor));
    double to = Math.max(high, middle * Math.sqrt(factor));
    double room = Math.pow(to / from, 0.05);
    return new Axis(from / room, to * room, true, label);
  }

  /** The share of the axis that lies below {@code value}. */
  double share(double value) {
    return log
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
  }

  /** The ticks, at most about {@code most}. */
  List<Double> ticks(int most) {
    return log ? logTicks(most) : linearTicks(most);
  }

  private List<Double> linearTicks(int most) {
    double step = step((high - low) / Math.max(1, most));
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-6); i * step <= high + step * 1e-6; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The smallest of 1, 2, 5, 10, … (times a power of ten) that is at least {@code least}. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least * 0.999) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private List<Double> logTicks(int most) {
    List<Double> ticks = new ArrayList<>();
    for (double[] factors : FACTORS) {
      ticks = decades(factors, 1);
      if (ticks.size() <= most) {
        break;
      }
    }
    for (int every = 2; ticks.size() > most && every < 20; every++) {
      ticks = decades(new double[] {1}, every);
    }
    // less than a factor of two is nearly linear
    return ticks.size() < 3 ? linearTicks(Math.min(5, most)) : ticks;
  }

  private List<Double> decades(double[] factors, int every) {
    List<Double> ticks = new ArrayList<>();
    int first = Math.floorDiv((int) Math.floor(Math.log10(low)), every) * every;
    for (int decade = first; decade <= Math.log10(high); decade += every) {
      for (double factor : factors) {
        double tick = factor * Math.pow(10, decade);
        if (tick >= low * 0.999999 && tick <= high * 1.000001) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  String text(double tick) {
    if (label != null) {
      return label.apply(tick);
    }
    if (log && Math.abs(tick) >= 1e6) {
      return grouped(tick / 1e6) + " M"; // 1,000,000 and 10,000,000 would run into each other
    }
    double step = (high - low) / 1000;
    return Math.abs(tick) < step * 1e-3 && !log ? "0" : grouped(tick);
  }

  /** {@code 1,000,000}, but {@code 0.25}. */
  static String grouped(double value) {
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : Unit.shortest(value);
  }
}
