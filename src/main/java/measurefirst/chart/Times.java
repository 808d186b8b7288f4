package measurefirst.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import measurefirst.result.Quantity;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Units;

/**
 * Samples under one name: times, or whatever its unit says.
 *
 * @param name what was measured, unique in its chart
 * @param group the heading under which its row stands; empty for none
 * @param language the language of what was measured, by which samples are coloured
 * @param unit the unit of all that follows, {@link Series#NANOS} for times
 * @param values the samples, in the order in which they were measured
 * @param mean the mean by which a prediction is judged, in which outliers weigh less; NaN if none
 *     is known
 * @param predicted what was predicted of them; NaN if nothing was
 * @param low from where on a value lies nearer to the prediction than to its rival; NaN if unknown
 * @param high up to where it does
 * @param from where the samples come from, as far as it is known
 */
public record Times(
    String name,
    String group,
    String language,
    String unit,
    List<Double> values,
    double mean,
    double predicted,
    double low,
    double high,
    List<Provenance> from) {

  private static final String[] HEAD = {
    "group", "series", "mean", "median", "99 %", "maximum", "predicted", "n"
  };

  public Times {
    from = List.copyOf(from);
    values = List.copyOf(Checks.values(name, values));
    if (predicted < 0 || Double.isInfinite(predicted) || low > high) {
      throw new IllegalArgumentException(
          "a prediction must be a number of 0 or more inside its band, was %s in %s to %s for \"%s\": use NaN for none"
              .formatted(predicted, low, high, name));
    }
  }

  /**
   * Times in nanoseconds.
   *
   * @throws IllegalArgumentException if there is none, or one is negative or not a number
   */
  public static Times of(String name, double... nanos) {
    return of(name, "Java", Series.NANOS, Arrays.stream(nanos).boxed().toList(), Double.NaN);
  }

  /**
   * The samples of {@code series} that count, in its unit, beside the level that was predicted.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Times of(Series series) {
    double mean = series.values().isEmpty() ? Double.NaN : series.interval().estimate();
    Times all = of(series.where(), series.language(), series.unit(), series.values(), mean);
    return series.predictions().stream()
        .filter(p -> p.quantity() == Quantity.TIME || p.quantity() == Quantity.VALUE)
        .findFirst()
        .map(p -> all.predicted(p.value(), p.low(), p.high()))
        .orElse(all);
  }

  /**
   * The samples of {@code contender} in {@code result}, which the note under the chart then names,
   * beside what was predicted, also where that is a multiple of the baseline or a direction.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Times of(Result result, String contender) {
    Series one = result.series(contender);
    Times all = of(one).from(Provenance.of(result));
    Theory theory = Theory.ofLevel(result, one);
    double value =
        theory.marks().stream()
            .filter(mark -> !mark.isRival() && mark.direction() == 0)
            .mapToDouble(Theory.Mark::at)
            .findFirst()
            .orElse(Double.NaN);
    return all.predicted(value, theory.low(), theory.high());
  }

  private static Times of(
      String name, String language, String unit, List<Double> values, double mean) {
    return new Times(
        name, "", language, unit, values, mean, Double.NaN, Double.NaN, Double.NaN, List.of());
  }

  private Times from(Provenance from) {
    return new Times(
        name, group, language, unit, values, mean, predicted, low, high, List.of(from));
  }

  /** The same samples in a unit of their own, such as {@code tasks}. */
  public Times in(String unit) {
    return new Times(name, group, language, unit, values, mean, predicted, low, high, from);
  }

  /** The same samples under the heading {@code group}, with all others that have it. */
  public Times group(String group) {
    return new Times(name, group, language, unit, values, mean, predicted, low, high, from);
  }

  /** The same samples beside a predicted value, in their unit. */
  public Times predicted(double value) {
    return predicted(value, Double.NaN, Double.NaN);
  }

  /** The same samples beside a predicted value and the band in which they confirm it. */
  public Times predicted(double value, double low, double high) {
    return new Times(name, group, language, unit, values, mean, value, low, high, from);
  }

  /** The samples in ascending order. */
  double[] sorted() {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** The value that the share {@code share} of {@code sorted} does not exceed. */
  static double quantile(double[] sorted, double share) {
    return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
  }

  /** Where all of {@code series} come from and how many samples each has, for the note. */
  static String from(List<Times> series) {
    Stream<String> origins = Stream.of(Provenance.words(origins(series))).filter(t -> !t.isEmpty());
    String n = Bars.n(series.stream().map(times -> times.values.size()).toList());
    return Stream.concat(origins, Stream.of(n)).collect(Collectors.joining(", "));
  }

  /** All of {@code series} in numbers. */
  static Drawn drawn(List<Times> series) {
    return Drawn.of(origins(series), HEAD).rows(series.stream().map(Times::told));
  }

  private static List<Provenance> origins(List<Times> series) {
    return series.stream().flatMap(times -> times.from.stream()).toList();
  }

  private List<String> told() {
    double[] sorted = sorted();
    return List.of(
        group,
        name,
        Double.isNaN(mean) ? "" : text(mean),
        text(quantile(sorted, 0.5)),
        text(quantile(sorted, 0.99)),
        text(sorted[sorted.length - 1]),
        Double.isNaN(predicted) ? "" : text(predicted),
        String.valueOf(sorted.length));
  }

  /** A value with its unit. */
  String text(double value) {
    Quantity quantity = unit.equals(Series.NANOS) ? Quantity.TIME : Quantity.VALUE;
    return Units.value(quantity, unit, value);
  }

  /** Mean, median, 99th percentile, maximum, n and prediction in words. */
  String sentence() {
    double[] sorted = sorted();
    return "%s has %smedian %s, 99th percentile %s and maximum %s (n = %s%s)"
        .formatted(
            name,
            Double.isNaN(mean) ? "" : "mean " + text(mean) + ", ",
            text(quantile(sorted, 0.5)),
            text(quantile(sorted, 0.99)),
            text(sorted[sorted.length - 1]),
            sorted.length,
            Double.isNaN(predicted) ? "" : ", predicted " + text(predicted));
  }
}
