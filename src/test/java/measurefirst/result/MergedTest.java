package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import measurefirst.result.Claim.Outcome;
import measurefirst.statistics.Interval;
import org.junit.jupiter.api.Test;

class MergedTest {
  private final Random random = new Random(5);

  @Test
  void theSpreadBetweenJvmsCounts() {
    // Within each JVM the ratio is known to a thousandth; between them it differs by a tenth.
    Merged merged = Merged.of(List.of(run(1.9), run(2.0), run(2.1)));
    Interval ratio = merged.verdict("together").ratio();
    assertThat(ratio.contains(2.0)).isTrue();
    assertThat(ratio.high() - ratio.low()).isGreaterThan(0.2);
    assertThat(ratio.level()).isEqualTo(0.95);
    assertThat(merged.verdicts()).hasOnlyElementsOfType(Verdict.Faster.class);
    assertThat(merged.verdict("together").predicted()).isEqualTo(2);
    assertThat(merged.name()).isEqualTo("two");
  }

  @Test
  void whatDiffersFromJvmToJvmIsNoDifference() {
    assertThat(Merged.of(List.of(run(0.9), run(1.0), run(1.1))).verdicts())
        .hasOnlyElementsOfType(Verdict.NoDifference.class);
    assertThat(Merged.of(List.of(run(0.5), run(0.51), run(0.49))).verdicts())
        .hasOnlyElementsOfType(Verdict.Slower.class);
  }

  @Test
  void oneRunIsItself() {
    Result run = run(2);
    Merged merged = Merged.of(List.of(run));
    assertThat(merged.verdict("together").ratio().estimate()).isBetween(1.99, 2.01);
    assertThat(merged.runs()).containsExactly(run);
  }

  @Test
  void mostlyInconclusiveRunsStayInconclusive() {
    Merged merged = Merged.of(List.of(run(2), inconclusive("stolen"), inconclusive("drifting")));
    assertThat(merged.verdict("together"))
        .isInstanceOfSatisfying(
            Verdict.Inconclusive.class,
            v -> assertThat(v.reason()).isEqualTo("2 of 3 runs were: stolen; drifting"));
    assertThat(Merged.of(List.of(run(2), run(2.01), inconclusive("stolen"))).verdict("together"))
        .isInstanceOf(Verdict.Faster.class);
  }

  @Test
  void aClaimHoldsIfItHoldsInEveryJvm() {
    Claim held = new Claim("C1", Outcome.HELD, "It held.");
    Claim missed = new Claim("C1", Outcome.MISSED, "It missed.");
    assertThat(Merged.of(List.of(run(2, held), run(2.01, held))).claims()).containsExactly(held);
    assertThat(Merged.of(List.of(run(2, held), run(2.01, missed))).claims())
        .containsExactly(
            new Claim("C1", Outcome.INCONCLUSIVE, "2 JVMs disagree: It held. / It missed."));
  }

  @Test
  void anUnevenLastRoundIsLeftOut() {
    Result even = run(2);
    double[] longer =
        DoubleStream.concat(DoubleStream.of(even.baseline().samples()), DoubleStream.of(4e9))
            .toArray();
    Result uneven =
        Examples.two(longer, even.series("together").samples(), even.verdicts().getFirst());
    assertThat(Merged.of(List.of(uneven)).verdicts())
        .isEqualTo(Merged.of(List.of(even)).verdicts());
  }

  @Test
  void runsOfDifferentMachinesAreNotMerged() {
    Result there = Examples.on(Examples.machine("25", 64, "", List.of()), run(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merged.of(List.of(run(2), there)))
        .withMessageContaining("only runs measured alike")
        .withMessageContaining("CPUs: 2 against 64");
  }

  @Test
  void nothingIsNotMerged() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merged.of(List.of()))
        .withMessageContaining("at least 1 run");
  }

  @Test
  void anUnknownContenderIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merged.of(List.of(run(2))).verdict("none"))
        .withMessageContaining("\"none\"; it has [together]");
  }

  private Result run(double ratio, Claim... claims) {
    return run(
        ratio,
        new Verdict.Faster("together", "in turn", Examples.interval(2, 1.9, 2.1), 2),
        claims);
  }

  private Result inconclusive(String reason) {
    return run(
        2, new Verdict.Inconclusive("together", "in turn", Examples.interval(2, 1, 3), 2, reason));
  }

  private Result run(double ratio, Verdict verdict, Claim... claims) {
    return Examples.two(noisy(4e6), noisy(4e6 / ratio), verdict, claims);
  }

  private double[] noisy(double nanos) {
    return random.doubles(20, 0.999, 1.001).map(x -> x * nanos).toArray();
  }
}
