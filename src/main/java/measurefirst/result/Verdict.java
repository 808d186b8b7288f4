package measurefirst.result;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import measurefirst.statistics.Interval;

/**
 * What one contender's comparison with the baseline came to. The ratio is the baseline's time over
 * the contender's: above 1 the contender is faster.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Verdict {
  /** The verdict that {@code ratio} gives by itself: a difference only if it leaves out 1. */
  static Verdict of(String contender, String baseline, Interval ratio, double predicted) {
    if (ratio.low() > 1) {
      return new Faster(contender, baseline, ratio, predicted);
    }
    return ratio.high() < 1
        ? new Slower(contender, baseline, ratio, predicted)
        : new NoDifference(contender, baseline, ratio, predicted);
  }

  /** The name of the contender. */
  String contender();

  /** The name of the baseline. */
  String baseline();

  /** Baseline's time over contender's time. */
  Interval ratio();

  /** The ratio predicted before the run; NaN if none was. */
  double predicted();

  /** The same verdict on contenders of other names. */
  default Verdict named(String contender, String baseline) {
    return switch (this) {
      case Faster v -> new Faster(contender, baseline, v.ratio(), v.predicted());
      case Slower v -> new Slower(contender, baseline, v.ratio(), v.predicted());
      case NoDifference v -> new NoDifference(contender, baseline, v.ratio(), v.predicted());
      case Inconclusive v ->
          new Inconclusive(contender, baseline, v.ratio(), v.predicted(), v.reason());
    };
  }

  /** The verdict in one sentence, with ratio, interval, n and prediction. */
  default String sentence() {
    return Sentences.of(this);
  }

  /** The contender and its ratio with its interval, for lists of several. */
  default String brief() {
    return Sentences.brief(this);
  }

  /** The predicted ratio to four digits; {@code unknown} if none was. */
  default String predictedText() {
    return Digits.four(predicted());
  }

  /** The whole interval lies above 1. */
  record Faster(String contender, String baseline, Interval ratio, double predicted)
      implements Verdict {}

  /** The whole interval lies below 1. */
  record Slower(String contender, String baseline, Interval ratio, double predicted)
      implements Verdict {}

  /** The interval holds 1: a difference, if there is one, is smaller than the interval is wide. */
  record NoDifference(String contender, String baseline, Interval ratio, double predicted)
      implements Verdict {}

  /** The samples cannot carry a verdict, for the {@code reason} named. */
  record Inconclusive(
      String contender, String baseline, Interval ratio, double predicted, String reason)
      implements Verdict {}
}
