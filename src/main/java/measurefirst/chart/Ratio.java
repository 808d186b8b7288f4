package measurefirst.chart;

import measurefirst.result.Verdict;
import measurefirst.statistics.Interval;

/**
 * One row of a forest plot.
 *
 * @param name what is compared
 * @param ratio how many times as fast, with its interval
 * @param predicted the ratio that was predicted; NaN if none was
 */
public record Ratio(String name, Interval ratio, double predicted) {

  public Ratio {
    if (!(ratio.estimate() > 0) || Double.isInfinite(ratio.estimate())) {
      throw new IllegalArgumentException(
          "a ratio must be a positive number, was %s for \"%s\": leave the row out"
              .formatted(ratio.estimate(), name));
    }
  }

  /** The ratio a verdict rests on, named after its contender. */
  public static Ratio of(Verdict verdict) {
    return new Ratio(verdict.contender(), verdict.ratio(), verdict.predicted());
  }

  /** The same ratio under another name. */
  public Ratio named(String name) {
    return new Ratio(name, ratio, predicted);
  }
}
