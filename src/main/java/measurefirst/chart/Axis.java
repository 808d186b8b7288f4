package measurefirst.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import measurefirst.result.Units;

/**
 * Where an axis begins and ends, and what its ticks say.
 *
 * @param low its lower end
 * @param high its upper end, above {@code low}
 * @param log whether equal steps are equal factors; then {@code low} is positive
 * @param whole whether only whole numbers have a tick
 * @param label the text of a tick
 */
record Axis(double low, double high, boolean log, boolean whole, DoubleFunction<String> label) {

  private static final double[][] FACTORS = {
    {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}
  };

  static Axis linear(double low, double high) {
    return new Axis(low, high, false, false, Axis::grouped);
  }

  /** A log axis that leaves a little room beside its data, and spans at least {@code factor}. */
  static Axis log(double low, double high, double factor, DoubleFunction<String> label) {
    double middle = Math.sqrt(low * high);
    double from = Math.min(low, middle / Math.sqrt(factor));
    double to = Math.max(high, middle * Math.sqrt(factor));
    double room = Math.pow(to / from, 0.05);
    return new Axis(from / room, to * room, true, false, label);
  }

  /** The same axis, with ticks at whole numbers only if {@code whole}. */
  Axis whole(boolean whole) {
    return new Axis(low, high, log, whole, label);
  }

  /** The share of the axis that lies below {@code value}. */
  double share(double value) {
    return log
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
  }

  /**
   * The ticks, at most about {@code most}; where a log axis spans more decades, every second, third
   * … of them has one, so that no tick is left without its label.
   */
  List<Double> ticks(int most) {
    List<Double> ticks = allTicks(most);
    return whole
        ? ticks.stream().filter(tick -> Math.abs(tick - Math.rint(tick)) < 1e-9).toList()
        : ticks;
  }

  private List<Double> allTicks(int most) {
    if (!log) {
      return linearTicks(most);
    }
    for (double[] factors : FACTORS) {
      List<Double> ticks = decades(factors);
      if (ticks.size() <= most) {
        // less than a factor of two is nearly linear
        return ticks.size() < 3 || high < 2 * low ? linearTicks(Math.min(5, most)) : ticks;
      }
    }
    return thinned(decades(new double[] {1}), most);
  }

  /** At most {@code most} of these decades, evenly spaced; that of 1 only if it costs none. */
  private static List<Double> thinned(List<Double> decades, int most) {
    int every = Math.ceilDiv(decades.size(), most);
    int withOne = Math.max(0, decades.indexOf(1.0)) % every;
    boolean costsNone = withOne <= (decades.size() - 1) % every;
    List<Double> ticks = new ArrayList<>();
    for (int i = costsNone ? withOne : 0; i < decades.size(); i += every) {
      ticks.add(decades.get(i));
    }
    return ticks;
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

  private List<Double> decades(double[] factors) {
    List<Double> ticks = new ArrayList<>();
    for (int decade = (int) Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
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
    return label.apply(tick);
  }

  /** {@code 1,000}, {@code 10 M}, {@code 0.25}. */
  static String grouped(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return Units.ratio(value / 1e6) + "\u00a0M"; // with all its zeros it would meet the next
    }
    return size >= 1000 ? Units.count(Math.round(value)) : Units.ratio(size < 1e-12 ? 0 : value);
  }
}
