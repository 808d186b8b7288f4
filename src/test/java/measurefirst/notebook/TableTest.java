package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      Table.of("Pools <and> sizes", "pool", "threads").row("default", 1).row("given", 20);

  @Test
  void asTextItsColumnsAlign() {
    assertThat(TABLE.text())
        .isEqualTo(
            """
            Pools <and> sizes
            pool     threads
            default  1
            given    20""");
  }

  @Test
  void asHtmlItIsEscaped() {
    assertThat(TABLE.html())
        .contains("<p>Pools &lt;and&gt; sizes</p>")
        .contains("<tr><td>default</td><td>1</td></tr>");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> TABLE.row("alone")).hasMessageContaining("2 cells like the head");
  }
}
