package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JmhJsonTest {
  private static final Verdict VERDICT =
      new Verdict.Faster("together", "in turn", Examples.interval(2, 1.9, 2.1), 2);
  private final JsonMapper strict = new JsonMapper();

  @Test
  void oneEntryForEachContender() {
    JsonNode json = strict.readTree(JmhJson.of(run(1, 2, 3, 4, 5)));
    assertThat(json.isArray()).isTrue();
    assertThat(json).hasSize(2);
    JsonNode first = json.get(0);
    assertThat(first.path("benchmark").asString()).isEqualTo("01-two-fetches.two.in turn");
    assertThat(first.path("mode").asString()).isEqualTo("avgt");
    assertThat(first.path("forks").intValue()).isEqualTo(1);
    assertThat(first.path("warmupIterations").intValue()).isEqualTo(1);
    assertThat(first.path("measurementIterations").intValue()).isEqualTo(5);
    assertThat(first.at("/primaryMetric/scoreUnit").asString()).isEqualTo("ns/op");
    assertThat(first.path("secondaryMetrics").isObject()).isTrue();
  }

  @Test
  void theErrorIsStudents() {
    JsonNode metric = metric(run(1, 2, 3, 4, 5));
    assertThat(metric.path("score").doubleValue()).isEqualTo(3);
    // t(0.9995, 4 degrees of freedom) = 8.610; s = sqrt(2.5); n = 5
    assertThat(metric.path("scoreError").doubleValue())
        .isCloseTo(8.610 * Math.sqrt(2.5 / 5), within(1e-3));
    assertThat(
            metric.at("/scoreConfidence/0").doubleValue()
                + metric.at("/scoreConfidence/1").doubleValue())
        .isCloseTo(6, within(1e-9));
    assertThat(metric.at("/scorePercentiles/0.0").doubleValue()).isEqualTo(1);
    assertThat(metric.at("/scorePercentiles/50.0").doubleValue()).isEqualTo(3);
    assertThat(metric.at("/scorePercentiles/90.0").doubleValue()).isEqualTo(5);
    assertThat(metric.at("/scorePercentiles/100.0").doubleValue()).isEqualTo(5);
  }

  @Test
  void severalJvmsAreForks() {
    JsonNode first = strict.readTree(JmhJson.of(List.of(run(1, 2), run(3, 4, 5)))).get(0);
    assertThat(first.path("forks").intValue()).isEqualTo(2);
    assertThat(first.at("/primaryMetric/rawData").toString())
        .isEqualTo("[[1.0,2.0],[3.0,4.0,5.0]]");
    assertThat(first.at("/primaryMetric/score").doubleValue()).isEqualTo(3);
  }

  @Test
  void oneSampleHasNoError() {
    JsonNode metric = metric(run(7));
    assertThat(metric.path("score").doubleValue()).isEqualTo(7);
    assertThat(metric.path("scoreError").asString()).isEqualTo("NaN");
  }

  @Test
  void aPointInANameIsNoPackage() {
    Result r = Examples.result("f = 0.5");
    assertThat(strict.readTree(JmhJson.of(r)).get(0).path("benchmark").asString())
        .isEqualTo("01-two-fetches.f = 0·5.in turn");
  }

  @Test
  void noRunIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JmhJson.of(List.of()))
        .withMessageContaining("at least 1 run");
  }

  private JsonNode metric(Result run) {
    return strict.readTree(JmhJson.of(run)).get(0).path("primaryMetric");
  }

  private static Result run(double... baseline) {
    return Examples.two(baseline, new double[] {1}, VERDICT);
  }
}
