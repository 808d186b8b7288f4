package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final String TEXT = "\"\ud83d\ude80\" x";

  @Test
  void anEmojiIsOneForFrontEndsAndTwoForJava() {
    assertThat(CodePoints.toJava(TEXT, 3)).isEqualTo(4);
    assertThat(CodePoints.toFrontEnd(TEXT, 4)).isEqualTo(3);
  }

  @Test
  void positionsBeyondTheTextAreItsEnd() {
    assertThat(CodePoints.toJava(TEXT, 99)).isEqualTo(TEXT.length());
    assertThat(CodePoints.toFrontEnd(TEXT, 99)).isEqualTo(5);
  }
}
