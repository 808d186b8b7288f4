package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTest {
  @Test
  void theFirstParagraphIsPlainText() {
    String comment =
        """
         Returns {@code a < b} of {@link Math#max},
         <em>always</em> &lt; 3.

         <p>More.
         @return nothing
        """;
    assertThat(Javadoc.firstParagraph(comment)).isEqualTo("Returns a < b of Math.max, always < 3.");
    assertThat(Javadoc.firstParagraph("One.\n@return two")).isEqualTo("One.");
    assertThat(Javadoc.firstParagraph("")).isEmpty();
  }

  @Test
  void recordsAreNamedWithoutTheirComponents() {
    assertThat(Javadoc.tidy("P P(double a, int b).ratio(double r)"))
        .isEqualTo("P P.ratio(double r)");
    assertThat(Javadoc.tidy("int Math.max(int a, int b)")).isEqualTo("int Math.max(int a, int b)");
  }

  @Test
  void ourTypesAndMethodsHaveTheirs() {
    assertThat(Javadoc.of("measurefirst.notebook.Source")).contains("source of a class");
    assertThat(Javadoc.of("String Source.of(Class<?> type)")).contains("without its package");
    assertThat(Javadoc.of("java.lang.String")).isEmpty();
    assertThat(Javadoc.of("void Elsewhere.call(int x)")).isEmpty();
  }
}
