package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  @Test
  void theVariableThatIsNullIsFoundInTheMessage() {
    assertThat(
            Errors.nullVariable(
                new NullPointerException(
                    "Cannot invoke \"X.y()\" because \"REPL.$JShell$42C.fetches\" is null")))
        .isEqualTo("fetches");
    assertThat(Errors.nullVariable(new NullPointerException("because \"local\" is null"))).isNull();
    assertThat(Errors.nullVariable(new NullPointerException())).isNull();
  }

  @Test
  void namesAreTheReaders() {
    assertThat(Errors.inTheirWords("REPL.$JShell$42C.fetches of REPL.$JShell$7.Point"))
        .isEqualTo("fetches of Point");
  }

  @Test
  void causesAreThereFramesOfTheLibraryAreNotAndNoColourIsSet() {
    Exception thrown = new IllegalStateException("outer", new IllegalArgumentException("inner"));
    List<String> lines = Errors.lines(thrown, new Places());
    assertThat(lines)
        .containsExactly(
            "\u001b[1mIllegalStateException: outer\u001b[0m",
            "\u001b[1mcaused by IllegalArgumentException: inner\u001b[0m");
  }
}
