package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static Span span(String lane, int fromMillis, int toMillis) {
    return new Span(lane, "", Kind.WAITING, fromMillis * 1_000_000L, toMillis * 1_000_000L);
  }

  private static final Timeline TIMELINE =
      new Timeline(
          "one fails",
          List.of(
              span("slow", 0, 500),
              span("fails", 0, 100),
              span("over before", 0, 60),
              span("begins later", 150, 200)));

  @Test
  void onlyWhatLiesBeyondTheEndOfTheLaneCounts() {
    assertThat(TIMELINE.millisAfter("fails")).isEqualTo(400 + 0 + 50);
    assertThat(TIMELINE.millisAfter("slow")).isZero();
  }

  @Test
  void aLaneThatIsNotThereIsNamedBesideThoseThatAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TIMELINE.millisAfter("fail"))
        .withMessageContaining("\"one fails\" has no lane \"fail\"")
        .withMessageContaining("slow, fails, over before");
  }
}
