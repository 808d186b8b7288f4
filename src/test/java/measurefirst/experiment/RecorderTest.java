package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;
import org.junit.jupiter.api.Test;

class RecorderTest {
  @Test
  void spansCountFromTheStartOfTheirGroupAndGroupsKeepTheirOrder() throws Exception {
    Recorder recorder = new Recorder("two");
    recorder.group("z first", () -> recorder.waiting("a", () -> "x"));
    String answer =
        recorder.group(
            "a second",
            () -> {
              recorder.computing("b", () -> "y");
              return recorder.waiting("a", () -> "z");
            });

    assertThat(answer).isEqualTo("z");
    assertThat(recorder.timeline().spans())
        .extracting(Span::group)
        .containsExactly("z first", "a second", "a second");
    assertThat(recorder.timeline().spans()).extracting(Span::lane).containsExactly("a", "b", "a");
    assertThat(recorder.timeline().spans())
        .extracting(Span::kind)
        .containsExactly(Kind.WAITING, Kind.COMPUTING, Kind.WAITING);
    assertThat(recorder.timeline().spans())
        .allSatisfy(span -> assertThat(span.startNanos()).isNotNegative());
  }

  @Test
  void whatIsInterruptedIsDrawnAsCancelled() {
    Recorder recorder = new Recorder("cancelled");
    assertThatThrownBy(
            () ->
                recorder.waiting(
                    "a",
                    () -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(recorder.timeline().spans())
        .singleElement()
        .extracting(Span::kind)
        .isEqualTo(Kind.CANCELLED);
  }
}
