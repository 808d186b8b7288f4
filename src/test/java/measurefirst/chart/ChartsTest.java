package measurefirst.chart;

import static measurefirst.chart.Examples.SECOND;
import static measurefirst.chart.Examples.dashed;
import static measurefirst.chart.Examples.drawn;
import static measurefirst.chart.Examples.five;
import static measurefirst.chart.Examples.result;
import static measurefirst.chart.Examples.series;
import static measurefirst.chart.Examples.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import measurefirst.chart.Examples.Kind;
import measurefirst.result.Claim;
import measurefirst.result.Guess;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Span;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class ChartsTest {
  /** Units stand behind a no-break space. */
  private static String plain(Picture picture) {
    return picture.alt().replace('\u00a0', ' ');
  }

  private static double max(Picture picture) {
    return Examples.chart(picture).getStyler().getXAxisMax();
  }

  private static XYSeries maybe(Picture picture, String series) {
    return Examples.chart(picture).getSeries(series);
  }

  @Test
  void barsStartAtZeroAndEndAtTheLocation() {
    Picture picture = Charts.bars(Examples.twoFetches());
    XYSeries bar = drawn(picture, "in turn (baseline)");
    assertThat(bar.getXData()[0]).isZero();
    assertThat(bar.getXData()[1]).isCloseTo(4.008, within(0.002));
    XYChart chart = Examples.chart(picture);
    assertThat(chart.getStyler().getXAxisMin()).isZero();
    assertThat(chart.getXAxisTitle()).isEqualTo("time per call, s");
    assertThat(chart.getTitle()).isEqualTo("two fetches");
    assertThat(drawn(picture, "together: samples").getXData()).hasSize(5);
    XYSeries interval = drawn(picture, "together: interval");
    assertThat(interval.getXData()[0]).isLessThan(2.004);
    assertThat(interval.getXData()[3]).isGreaterThan(2.004);
  }

  @Test
  void eachRowHasItsOwnPredictionAndItsRival() {
    Picture picture = Charts.bars("Together as long as one", Examples.twoFetches());
    XYSeries predicted = drawn(picture, "together: predicted");
    XYSeries rival = drawn(picture, "together: rival");
    assertThat(predicted.getXData()).containsOnly(2.0);
    assertThat(rival.getXData()).containsOnly(4.0);
    assertThat(drawn(picture, "in turn (baseline): predicted").getXData()).containsOnly(4.0);
    assertThat(dashed(predicted)).isFalse();
    assertThat(predicted.getLineColor()).isEqualTo(Ink.PREDICTED);
    assertThat(dashed(rival)).isTrue();
    assertThat(rival.getLineColor()).isEqualTo(Ink.RIVAL);
    // on their row, not through the others
    assertThat(predicted.getYData()[1])
        .isLessThan(drawn(picture, "in turn (baseline): predicted").getYData()[0]);
  }

  @Test
  void aPredictedRatioIsDrawnAtTheTimeItMeans() {
    Result gain =
        result(
            "gain",
            series("in turn", Kind.JAVA, new double[] {4e9, 4e9, 4e9}),
            series("twice", 2e9, Prediction.ratio(2).ratherThan(1)),
            series("half", 8e9, Prediction.timesAsLong(2).ratherThan(1)),
            series("more", 1e9, Prediction.moreThan(2)));
    Picture bars = Charts.bars(gain);
    assertThat(drawn(bars, "twice: predicted").getXData()).containsOnly(2.0);
    assertThat(drawn(bars, "twice: rival").getXData()).containsOnly(4.0);
    assertThat(drawn(bars, "half: predicted").getXData()).containsOnly(8.0);
    assertThat(drawn(bars, "more: predicted").getXData()).containsOnly(2.0);
    assertThat(maybe(bars, "more: rival")).isNull();

    Picture forest = Charts.forest("How much faster?", gain);
    assertThat(drawn(forest, "twice: predicted").getXData()).containsOnly(2.0);
    assertThat(drawn(forest, "half: predicted").getXData()).containsOnly(0.5);
    assertThat(maybe(forest, "in turn")).isNull();
  }

  @Test
  void aGuessIsDrawnInTheQuantityOfThePage() {
    int purple = Ink.GUESS.getRGB() & 0xFFFFFF;
    Picture without = Charts.bars(Examples.twoFetches());
    assertThat(Examples.pixels(Examples.decode(without), purple)).isZero();
    Guess.of("two fetches", "together", 1.5);
    try {
      Picture with = Charts.bars(Examples.twoFetches());
      assertThat(Examples.pixels(Examples.decode(with), purple)).isGreaterThan(100);
      Series together = Examples.twoFetches().series("together");
      // 1.5 times as fast as the 4 s that the baseline takes
      assertThat(Theory.ofLevel(Examples.twoFetches(), together).guess())
          .isCloseTo(4.008 / 1.5 * SECOND, within(2e6));
      assertThat(Theory.ofRatio(Examples.twoFetches(), together).guess())
          .isCloseTo(1.5, within(1e-9));
    } finally {
      Guess.of("two fetches", "together");
    }
  }

  @Test
  void barsSayTheirNumbers() {
    assertThat(plain(Charts.bars("Together as long as one", Examples.twoFetches())))
        .startsWith("Bars \"Together as long as one\": in turn: 4.008 s (95 % 4.000–4.016, n = 5;")
        .contains("; together: 2.004 s (95 %")
        .endsWith("predicted 2 s, rival 4 s: confirmed, error +0.20 %).");
  }

  @Test
  void barsDrawOtherUnitsOnALinearAxisFromZero() {
    Result late =
        result(
            "late",
            series("alone", Kind.TASKS, 0.002, Prediction.value(0).ratherThan(1)),
            series("beside 4", Kind.TASKS, 200, Prediction.value(200).ratherThan(100)),
            series("timed", 1e9));
    Picture picture = Charts.bars(late);
    XYChart chart = Examples.chart(picture);
    assertThat(chart.getXAxisTitle()).isEqualTo("tasks");
    assertThat(chart.getStyler().isXAxisLogarithmic()).isFalse();
    // a mark at zero is whole
    assertThat(chart.getStyler().getXAxisMin()).isBetween(-5.0, -1e-9);
    assertThat(drawn(picture, "alone (baseline): predicted").getXData()).containsOnly(0.0);
    assertThat(maybe(picture, "timed")).isNull();
    assertThat(plain(picture)).contains("alone: 0.002", "200.4 tasks");
  }

  @Test
  void languagesDifferInColourAndMarkerAndRecordedIsLighter() {
    Picture picture =
        Charts.bars(
            result(
                "languages",
                series("java", 1e9),
                series("python", Kind.PYTHON, 2e9),
                series("old", Kind.RECORDED, 2e9)));
    XYSeries java = drawn(picture, "java (baseline): samples");
    XYSeries python = drawn(picture, "python: samples");
    XYSeries old = drawn(picture, "old (recorded): samples");
    assertThat(python.getMarkerColor()).isNotEqualTo(java.getMarkerColor());
    assertThat(python.getMarker()).isNotEqualTo(java.getMarker());
    assertThat(old.getMarker()).isEqualTo(python.getMarker());
    assertThat(old.getMarkerColor().getBlue()).isGreaterThan(python.getMarkerColor().getBlue());
    assertThat(picture.alt()).contains(", recorded");
  }

  @Test
  void aSweepHasARowForEachPoint() {
    Picture picture =
        Charts.bars(
            result(
                "stairs",
                series("pool", Kind.JAVA.at("N = 1", 1, Double.NaN), 1e9),
                series("pool", Kind.JAVA.at("N = 2", 2, Double.NaN), 2e9, time(2))));
    assertThat(drawn(picture, "pool, N = 2 (baseline): predicted").getXData()).containsOnly(2.0);
    assertThat(drawn(picture, "pool, N = 1 (baseline)").getYData()[0])
        .isGreaterThan(drawn(picture, "pool, N = 2 (baseline)").getYData()[0]);
  }

  @Test
  void namedLimitsRunThroughAllRowsAndRivalsAreLighter() {
    Picture picture =
        Charts.bars(
            Examples.twoFetches(),
            Limit.of("sum", Duration.ofSeconds(4)),
            Limit.rival("half", Duration.ofSeconds(1)));
    XYSeries sum = drawn(picture, "sum");
    assertThat(sum.getXData()).containsOnly(4.0);
    assertThat(sum.getYData()[0]).isZero();
    assertThat(dashed(sum)).isTrue();
    assertThat(sum.getLineColor()).isEqualTo(Ink.PREDICTED);
    assertThat(drawn(picture, "half").getLineColor()).isEqualTo(Ink.RIVAL);
  }

  @Test
  void aFarOutlierAndAFarRivalAreCutAndTheAxisStaysReadable() {
    Series wild =
        series(
            "wild",
            Kind.JAVA,
            new double[] {1e6, 1.01e6, 1.02e6, 0.99e6, 50e6},
            time(1e-3).ratherThan(1e9));
    Picture picture = Charts.bars(result("outlier", wild));
    assertThat(max(picture)).isLessThan(30.0);
    assertThat(drawn(picture, "wild: samples").getXData()).endsWith(Double.NaN);
    assertThat(maybe(picture, "wild: rival")).isNull();
  }

  @Test
  void barsTakeOneAndFourteenContendersAndEqualAndZeroTimes() {
    Series[] fourteen =
        IntStream.range(0, 14)
            .mapToObj(i -> series("x".repeat(40) + i, 1e6 * (i + 1), time(0.001 * (i + 1))))
            .toArray(Series[]::new);
    Picture many = Charts.bars(result("many", fourteen));
    assertThat(many.height()).isBetween(600, 1200);
    assertThat(drawn(many, "x".repeat(40) + "13: predicted").getXData()[0])
        .isCloseTo(14, within(1e-9));

    Picture one = Charts.bars(result("one", series("once", Kind.JAVA, new double[] {5e3})));
    assertThat(plain(one)).isEqualTo("Bars \"one\": once 5 µs (n = 1).");
    assertThat(maybe(one, "once: interval")).isNull();

    Picture zero = Charts.bars(result("zero", series("nil", Kind.JAVA, new double[] {0, 0, 0})));
    assertThat(plain(zero)).contains("nil 0 ns");
  }

  @Test
  void barsRefuseAnEmptyResultAndAnEmptySeries() {
    assertThatThrownBy(() -> Charts.bars(result("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"nothing\"")
        .hasMessageContaining("measure one first");
    Result empty = result("nothing", series("never ran", Kind.JAVA, new double[0]));
    assertThatThrownBy(() -> Charts.bars(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never ran");
  }

  private static Timeline timeline() {
    return new Timeline(
        "two fetches",
        List.of(
            new Span("a", "in turn", Timeline.Kind.WAITING, 0, 2_000_000_000),
            new Span("b", "in turn", Timeline.Kind.WAITING, 2_000_000_000, 4_000_000_000L),
            new Span("a", "together", Timeline.Kind.COMPUTING, 0, 500_000_000),
            new Span("b", "together", Timeline.Kind.CANCELLED, 0, 600_000_000)));
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
    assertThat(plain(picture))
        .isEqualTo(
            "Gantt chart \"two fetches\" of 4 lanes with 2 waiting, 1 computing, 1 cancelled:"
                + " in turn ends after 4 s; together ends after 600 ms.");
  }

  @Test
  void ganttLaysSeveralTimelinesOverOneAxis() {
    Timeline second =
        new Timeline(
            "fail", List.of(new Span("a", "", Timeline.Kind.CANCELLED, 0, 8_000_000_000L)));
    Picture picture = Charts.gantt(timeline(), second);
    assertThat(Examples.chart(picture).getStyler().getXAxisMax()).isGreaterThan(8);
    assertThat(plain(picture)).contains("fail ends after 8 s");
  }

  @Test
  void ganttRefusesNothingAndTooMuch() {
    assertThatThrownBy(Charts::gantt).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Charts.gantt(new Timeline("empty", List.of())))
        .hasMessageContaining("\"empty\"");
    List<Span> many =
        IntStream.range(0, 201)
            .mapToObj(i -> new Span("lane " + i, "", Timeline.Kind.WAITING, 0, 1))
            .toList();
    assertThatThrownBy(() -> Charts.gantt(new Timeline("many", many))).hasMessageContaining("201");
    assertThatThrownBy(
            () ->
                Charts.gantt(
                    new Timeline(
                        "early", List.of(new Span("a", "", Timeline.Kind.WAITING, -5, 1)))))
        .hasMessageContaining("-5");
  }

  @Test
  void histogramSharesAddUpToWhatIsShown() {
    double[] late = new double[200];
    Arrays.setAll(late, i -> 100_000 + 100 * i);
    late[199] = 9e9;
    Picture picture = Charts.histogram("How late?", "lateness", Times.of("all", late));
    double[] shares = drawn(picture, "all, n = 200, median 109.9\u00a0µs").getYData();
    // every bin is drawn as two points
    assertThat(DoubleStream.of(shares).sum() / 2).isCloseTo(99.5, within(1e-6));
    assertThat(plain(picture)).contains("median 109.9 µs").contains("maximum 9 s (n = 200)");
  }

  @Test
  void histogramKeepsSeveralSeriesApart() {
    Picture picture =
        Charts.histogram(
            "lateness", "lateness", Times.of("a", five(1e5)), Times.of("b", five(2e5)));
    XYSeries a = drawn(picture, "a, n = 5, median 100.2\u00a0µs");
    XYSeries b = drawn(picture, "b, n = 5, median 200.4\u00a0µs");
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
    assertThatThrownBy(() -> Charts.dots("t", "w", Times.of("a", 1), Times.of("b", 1).in("tasks")))
        .hasMessageContaining("tasks")
        .hasMessageContaining("draw them apart");
  }

  @Test
  void dotsAreLogarithmicForTimesDecadesApartOnly() {
    Times near = Times.of("near", five(1e6));
    Times far = Times.of("far", five(1e3));
    assertThat(isLog(Charts.dots("t", "w", near))).isFalse();
    assertThat(isLog(Charts.dots("t", "w", near, far))).isTrue();
    assertThat(isLog(Charts.dots("t", "w", near.in("tasks"), far.in("tasks")))).isFalse();
  }

  private static boolean isLog(Picture picture) {
    return Examples.chart(picture).getStyler().isXAxisLogarithmic();
  }

  @Test
  void dotsStandUnderTheirHeadingsWithPredictionAndBand() {
    Series own = series("own", Kind.TASKS, 2, Prediction.value(2).ratherThan(1, 3));
    Times times = Times.of(own);
    assertThat(times.predicted()).isEqualTo(2);
    assertThat(times.low()).isCloseTo(Math.sqrt(2), within(1e-9));
    assertThat(times.unit()).isEqualTo("tasks");
    Picture picture =
        Charts.dots(
            "t",
            "lateness",
            times.group("late"),
            Times.of("alone", five(0.01)).in("tasks").group("alone"),
            Times.of("second", five(1)).in("tasks").group("late"));
    assertThat(drawn(picture, "own: predicted").getXData()).containsOnly(2.0);
    assertThat(Examples.chart(picture).getXAxisTitle()).isEqualTo("lateness, tasks");
    // rows of one group stand together
    assertThat(drawn(picture, "second: median").getYData()[0])
        .isGreaterThan(drawn(picture, "alone: median").getYData()[0]);
    assertThat(Examples.pixels(Examples.decode(picture), Ink.BAND.getRGB() & 0xFFFFFF))
        .isGreaterThan(1000);
    assertThat(plain(picture)).contains("predicted 2 tasks");
  }

  @Test
  void dotsMarkTheMeanThatAVerdictJudges() {
    Series own = series("own", Kind.TASKS, 2, Prediction.value(2).ratherThan(1, 3));
    Picture picture = Charts.dots("t", "lateness", Times.of(own));
    assertThat(drawn(picture, "own: mean").getXData()).containsOnly(own.interval().estimate());
    assertThat(plain(picture)).contains("own has mean ");
  }

  @Test
  void zeroOnALogAxisStandsAtItsEdge() {
    Times times = Times.of("spread", 0, 1e3, 1e8).predicted(2e8);
    Picture picture = Charts.dots("late", "lateness", times);
    assertThat(isLog(picture)).isTrue();
    double edge = Examples.chart(picture).getStyler().getXAxisMin();
    assertThat(edge).isPositive();
    assertThat(drawn(picture, "spread: samples").getXData()).containsExactly(edge, 1e3, 1e8);
    assertThat(drawn(picture, "spread: predicted").getXData()).containsOnly(2e8);
  }

  @Test
  void runSequenceNumbersColdWarmUpAndCountedSamples() {
    Picture picture = Charts.runSequence(series("xorshift", 16e6, time(0.0155)));
    assertThat(drawn(picture, "first call, cold").getXData()).containsExactly(0);
    assertThat(drawn(picture, "warm-up").getXData()).containsExactly(1);
    assertThat(drawn(picture, "counted").getXData()).containsExactly(2, 3, 4, 5, 6);
    assertThat(drawn(picture, "predicted").getYData()).containsOnly(15.5);
    assertThat(dashed(drawn(picture, "predicted"))).isTrue();
    assertThat(plain(picture))
        .contains("cold first call of 19.2 ms, 1 warm-up samples")
        .contains("predicted 15.5 ms");
  }

  @Test
  void curvesDrawLimitsAsFunctionsOfX() {
    Curve pool = Curve.of("pool").at(1, five(2e9)).at(400, five(4e9)).at(1000, five(10e9));
    Picture picture =
        scaling(
            List.of(pool),
            Limit.of("ceil(N/200)·W", n -> Math.ceil(n / 200) * 2e9),
            Limit.rival("W", 2e9));
    XYSeries limit = drawn(picture, "ceil(N/200)·W");
    assertThat(dashed(limit)).isTrue();
    for (int i = 0; i < limit.getXData().length; i++) {
      assertThat(limit.getYData()[i]).isEqualTo(Math.ceil(limit.getXData()[i] / 200) * 2e9);
    }
    assertThat(drawn(picture, "W").getLineColor()).isEqualTo(Ink.RIVAL);
    assertThat(plain(picture))
        .contains("pool goes from 2.004 s at 1 to 10.02 s at 1,000")
        .contains("at 1,000: predicted ceil(N/200)·W 10 s, rival W 2 s");
  }

  private static Picture scaling(List<Curve> curves, Limit... limits) {
    return Charts.curves("waits", Scale.log("waits N"), Scale.logTime("time"), curves, limits);
  }

  @Test
  void anIntervalThatReachesZeroOnALogAxisIsClamped() {
    Curve wide =
        Curve.of("wide")
            .at(1, new Interval(1e6, -5e6, 2e6, 0.95, 3, 2))
            .at(10, new Interval(2e6, 0, Double.MAX_VALUE, 0.95, 3, 2));
    Picture picture = scaling(List.of(wide));
    assertThat(Examples.chart(picture).getStyler().getYAxisMin()).isBetween(1e5, 1e6);
    assertThat(Examples.chart(picture).getStyler().getYAxisMax()).isBetween(2e6, 1e7);
  }

  @Test
  void aLogAxisRefusesZeroAndNamesTheRemedy() {
    List<Curve> zero = List.of(Curve.of("nil").at(1, 0, 0, 0));
    assertThatThrownBy(() -> scaling(zero))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was 0.0 in \"nil\"")
        .hasMessageContaining("linear");
    assertThat(plain(Charts.curves("t", Scale.linear("N"), Scale.time("time"), zero)))
        .contains("0 ns");
    assertThatThrownBy(() -> scaling(List.of(Curve.of("empty")))).hasMessageContaining("\"empty\"");
    assertThatThrownBy(() -> Curve.of("a").at(Double.NaN, 1)).hasMessageContaining("NaN");
  }

  @Test
  void aLinearAxisStartsAtZeroAndLetsNoLimitPressTheCurve() {
    Curve two = Curve.of("pool").at(1, ratio(1)).at(2, ratio(1.99)).at(8, ratio(1.98));
    Picture picture = linear(List.of(two, two), Limit.of("w", w -> w * 1000));
    assertThat(Examples.chart(picture).getStyler().getYAxisMin()).isZero();
    assertThat(Examples.chart(picture).getStyler().getYAxisMax()).isLessThan(3.5);
    assertThat(drawn(picture, "pool (2)").getYData()).containsExactly(1, 1.99, 1.98);
  }

  @Test
  void aLimitBeyondTheEdgeIsNamedBelow() {
    Curve one = Curve.of("pool").at(1, ratio(1)).at(8, ratio(1.98));
    Picture picture = linear(List.of(one), Limit.of("near", 2), Limit.of("far", 1000));
    assertThat(((Sheet) Examples.chart(picture)).notes()).contains("Beyond the edge: far");
  }

  @Test
  void aBandIsShadedWhereItsPredictionHasAPlace() {
    Result two =
        result(
            "two",
            series("in turn", 4e9, time(4)),
            series("together", 2e9, Prediction.ratio(2).ratherThan(1), Prediction.cpusBusy(1)),
            series("slow", 5e9, Prediction.lessThan(1)));
    Series together = two.series("together");
    assertThat(Theory.ofRatio(two, together).low()).isCloseTo(1.414, within(0.001));
    assertThat(Theory.ofRatio(two, together).high()).isCloseTo(2.828, within(0.001));
    assertThat(Theory.ofLevel(two, together).low()).isCloseTo(4e9 / 2.828, within(2e7));
    assertThat(Theory.ofLevel(two, together).high()).isCloseTo(4e9 / 1.414, within(2e7));
    assertThat(Theory.ofRatio(two, two.series("slow")).high()).isCloseTo(1, within(1e-9));
    assertThat(Theory.ofLevel(two, two.series("slow")).low()).isCloseTo(4e9, within(2e7));
  }

  private static Picture linear(List<Curve> curves, Limit... limits) {
    return Charts.curves("cpu", Scale.linear("workers"), Scale.linear("×"), curves, limits);
  }

  private static Interval ratio(double estimate) {
    return new Interval(estimate, estimate * 0.99, estimate * 1.01, 0.95, 12, 10);
  }

  @Test
  void curvesOfASweepAreInTheirOwnUnits() {
    Kind timed = Kind.JAVA.at("N = 2", 2, Double.NaN);
    Result sweep =
        result(
            "sweep",
            series("base", timed, 4e9),
            series("pool", timed, 2e9),
            series("late", Kind.TASKS.at("N = 2", 2, Double.NaN), 3));
    assertThat(Curve.times(sweep)).extracting(Curve::name).containsExactly("base", "pool");
    assertThat(Curve.values(sweep)).extracting(Curve::name).containsExactly("late");
    assertThat(Curve.values(sweep).getFirst().points().getFirst().y().estimate())
        .isCloseTo(3.006, within(0.01));
    assertThat(Curve.ratios(sweep, "pool").getFirst().points().getFirst().y().estimate())
        .isCloseTo(2, within(0.01));
    assertThat(Curve.times(sweep).getFirst().from().getFirst().run()).contains("2 CPUs");
    Result mixed =
        result(
            "mixed",
            series("x", Kind.RECORDED.at("1", 1, 1), 1),
            series("y", Kind.JAVA.at("1", 1, 1), 1));
    assertThat(Curve.times(mixed)).extracting(Curve::name).containsExactly("x (recorded)", "y");
    // if all are recorded, the note under the chart says so
    assertThat(Curve.times(result("old", series("x", Kind.RECORDED.at("1", 1, 1), 1))))
        .extracting(Curve::name)
        .containsExactly("x");
  }

  @Test
  void forestDrawsRatioIntervalPredictionAndOne() {
    Result result =
        result(
            "cpu",
            series("in turn", Kind.JAVA, new double[] {4e8, 4.1e8, 4.2e8, 3.9e8, 4e8}),
            series(
                "pool",
                Kind.JAVA,
                new double[] {2e8, 2.1e8, 2e8, 2.05e8, 1.9e8},
                Prediction.ratio(2).ratherThan(1)));
    Picture picture = Charts.forest(result);
    double[] at = drawn(picture, "pool").getXData();
    assertThat(at[0]).isCloseTo(2.0, within(0.1));
    assertThat(drawn(picture, "pool: predicted").getXData()).containsOnly(2.0);
    assertThat(drawn(picture, "pool: rival").getXData()).containsOnly(1.0);
    XYSeries interval = drawn(picture, "pool: interval");
    assertThat(interval.getXData()[0]).isLessThan(at[0]);
    assertThat(interval.getXData()[3]).isGreaterThan(at[0]);
    assertThat(drawn(picture, "1: no difference").getXData()).containsOnly(1.0);
    assertThat(isLog(picture)).isTrue();
    assertThat(plain(picture))
        .startsWith("Forest plot \"cpu\": pool: ")
        .containsPattern("; predicted 2×, rival 1×: confirmed, error [−+][0-9.]+ %\\)\\.$");
  }

  @Test
  void aForestOfTheSameThingTwiceShowsADifferenceOfTwoPerCent() {
    Result twice =
        result(
            "twice",
            series("once", 1e6),
            series("again", 1.001e6, Prediction.ratio(1).ratherThanOffBy(0.02)));
    Picture picture = Charts.forest(twice);
    double low = Examples.chart(picture).getStyler().getXAxisMin();
    assertThat(max(picture) / low).isBetween(1.1, 1.2);
    assertThat(maybe(picture, "again: rival")).isNotNull();
    assertThat(maybe(picture, "again: rival (2)")).isNotNull();
    // labels on both sides of 1
    List<Double> ticks = Axis.log(low, max(picture), 1, Axis::grouped).ticks(10);
    assertThat(ticks).anyMatch(tick -> tick < 0.99).anyMatch(tick -> tick > 1.01);
  }

  @Test
  void decadesWithoutRoomForEachHaveTheirLabelsEvenlySpaced() {
    Axis wide = new Axis(0.02, 300_000, true, false, Axis::grouped);
    assertThat(wide.ticks(7)).containsExactly(0.1, 1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
    assertThat(wide.ticks(6)).containsExactly(0.1, 10.0, 1_000.0, 100_000.0);
    // where it costs no label, 1 has one
    assertThat(new Axis(0.02, 30_000, true, false, Axis::grouped).ticks(5))
        .containsExactly(1.0, 100.0, 10_000.0);
  }

  @Test
  void forestOfSeveralResultsKeepsEqualNamesApart() {
    Picture picture = Charts.forest("all", List.of(Examples.twoFetches(), Examples.twoFetches()));
    assertThat(drawn(picture, "together").getYData()[0])
        .isGreaterThan(drawn(picture, "together (2)").getYData()[0]);
    assertThatThrownBy(() -> Charts.forest("none", List.of())).hasMessageContaining("\"none\"");
    Result lone = result("lone", series("x", 1));
    assertThatThrownBy(() -> Charts.forest("lone?", lone)).hasMessageContaining("\"lone?\"");
  }

  @Test
  void errorsAreMeasuredOverPredictedWhateverTheQuantity() {
    Result result =
        result(
            "errors",
            series("in turn", 4e9),
            series("late", 2.2e9, time(2).ratherThan(4e9)),
            series("near", 2e9, time(2).ratherThan(2.1e9)),
            series("busy", Kind.JAVA, 2e9, Prediction.cpusBusy(2).ratherThan(1)),
            series("zero", Kind.TASKS, 0.02, Prediction.value(0).ratherThan(1)));
    Picture picture = Charts.errors("How far off?", result);
    assertThat(drawn(picture, "late").getXData()[0]).isCloseTo(1.102, within(0.001));
    assertThat(drawn(picture, "late: rival").getXData()).containsOnly(2.0);
    assertThat(drawn(picture, "busy, CPUs busy").getXData()[0]).isCloseTo(0.95, within(0.001));
    assertThat(drawn(picture, "predicted").getXData()).containsOnly(1.0);
    assertThat(maybe(picture, "zero")).isNull();
    assertThat(plain(picture))
        .contains("late +10.2 % of 2 s, band: −29.3 to +41.4 %, confirmed")
        .contains("near +0.20 % of 2 s, not testable;")
        .contains("zero 0.02", "tasks (up to 0.5 tasks), confirmed");
  }

  @Test
  void errorsOfSeveralResultsHaveARowForEachClaimInWordsAndShowItsWorst() {
    List<Result> both = List.of(claimed("one", 1.1e9), claimed("two", 2e9));
    Picture picture = Charts.errors("Claims", both);
    assertThat(drawn(picture, "X9: Waits overlap.").getXData()).hasSize(1);
    assertThat(drawn(picture, "X9: Waits overlap.").getXData()[0]).isCloseTo(2, within(0.01));
    assertThat(drawn(picture, "X9: Waits overlap.: rival").getXData()).containsOnly(2.0);
    assertThat(plain(picture))
        .contains("X9: Waits overlap. +100 % of 1 s, band: −29.3 to +41.4 %, refuted");
    Result zero =
        result(
            "z",
            series("x", Kind.TASKS, 0.1, Prediction.value(0).ratherThan(1).claim(WAITS_OVERLAP)));
    assertThat(Charts.errors("Zero alone", List.of(zero)).alt()).contains("overlap. 0.1");
  }

  @Test
  void errorsOfTwoMachinesStandSideBySide() {
    Result ours = claimed("one", 1.1e9);
    Picture picture = Charts.errors("Both", List.of(ours), List.of(claimed("two", 2e9)));
    assertThat(drawn(picture, "ours").getXData()[0]).isCloseTo(1.1, within(0.01));
    assertThat(drawn(picture, "theirs").getXData()[0]).isCloseTo(2, within(0.01));
    assertThat(plain(picture))
        .contains("X9: Waits overlap. ours +10.2 % of 1 s, band: −29.3 to +41.4 %, confirmed")
        .contains("X9: Waits overlap. theirs +100 % of 1 s, band: −29.3 to +41.4 %, refuted");
    assertThatThrownBy(() -> Charts.errors("Nothing shared", List.of(ours), List.of()))
        .hasMessageContaining("\"Nothing shared\"");
  }

  private static final Claim WAITS_OVERLAP = Claim.of("X9", "Waits overlap.");

  private static Result claimed(String name, double nanos) {
    return result(
        name, series("a", 1e9), series("b", nanos, time(1).ratherThan(2e9).claim(WAITS_OVERLAP)));
  }

  @Test
  void heatMapShadesMeasuredBesidePredictedOnOneScale() {
    Result sweep = sweep();
    Picture fast = heatMap(sweep, "fast", Double.NaN);
    assertThat(drawn(fast, "predicted").getXData()).hasSize(4);
    assertThat(drawn(fast, "error, %").getXData()).hasSize(4);
    assertThat(plain(fast))
        .contains("4 measured ratios from 1 to 4")
        .contains("4 against 8 predicted");
    // the darkest shade is that of the largest ratio of all maps
    assertThat(Examples.pixels(Examples.decode(fast), 0x08417A)).isGreaterThan(1000);
    Picture slow = heatMap(sweep, "slow", Double.NaN);
    assertThat(Examples.pixels(Examples.decode(slow), 0x08417A)).isLessThan(100);
    assertThat(Examples.pixels(Examples.decode(heatMap(sweep, "slow", 2)), 0x08417A))
        .isGreaterThan(1000);
  }

  private static Result sweep() {
    Series[] all =
        IntStream.range(0, 4)
            .boxed()
            .flatMap(
                i -> {
                  Kind at = Kind.JAVA.at("p" + i, i % 2, Math.floorDiv(i, 2));
                  double gain = Math.pow(2, i);
                  return java.util.stream.Stream.of(
                      series("base", at, 8e9),
                      series("fast", at, (i == 3 ? 2 : 1) * 8e9 / gain, Prediction.ratio(gain)),
                      series("slow", at, 4e9, Prediction.ratio(2)));
                })
            .toArray(Series[]::new);
    return result("map", all);
  }

  private static Picture heatMap(Result sweep, String contender, double full) {
    return Charts.heatMap("t", Scale.linear("f"), Scale.linear("N"), sweep, contender, full);
  }

  @Test
  void heatMapNeedsTwoParameters() {
    Result line =
        result(
            "line",
            series("base", Kind.JAVA.at("1", 1, Double.NaN), 1e9),
            series("fast", Kind.JAVA.at("1", 1, Double.NaN), 1e9));
    assertThatThrownBy(() -> heatMap(line, "fast", 2)).hasMessageContaining("two parameters");
    assertThatThrownBy(() -> heatMap(sweep(), "nobody", 2)).hasMessageContaining("nobody");
    assertThatThrownBy(() -> heatMap(sweep(), "base", 2)).hasMessageContaining("ratio of base");
  }

  @Test
  void whatWasPredictedOfASweepIsDrawnAsRates() {
    Prediction alone = Prediction.time(Duration.ofMillis(100));
    Prediction ten = Prediction.time(Duration.ofMillis(10)).ratherThan(Duration.ofMillis(100));
    Prediction above = Prediction.time(Duration.ofMillis(10)).ratherThan(Duration.ofMillis(5));
    Result sweep =
        result(
            "sweep",
            series("fetch", Kind.JAVA.at("L = 1", 1, Double.NaN), 1e8, alone),
            series("fetch", Kind.JAVA.at("L = 10", 10, Double.NaN), 1e7, ten),
            series("fetch", Kind.JAVA.at("L = 20", 20, Double.NaN), 1e7, above));
    Limit[] lines = Limit.rates(sweep, "fetch", "one at a time", "no cap");
    assertThat(lines).extracting(Limit::name).containsExactly("theory", "one at a time", "no cap");
    assertThat(lines).extracting(Limit::isRival).containsExactly(false, true, true);
    assertThat(lines[0].at().applyAsDouble(5)).isCloseTo(50, within(1e-9));
    assertThat(lines[0].at().applyAsDouble(15)).isCloseTo(100, within(1e-9));
    assertThat(lines[1].at().applyAsDouble(10)).isCloseTo(10, within(1e-9));
    assertThat(lines[2].at().applyAsDouble(20)).isCloseTo(200, within(1e-9));
    assertThat(lines[2].at().applyAsDouble(21)).isNaN();
    Result untold = result("untold", series("fetch", Kind.JAVA.at("1", 1, Double.NaN), 1e8));
    assertThatThrownBy(() -> Limit.rates(untold, "fetch", "slower", "faster"))
        .hasMessageContaining("Prediction.time");
  }

  @Test
  void limitsRefuseWhatCannotBeDrawn() {
    assertThatThrownBy(() -> Limit.of("", 1)).hasMessageContaining("name");
    assertThatThrownBy(() -> Limit.of("sum", 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> Limit.of("sum", Duration.ofSeconds(-1))).hasMessageContaining("sum");
  }
}
