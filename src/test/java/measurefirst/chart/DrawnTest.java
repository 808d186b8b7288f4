package measurefirst.chart;

import static measurefirst.chart.Examples.result;
import static measurefirst.chart.Examples.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import measurefirst.result.Result;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;
import org.junit.jupiter.api.Test;

class DrawnTest {
  /** Units stand behind a no-break space. */
  private static List<String> lines(Picture picture) {
    return picture.drawn().text().replace('\u00a0', ' ').lines().toList();
  }

  @Test
  void barsSayWhatWasMeasuredAndPredictedOfEach() {
    assertThat(lines(Charts.bars(Examples.twoFetches())))
        .containsExactly(
            "way\tmeasured\t95 %\tpredicted / rival\toutcome\tn",
            "in turn\t4.008 s\t4.000–4.016\t4 s / 2 s\tconfirmed\t5",
            "together\t2.004 s\t2.000–2.008\t2 s / 4 s\tconfirmed\t5");
  }

  @Test
  void aChartNamesTheResultsItDraws() {
    Result other = result("another", series("x", 1e9), series("y", 5e8));
    Drawn both = Charts.forest("both", List.of(Examples.twoFetches(), other)).drawn();
    assertThat(both.from())
        .extracting(Provenance::result)
        .containsExactly("two fetches", "another");
    assertThat(both.from().getFirst().run()).contains("Example CPU", "full mode");
    assertThat(both.rows()).extracting(List::getFirst).containsExactly("two fetches", "another");
    assertThat(Charts.dots("d", "time", other).drawn().from()).hasSize(1);
  }

  @Test
  void curvesSayEachPointBesideItsLimits() {
    Curve curve = Curve.of("pool").at(4, 2e9).at(8, 4e9);
    assertThat(
            lines(
                Charts.curves(
                    "c",
                    Scale.linear("waits N"),
                    Scale.time("time"),
                    List.of(curve),
                    Limit.of("N/2", n -> n / 2 * 1e9))))
        .containsExactly(
            "curve\twaits N\ttime\tn\tN/2", "pool\t4\t2 s\t1\t2 s", "pool\t8\t4 s\t1\t4 s");
  }

  @Test
  void ganttSaysWhenEachSpanBeganAndHowItEnded() {
    Timeline timeline =
        new Timeline(
            "one fails",
            List.of(
                new Span("a", "in turn", Kind.WAITING, 0, 2_000_000_000),
                new Span("b", "in turn", Kind.COMPUTING, 2_000_000_000, 2_500_000_000L),
                new Span("a", "scope", Kind.CANCELLED, 0, 600_000_000)));
    assertThat(lines(Charts.gantt(timeline)))
        .containsExactly(
            "way\tspan\tstart\tend\thow it ended",
            "in turn\ta\t0 ns\t2 s\twaited to its end",
            "in turn\tb\t2 s\t2.5 s\tcomputed to its end",
            "scope\ta\t0 ns\t600 ms\tcancelled");
    assertThat(Charts.gantt(timeline).drawn().from()).isEmpty();
  }

  @Test
  void aRedrawnChartKeepsItsNumbersAndAStrangersHasNone() {
    Picture bars = Charts.bars(Examples.twoFetches());
    assertThat(Picture.ofAny(bars.chart()).drawn()).isEqualTo(bars.drawn());
    Picture plain = Picture.of(new org.knowm.xchart.XYChart(300, 200), "A chart.");
    assertThat(plain.drawn().text()).isEmpty();
  }

  @Test
  void namesCannotBreakTheTable() {
    Drawn drawn = Drawn.of(List.of(), "a", "b", "c").row(List.of("1\t2", "", "3\n4"));
    assertThat(drawn.text()).isEqualTo("a\tc\n1 2\t3 4");
    assertThatThrownBy(() -> drawn.row(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 cells");
  }
}
