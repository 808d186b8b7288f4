package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void theSameAnswerInAnotherTypeIsTheSame() {
    assertThat(Answers.same(1, 1L)).isTrue();
    assertThat(Answers.same(0.5, 0.5f)).isTrue();
    assertThat(Answers.same(new int[] {1, 2}, List.of(1L, 2L))).isTrue();
    assertThat(Answers.same(new ArrayDeque<>(List.of("a")), List.of("a"))).isTrue();
    assertThat(Answers.same(Map.of("a", 1), Map.of("a", 1L))).isTrue();
    assertThat(Answers.same(null, null)).isTrue();
    assertThat(Answers.same('a', "a")).isTrue();
  }

  @Test
  void otherAnswersAreNot() {
    assertThat(Answers.same(1, 2)).isFalse();
    assertThat(Answers.same(Long.MAX_VALUE, Long.MAX_VALUE - 1)).isFalse();
    assertThat(Answers.same(List.of(1, 2), List.of(2, 1))).isFalse();
    assertThat(Answers.same(List.of(1), List.of(1, 1))).isFalse();
    assertThat(Answers.same(Map.of("a", 1), Map.of("b", 1))).isFalse();
    assertThat(Answers.same(null, 0)).isFalse();
    assertThat(Answers.same("1", 1)).isFalse();
  }
}
