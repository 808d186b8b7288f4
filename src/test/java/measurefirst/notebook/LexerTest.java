package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LexerTest {
  @Test
  void wordsOfTextAndCommentsAreNotThoseOfTheCode() {
    String quotes = "\"\"\"";
    String source =
        "// zero one\nint two = f(\"three \\\" four\", 'x') /* five */ + six;\nvar s = "
            + quotes
            + "\n  seven \"eight\" \\"
            + quotes
            + " nine\n"
            + quotes
            + " + ten;";
    assertThat(new Lexer(source).words())
        .containsExactly("int", "two", "f", "six", "var", "s", "ten");
  }

  @Test
  void anUnfinishedStringEndsWithItsLine() {
    assertThat(new Lexer("String s = \"open\nint after").words()).contains("after");
  }

  @Test
  void normalisedSourceKeepsTextAndLosesComments() {
    assertThat(new Lexer("int  x = 1; // one\n").normalised())
        .isEqualTo(new Lexer("int x\n= 1; /* two */").normalised());
    assertThat(new Lexer("\"a  b\"").normalised()).isNotEqualTo(new Lexer("\"a b\"").normalised());
  }
}
