package measurefirst.chart;

import measurefirst.result.Prediction;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Series;
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

  /** How many times as fast as its baseline {@code series} was, beside what was predicted. */
  static Ratio of(Result result, Series series) {
    double predicted =
        series.predictions().stream()
            .filter(p -> p.quantity() == Quantity.RATIO)
            .mapToDouble(Prediction::value)
            .findFirst()
            .orElse(Double.NaN);
    return new Ratio(series.name(), result.ratio(series), predicted);
  }

  /** The same ratio under another name. */
  public Ratio named(String name) {
    return new Ratio(name, ratio, predicted);
  }
}
