package measurefirst.chart;

import static measurefirst.chart.Examples.dashed;
import static measurefirst.chart.Examples.drawn;
import static measurefirst.chart.Examples.five;
import static measurefirst.chart.Examples.result;
import static measurefirst.chart.Examples.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;

class ChartsTest {
  private static final String SIXTY =
      "a contender whose name needs sixty characters to say it all.";

  @Test
  void barsStartAtZeroAndEndAtTheLocation() {
    Picture picture = Charts.bars(Examples.twoFetches());
    XYSeries bar = drawn(picture, "in turn");
    assertThat(bar.getXData()[0]).isZero();
    assertThat(bar.getXData()[1]).isCloseTo(4.008, within(0.002));
    assertThat(Examples.chart(picture).getStyler().getXAxisMin()).isZero();
    assertThat(Examples.chart(picture).getXAxisTitle()).isEqualTo("time per call, s");
    assertThat(drawn(picture, "in turn: samples").getXData()).hasSize(5);
    XYSeries interval = drawn(picture, "in turn: 95 % interval");
    assertThat(interval.getXData()[0]).isLessThan(4.008);
    assertThat(interval.getXData()[3]).isGreaterThan(4.008);
  }

  @Test
  void barsDrawEachLimitDashedAtItsTime() {
    Picture picture = Charts.bars(Examples.twoFetches());
    assertThat(drawn(picture, "limit 4 s").getXData()).containsOnly(4.0);
    assertThat(drawn(picture, "limit 2 s").getXData()).containsOnly(2.0);
    assertThat(dashed(drawn(picture, "limit 4 s"))).isTrue();
    assertThat(dashed(drawn(picture, "in turn"))).isFalse();
  }

  @Test
  void aNamedLimitStandsForTheSameLimitOfItsContenders() {
    Picture picture = Charts.bars(Examples.twoFetches(), Limit.of("sum", Duration.ofSeconds(4)));
    assertThat(drawn(picture, "sum").getXData()).containsOnly(4.0);
    assertThat(dashed(drawn(picture, "sum"))).isTrue();
    assertThat(Examples.chart(picture).getSeries("limit 4 s")).isNull();
    assertThat(drawn(picture, "limit 2 s").getXData()).containsOnly(2.0);
  }

  @Test
  void barsSayTheirNumbers() {
    assertThat(Charts.bars(Examples.twoFetches()).alt())
        .startsWith("Bars of the time per call in \"two fetches\": in turn 4.0")
        .contains("; together 2.00")
        .contains("n = 5, limit 4 s)")
        .endsWith("n = 5, limit 2 s).");
  }

  @Test
  void aFarOutlierIsCutAndTheAxisStaysReadable() {
    Series wild = series("wild", "Java", Double.NaN, 30e6, 1e6, 1.01e6, 1.02e6, 0.99e6, 50e6);
    Picture picture = Charts.bars(result("outlier", wild));
    assertThat(Examples.chart(picture).getStyler().getXAxisMax()).isLessThan(30.0);
    assertThat(drawn(picture, "wild: samples").getXData()).endsWith(Double.NaN);
  }

  @Test
  void barsTakeOneAndFourteenContendersAndEqualAndZeroTimes() {
    Series[] fourteen =
        IntStream.range(0, 14)
            .mapToObj(i -> series(SIXTY + i, 1e6 * (i + 1), 1e6 * (i + 1)))
            .toArray(Series[]::new);
    Picture many = Charts.bars(result("many", fourteen));
    assertThat(many.height()).isBetween(700, 1200);
    assertThat(drawn(many, "limit 14 ms").getXData()).containsOnly(14.0);
    assertThat(many.png().length).isLessThan(150_000);

    Picture one = Charts.bars(result("one", series("once", "Java", 0, Double.NaN, 5e3)));
    assertThat(one.alt()).isEqualTo("Bars of the time per call in \"one\": once 5 µs (n = 1).");
    assertThat(Examples.chart(one).getSeries("once: 95 % interval")).isNull();

    Picture zero = Charts.bars(result("zero", series("nil", "Java", 0, Double.NaN, 0, 0, 0)));
    assertThat(zero.alt()).contains("nil 0 ns");
  }

  @Test
  void barsRefuseAnEmptyResultAndAnEmptySeries() {
    assertThatThrownBy(() -> Charts.bars(result("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"nothing\"")
        .hasMessageContaining("measure one first");
    Result empty = result("nothing", series("never ran", "Java", 0, Double.NaN));
    assertThatThrownBy(() -> Charts.bars(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never ran");
  }

  private static Timeline timeline() {
    return new Timeline(
        "two fetches",
        List.of(
            new Span("a", "in turn", Kind.WAITING, 0, 2_000_000_000),
            new Span("b", "in turn", Kind.WAITING, 2_000_000_000, 4_000_000_000L),
            new Span("a", "together", Kind.COMPUTING, 0, 500_000_000),
            new Span("b", "together", Kind.CANCELLED, 0, 600_000_000)));
  }

  @Test
  void ganttDrawsOneSeriesAKindOnSeparateRows() {
    Picture picture = Charts.gantt(timeline());
    XYSeries waiting = drawn(picture, "waiting");
    assertThat(waiting.getXData()).containsExactly(0, 2, 2, 2, 4, 4);
    assertThat(waiting.getYData()[0]).isGreaterThan(waiting.getYData()[3]);
    assertThat(drawn(picture, "computing").getLineColor())
        .isNotEqualTo(waiting.getLineColor())
        .isNotEqualTo(drawn(picture, "cancelled").getLineColor());
    assertThat(Examples.chart(picture).getStyler().getXAxisMin()).isZero();
    assertThat(picture.alt())
        .isEqualTo(
            "Gantt chart \"two fetches\" of 4 lanes with 2 waiting, 1 computing, 1 cancelled:"
                + " in turn ends after 4.00 s; together ends after 600 ms.");
  }

  @Test
  void ganttLaysSeveralTimelinesOverOneAxis() {
    Timeline second =
        new Timeline("fail", List.of(new Span("a", "", Kind.CANCELLED, 0, 8_000_000_000L)));
    Picture picture = Charts.gantt(timeline(), second);
    assertThat(Examples.chart(picture).getStyler().getXAxisMax()).isGreaterThan(8);
    assertThat(picture.alt()).contains("fail ends after 8.00 s");
  }

  @Test
  void ganttRefusesNothingAndTooMuch() {
    assertThatThrownBy(Charts::gantt).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Charts.gantt(new Timeline("empty", List.of())))
        .hasMessageContaining("\"empty\"");
    List<Span> many =
        IntStream.range(0, 201)
            .mapToObj(i -> new Span("lane " + i, "", Kind.WAITING, 0, 1))
            .toList();
    assertThatThrownBy(() -> Charts.gantt(new Timeline("many", many))).hasMessageContaining("201");
    assertThatThrownBy(
            () ->
                Charts.gantt(
                    new Timeline("early", List.of(new Span("a", "", Kind.WAITING, -5, 1)))))
        .hasMessageContaining("-5");
  }

  @Test
  void histogramSharesAddUpToWhatIsShown() {
    double[] late = new double[200];
    java.util.Arrays.setAll(late, i -> 100_000 + 100 * i);
    late[199] = 9e9;
    Picture picture = Charts.histogram("lateness", late);
    double[] shares = drawn(picture, "all, n = 200").getYData();
    // every bin is drawn as two points
    assertThat(java.util.Arrays.stream(shares).sum() / 2).isCloseTo(99.5, within(1e-6));
    assertThat(picture.alt()).contains("median 110 µs").contains("maximum 9.00 s (n = 200)");
  }

  @Test
  void histogramKeepsSeveralSeriesApart() {
    Picture picture =
        Charts.histogram(
            "lateness", "lateness", Times.of("a", five(1e5)), Times.of("b", five(2e5)));
    XYSeries a = drawn(picture, "a, n = 5");
    XYSeries b = drawn(picture, "b, n = 5");
    assertThat(a.getLineColor()).isNotEqualTo(b.getLineColor());
    assertThat(dashed(a)).isFalse();
    assertThat(dashed(b)).isTrue();
  }

  @Test
  void timesRefuseWhatIsNoTime() {
    assertThatThrownBy(() -> Times.of("a", 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN")
        .hasMessageContaining("\"a\"");
    assertThatThrownBy(() -> Times.of("a", -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Times.of("none")).hasMessageContaining("\"none\"");
    assertThatThrownBy(() -> Times.of("a", 1).predicted(-2)).hasMessageContaining("-2.0");
    assertThatThrownBy(() -> Charts.histogram("t", "w")).hasMessageContaining("\"t\"");
  }

  @Test
  void ecdfRisesToOneHundredAndMarksThePrediction() {
    Picture picture = Charts.ecdf("late", "lateness", Times.of("two", five(2e8)).predicted(2.46e8));
    double[] shares = drawn(picture, "two, n = 5").getYData();
    assertThat(shares).isSorted().endsWith(100.0);
    XYSeries predicted = drawn(picture, "two: predicted");
    assertThat(predicted.getXData()).containsOnly(246.0);
    assertThat(dashed(predicted)).isTrue();
    assertThat(picture.alt()).contains("predicted 246 ms");
  }

  @Test
  void zeroOnALogAxisStandsAtItsEdge() {
    Times times = Times.of("spread", 0, 1e3, 1e8).predicted(2e8);
    Picture picture = Charts.latenessStrips("late", times);
    assertThat(Examples.chart(picture).getStyler().isXAxisLogarithmic()).isTrue();
    double edge = Examples.chart(picture).getStyler().getXAxisMin();
    assertThat(edge).isPositive();
    assertThat(drawn(picture, "spread").getXData()).containsExactly(edge, 1e3, 1e8);
    assertThat(drawn(picture, "spread: predicted").getXData()).containsOnly(2e8);
    assertThat(dashed(drawn(picture, "spread: predicted"))).isTrue();
  }

  @Test
  void runSequenceNumbersColdWarmUpAndCountedSamples() {
    Picture picture = Charts.runSequence(series("xorshift", 16e6, 15.5e6));
    assertThat(drawn(picture, "first call, cold").getXData()).containsExactly(0);
    assertThat(drawn(picture, "warm-up").getXData()).containsExactly(1);
    assertThat(drawn(picture, "counted").getXData()).containsExactly(2, 3, 4, 5, 6);
    assertThat(drawn(picture, "predicted limit").getYData()).containsOnly(15.5);
    assertThat(dashed(drawn(picture, "predicted limit"))).isTrue();
    assertThat(picture.alt())
        .contains("cold first call of 19.2 ms, 1 warm-up samples")
        .contains("predicted limit 15.5 ms");
  }

  @Test
  void runSequenceGoesLogarithmicWhenTheColdCallIsFarOff() {
    Series far = series("far", "Java", Double.NaN, 1e9, five(1e6));
    assertThat(Examples.chart(Charts.runSequence(far)).getStyler().isYAxisLogarithmic()).isTrue();
    Series near = series("near", 1e6, Double.NaN);
    assertThat(Examples.chart(Charts.runSequence(near)).getStyler().isYAxisLogarithmic()).isFalse();
  }

  @Test
  void scalingDrawsLimitsAsFunctionsOfN() {
    Curve pool = Curve.of("pool").at(1, five(2e9)).at(400, five(4e9)).at(1000, five(10e9));
    Picture picture =
        Charts.scaling(
            "waits",
            "waits N",
            List.of(pool),
            Limit.of("ceil(N/200)·W", n -> Math.ceil(n / 200) * 2e9));
    XYSeries limit = drawn(picture, "ceil(N/200)·W");
    assertThat(dashed(limit)).isTrue();
    for (int i = 0; i < limit.getXData().length; i++) {
      assertThat(limit.getYData()[i]).isEqualTo(Math.ceil(limit.getXData()[i] / 200) * 2e9);
    }
    assertThat(picture.alt())
        .contains("pool goes from 2.00 s at 1 to 10.0 s at 1,000")
        .contains("limits at 1,000: ceil(N/200)·W 10.0 s");
  }

  @Test
  void anIntervalThatReachesZeroOnALogAxisIsClamped() {
    Curve wide =
        Curve.of("wide")
            .at(1, new Interval(1e6, -5e6, 2e6, 0.95, 3, 2))
            .at(10, new Interval(2e6, 0, Double.MAX_VALUE, 0.95, 3, 2));
    Picture picture = Charts.scaling("clamped", "N", List.of(wide));
    assertThat(Examples.chart(picture).getStyler().getYAxisMin()).isBetween(1e5, 1e6);
    assertThat(Examples.chart(picture).getStyler().getYAxisMax()).isBetween(2e6, 1e7);
  }

  @Test
  void aLogAxisRefusesZeroAndNamesTheRemedy() {
    List<Curve> zero = List.of(Curve.of("nil").at(1, 0, 0, 0));
    assertThatThrownBy(() -> Charts.scaling("t", "N", zero))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was 0.0 in \"nil\"")
        .hasMessageContaining("linear");
    assertThat(Charts.curves("t", Scale.linear("N"), Scale.time("time"), zero).alt())
        .contains("0 ns");
    assertThatThrownBy(() -> Charts.speedUp("t", List.of(Curve.of("empty"))))
        .hasMessageContaining("\"empty\"");
    assertThatThrownBy(() -> Curve.of("a").at(Double.NaN, 1)).hasMessageContaining("NaN");
  }

  @Test
  void speedUpStartsAtZeroAndLetsNoLimitPressTheCurve() {
    Curve two = Curve.of("pool").at(1, ratio(1)).at(2, ratio(1.99)).at(8, ratio(1.98));
    Picture picture = Charts.speedUp("cpu", List.of(two), Limit.of("w", w -> w * 1000));
    assertThat(Examples.chart(picture).getStyler().getYAxisMin()).isZero();
    assertThat(Examples.chart(picture).getStyler().getYAxisMax()).isLessThan(3.5);
    assertThat(dashed(drawn(picture, "w"))).isTrue();
  }

  @Test
  void curvesOfEqualNameStayApart() {
    Curve curve = Curve.of("same").at(1, ratio(1)).at(2, ratio(2));
    Picture picture = Charts.speedUp("twice", List.of(curve, curve));
    assertThat(drawn(picture, "same (2)").getYData()).containsExactly(1, 2);
  }

  private static Interval ratio(double estimate) {
    return new Interval(estimate, estimate * 0.99, estimate * 1.01, 0.95, 12, 10);
  }

  @Test
  void forestDrawsRatioIntervalPredictionAndOne() {
    Picture picture = Charts.forest(Examples.twoFetches());
    assertThat(drawn(picture, "together").getXData()).containsExactly(2);
    assertThat(drawn(picture, "together: predicted").getXData()).containsOnly(2.0);
    assertThat(dashed(drawn(picture, "together: predicted"))).isTrue();
    assertThat(drawn(picture, "together: interval").getXData()).contains(1.99, 2.01);
    assertThat(drawn(picture, "no difference").getXData()).containsOnly(1.0);
    assertThat(Examples.chart(picture).getStyler().isXAxisLogarithmic()).isTrue();
    assertThat(picture.alt())
        .isEqualTo(
            "Forest plot \"two fetches\", times as fast as in turn:"
                + " together 2.000× (95 % 1.990–2.010, n = 20, predicted 2).");
  }

  @Test
  void forestOfSeveralResultsKeepsEqualNamesApart() {
    Picture picture = Charts.forest("all", List.of(Examples.twoFetches(), Examples.twoFetches()));
    assertThat(drawn(picture, "together").getYData()[0])
        .isGreaterThan(drawn(picture, "together (2)").getYData()[0]);
    assertThat(picture.alt()).contains("two fetches (baseline: in turn): together 2.000×");
  }

  @Test
  void forestSaysTheLevelOfItsIntervals() {
    Ratio joint = new Ratio("joint", new Interval(2, 1.9, 2.1, 1 - 0.05 / 3, 9, 9), Double.NaN);
    Picture picture = Charts.forest("joint", "times as fast", List.of(joint));
    assertThat(picture.alt()).contains("joint 2.00× (98.33 % 1.90–2.10, n = 9)");
  }

  @Test
  void forestClampsIntervalsWithoutAnEnd() {
    Ratio wide = new Ratio("wide", new Interval(2, -1, 1e12, 0.95, 2, 2), Double.NaN);
    Picture picture = Charts.forest("wide", "times as fast", List.of(wide));
    assertThat(drawn(picture, "wide: interval").getXData())
        .contains(
            Examples.chart(picture).getStyler().getXAxisMin(),
            Examples.chart(picture).getStyler().getXAxisMax());
    assertThat(Examples.chart(picture).getSeries("wide: predicted")).isNull();
    assertThat(picture.alt()).contains("0–∞");
  }

  @Test
  void forestRefusesNothingAndRatiosThatAreNone() {
    assertThatThrownBy(() -> Charts.forest("none", List.of())).hasMessageContaining("\"none\"");
    assertThatThrownBy(() -> new Ratio("nil", new Interval(0, 0, 0, 0.95, 1, 1), 1))
        .hasMessageContaining("0.0");
  }

  @Test
  void heatMapShadesMeasuredBesidePredicted() {
    Picture picture = heatMap(3);
    assertThat(drawn(picture, "measured").getXData()).hasSize(6);
    assertThat(drawn(picture, "predicted").getXData()).hasSize(6);
    assertThat(picture.alt())
        .contains("5 measured ratios")
        .contains("farthest apart with 1.50 measured against 3.00 predicted");
    assertThat(drawn(picture, "error, %").getXData()).hasSize(6);
    // the darkest shade is that of the largest ratio, 6, and of half of what was predicted
    assertThat(Examples.pixels(Examples.decode(picture), 0x08417A)).isGreaterThan(1000);
    assertThat(Examples.pixels(Examples.decode(picture), 0xA84300)).isGreaterThan(1000);
  }

  @Test
  void heatMapFramesACellThatItHas() {
    Picture framed = marked(2);
    assertThat(framed.alt()).endsWith("Framed: f 2, N 1.");
    assertThat(Examples.decode(framed).getHeight())
        .isEqualTo(Examples.decode(heatMap(3)).getHeight());
    assertThat(framed.png()).isNotEqualTo(marked(1).png());
    assertThatThrownBy(() -> marked(2.5)).hasMessageContaining("(2.5, 1.0)");
  }

  private static Picture marked(double x) {
    return Charts.heatMap(
        "speed-up",
        Scale.linear("f"),
        Scale.log("N"),
        List.of(1.0, 2.0, 3.0),
        List.of(1.0, 2.0),
        (a, b) -> a * b,
        (a, b) -> a * b,
        x,
        1);
  }

  private static Picture heatMap(double most) {
    return Charts.heatMap(
        "speed-up",
        Scale.linear("f"),
        Scale.log("N"),
        List.of(1.0, 2.0, most),
        List.of(1.0, 2.0),
        (x, y) -> x == most ? (y == 1 ? 1.5 : Double.NaN) : x * y,
        (x, y) -> x * y);
  }

  @Test
  void heatMapRefusesWhatIsNoRatio() {
    assertThatThrownBy(
            () ->
                Charts.heatMap(
                    "t",
                    Scale.linear("f"),
                    Scale.linear("N"),
                    List.of(1.0),
                    List.of(1.0),
                    (x, y) -> -1,
                    (x, y) -> 1))
        .hasMessageContaining("-1.0");
    assertThatThrownBy(
            () ->
                Charts.heatMap(
                    "t",
                    Scale.linear("f"),
                    Scale.linear("N"),
                    List.of(1.0),
                    List.of(1.0),
                    (x, y) -> Double.NaN,
                    (x, y) -> Double.NaN))
        .hasMessageContaining("only NaN");
  }

  @Test
  void limitsRefuseWhatCannotBeDrawn() {
    assertThatThrownBy(() -> Limit.of("", 1)).hasMessageContaining("name");
    assertThatThrownBy(() -> Limit.of("sum", 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> Limit.of("sum", Duration.ofSeconds(-1))).hasMessageContaining("sum");
  }
}
