package measurefirst.chart;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Timeline;

/**
 * The charts that cells draw. Each takes results as they were measured and returns them beside what
 * was predicted; each throws {@link IllegalArgumentException}, naming the value and the remedy, for
 * input that no chart can show.
 */
public final class Charts {
  private Charts() {}

  /**
   * One bar per contender, from zero, with its 95 % interval, every sample, the cold first call and
   * the limit its prediction names.
   *
   * @param limits limits with a name of their own, drawn through all rows
   */
  public static Picture bars(Result result, Limit... limits) {
    return Bars.of(result, List.of(limits));
  }

  /** What happened when: a row per lane, lanes of a group together, times from zero. */
  public static Picture gantt(Timeline... timelines) {
    return Gantt.of(List.of(timelines));
  }

  /**
   * How often which time occurred, as shares of all samples.
   *
   * @param nanos the times, in nanoseconds
   */
  public static Picture histogram(String title, double[] nanos) {
    return histogram(title, "time", Times.of("all", nanos));
  }

  /**
   * How often which time occurred, as shares of all samples, for several series.
   *
   * @param what what the times are, such as {@code lateness}
   */
  public static Picture histogram(String title, String what, Times... series) {
    return Histogram.of(title, what, List.of(series));
  }

  /**
   * Which share of the times was at most so long, on a log axis where they lie far apart; a
   * predicted time is a dashed line.
   *
   * @param what what the times are, such as {@code latency}
   */
  public static Picture ecdf(String title, String what, Times... series) {
    return Ecdf.of(title, what, List.of(series));
  }

  /** The samples of one contender in order: the cold call, the warm-up, those that count. */
  public static Picture runSequence(Series series) {
    return RunSequence.of(series);
  }

  /**
   * Every time as a point, a row per series, on a log axis where they lie far apart.
   *
   * @param what what the times are, such as {@code time of one hand-off}
   */
  public static Picture dots(String title, String what, Times... series) {
    return Strips.of(title, what, List.of(series));
  }

  /**
   * Every lateness as a point, a row per series, each beside what was {@linkplain Times#predicted
   * predicted} of it.
   */
  public static Picture latenessStrips(String title, Times... series) {
    return dots(title, "lateness", series);
  }

  /**
   * Time against N on two log axes.
   *
   * @param x what N is, such as {@code tasks N}
   * @param limits functions of N, in nanoseconds
   */
  public static Picture scaling(String title, String x, List<Curve> curves, Limit... limits) {
    return curves(title, Scale.log(x), Scale.logTime("time"), curves, limits);
  }

  /**
   * Speed-up against workers, on two linear axes.
   *
   * @param curves how many times as fast, by number of workers
   * @param limits functions of the number of workers, such as {@code w -> Math.min(w, k)}
   */
  public static Picture speedUp(String title, List<Curve> curves, Limit... limits) {
    return curves(title, Scale.linear("workers"), Scale.linear("speed-up, ×"), curves, limits);
  }

  /**
   * Time against the size of a grain, on two log axes.
   *
   * @param x what the size is, with its unit, such as {@code operations per grain}
   * @param limits functions of the size, in nanoseconds
   */
  public static Picture uCurve(String title, String x, List<Curve> curves, Limit... limits) {
    return curves(title, Scale.log(x), Scale.logTime("time"), curves, limits);
  }

  /**
   * Measured curves with their intervals, beside limits as functions of x. An interval that reaches
   * zero on a log axis ends at the axis.
   */
  public static Picture curves(
      String title, Scale x, Scale y, List<Curve> curves, Limit... limits) {
    return Curves.of(title, x, y, curves, List.of(limits));
  }

  /** How many times as fast as the baseline, a row per verdict, beside what was predicted. */
  public static Picture forest(Result result) {
    return Forest.of(result);
  }

  /** The verdicts of several results, a row each, named after result and contender. */
  public static Picture forest(String title, List<Result> results) {
    return Forest.of(title, results);
  }

  /**
   * Ratios of any origin, a row each.
   *
   * @param what what a ratio says, such as {@code times as fast as in turn}
   */
  public static Picture forest(String title, String what, List<Ratio> rows) {
    return Forest.of(title, what, rows);
  }

  /**
   * Ratios over two parameters, measured beside predicted, and how far apart they are.
   *
   * @param xs the values along x, in the unit of {@code x}
   * @param ys the values along y, from the bottom, in the unit of {@code y}
   * @param measured the ratio at a pair of values; NaN where none was measured
   * @param predicted the predicted ratio there
   */
  public static Picture heatMap(
      String title,
      Scale x,
      Scale y,
      List<Double> xs,
      List<Double> ys,
      DoubleBinaryOperator measured,
      DoubleBinaryOperator predicted) {
    return new HeatMap(title, x, y, xs, ys, measured, predicted).draw();
  }

  /** The same, with a frame around the cell at {@code markX} and {@code markY}. */
  public static Picture heatMap(
      String title,
      Scale x,
      Scale y,
      List<Double> xs,
      List<Double> ys,
      DoubleBinaryOperator measured,
      DoubleBinaryOperator predicted,
      double markX,
      double markY) {
    return new HeatMap(title, x, y, xs, ys, measured, predicted).mark(markX, markY).draw();
  }
}
