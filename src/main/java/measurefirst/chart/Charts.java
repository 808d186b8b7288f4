package measurefirst.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Timeline;

/**
 * The charts that cells draw. Each shows what was measured beside what was predicted of it: a solid
 * dark mark on the same row or a dark line, and its rival lighter. A title says what is found or
 * asked. Each throws {@link IllegalArgumentException}, naming the value and the remedy, for input
 * that no chart can show.
 */
public final class Charts {
  private Charts() {}

  /** {@link #bars(String, Result, Limit...)} under the name of the result. */
  public static Picture bars(Result result, Limit... limits) {
    return bars(result.name(), result, limits);
  }

  /**
   * One bar per contender, and per point of a sweep, from zero, in the unit of the baseline, with
   * its 95 % interval and every sample. On the same row stand its prediction, its rival and the
   * reader's guess, which for a timed contender is how many times as fast as the baseline unless
   * the page predicts another multiple.
   *
   * @param limits limits with a name of their own, drawn through all rows
   */
  public static Picture bars(String title, Result result, Limit... limits) {
    return Bars.of(title, result, List.of(limits));
  }

  /** {@link #forest(String, Result)} under the name of the result. */
  public static Picture forest(Result result) {
    return forest(result.name(), result);
  }

  /** How many times as fast as the baseline, a row per contender, beside what was predicted. */
  public static Picture forest(String title, Result result) {
    return forest(title, List.of(result));
  }

  /** The same for several results, each under its name. */
  public static Picture forest(String title, List<Result> results) {
    return Forest.of(title, results);
  }

  /**
   * Measured over predicted, whatever the quantity, a row for each prediction of {@code result}; 1
   * is the prediction, and its rival lies where it would be measured.
   */
  public static Picture errors(String title, Result result) {
    return Errors.of(title, result);
  }

  /**
   * Measured over predicted, a row for each claim that {@code results} test: the prediction that
   * fared worst, which decides the claim's outcome.
   */
  public static Picture errors(String title, List<Result> results) {
    return Errors.of(title, results);
  }

  /**
   * The same for two machines, a row each, for every claim that both test.
   *
   * @param ours the results of one machine
   * @param theirs those of another
   */
  public static Picture errors(String title, List<Result> ours, List<Result> theirs) {
    return Errors.of(title, ours, theirs);
  }

  /**
   * Measured curves with their intervals, beside limits as functions of x. An interval that reaches
   * zero on a log axis ends at the axis.
   */
  public static Picture curves(
      String title, Scale x, Scale y, List<Curve> curves, Limit... limits) {
    return Curves.of(title, x, y, curves, List.of(limits));
  }

  /**
   * How many times as fast as its baseline {@code contender} was at the points of a sweep over two
   * parameters: measured, predicted, and the error. Maps of the same sweep share one colour scale.
   */
  public static Picture heatMap(String title, Scale x, Scale y, Result sweep, String contender) {
    return heatMap(title, x, y, sweep, contender, Double.NaN);
  }

  /**
   * The same on a colour scale that maps of other sweeps can share.
   *
   * @param full the ratio at which the colour is full, above 1
   */
  public static Picture heatMap(
      String title, Scale x, Scale y, Result sweep, String contender, double full) {
    return HeatMap.of(title, x, y, sweep, contender, full);
  }

  /**
   * Every sample as a point, a row per series, rows of one group together, beside what was {@link
   * Times#predicted(double) predicted}. The axis is logarithmic only for times whose bulks lie
   * decades apart.
   *
   * @param what what the samples are, such as {@code time of one hand-off}
   */
  public static Picture dots(String title, String what, Times... series) {
    return Dots.of(title, what, List.of(series));
  }

  /** The same for all contenders of a result. */
  public static Picture dots(String title, String what, Result result) {
    return dots(
        title,
        what,
        result.contenders().stream().map(one -> Times.of(result, one)).toArray(Times[]::new));
  }

  /**
   * How often which value occurred, as shares of all samples, for one or several series.
   *
   * @param what what the values are, such as {@code lateness}
   */
  public static Picture histogram(String title, String what, Times... series) {
    return Histogram.of(title, what, List.of(series));
  }

  /** {@link #runSequence(String, Series)} under the name of the contender. */
  public static Picture runSequence(Series series) {
    return runSequence(series.where() + ", sample by sample", series);
  }

  /** The samples of one contender in order: the cold call, the warm-up, those that count. */
  public static Picture runSequence(String title, Series series) {
    return RunSequence.of(title, series);
  }

  /** {@link #gantt(String, Timeline...)} under the titles of the timelines. */
  public static Picture gantt(Timeline... timelines) {
    return gantt(
        Arrays.stream(timelines)
            .map(Timeline::title)
            .distinct()
            .collect(Collectors.joining(" and ")),
        timelines);
  }

  /** What happened when: a row per lane, lanes of a group together, times from zero. */
  public static Picture gantt(String title, Timeline... timelines) {
    return Gantt.of(title, List.of(timelines));
  }
}
