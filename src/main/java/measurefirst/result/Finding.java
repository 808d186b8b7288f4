package measurefirst.result;

import java.util.Objects;
import measurefirst.statistics.Interval;

/**
 * What became of one prediction.
 *
 * @param contender of which contender
 * @param point where in a sweep
 * @param prediction what was predicted, its rival included
 * @param measured the same quantity as measured, with its 95 % interval
 * @param unit the unit of a value of its own; empty for the quantities that have a fixed one
 * @param outcome which of prediction and rival the measurement supports
 * @param why what an undecided outcome rests on, and what to do; empty otherwise
 */
public record Finding(
    String contender,
    Point point,
    Prediction prediction,
    Interval measured,
    String unit,
    Outcome outcome,
    String why) {

  public Finding {
    Objects.requireNonNull(contender, "a finding must name its contender");
    Objects.requireNonNull(point, "a finding must have a point");
    Objects.requireNonNull(prediction, "a finding must have a prediction");
    Objects.requireNonNull(measured, "a finding must have what was measured");
    Objects.requireNonNull(unit, "a finding must have a unit, which may be empty");
    Objects.requireNonNull(outcome, "a finding must have an outcome");
    Objects.requireNonNull(why, "a finding must have a reason, which may be empty");
  }

  /**
   * Measured over predicted, less 1; the difference where 0 is predicted; NaN where only a
   * direction is.
   */
  public double error() {
    return prediction.error(measured.estimate());
  }

  /** Whether its prediction was made for {@code claim}. */
  public boolean serves(Claim claim) {
    return prediction.claim().equals(claim.id());
  }

  /** The contender, and where in its sweep: {@code pool, N = 4}. */
  public String where() {
    return point.name().isEmpty() ? contender : contender + ", " + point.name();
  }

  /** The finding in one sentence: value, interval, n, prediction, rival and outcome. */
  public String sentence() {
    return Sentences.of(this);
  }

  /** Prediction and rival as a table says them: {@code 2× / 1×}, {@code more than 1×}. */
  public String predictedText() {
    return Sentences.predictedBrief(this);
  }

  /** What was measured: {@code 1.90× as fast}. */
  public String measuredText() {
    return Sentences.measured(this);
  }

  /**
   * Where the whole interval must lie to confirm the prediction: {@code 1.414–2.828×}, {@code above
   * 1×}; empty if prediction and rival cannot be told apart here.
   */
  public String bandText() {
    return Sentences.band(this);
  }

  /** The error with its sign, in per cent; where 0 is predicted, the difference. */
  public String errorText() {
    if (prediction.kind() == Prediction.Kind.EXACTLY && prediction.value() == 0) {
      String sign = measured.estimate() < 0 ? "" : "+";
      return sign + Units.value(prediction.quantity(), unit, measured);
    }
    return Units.error(error());
  }
}
