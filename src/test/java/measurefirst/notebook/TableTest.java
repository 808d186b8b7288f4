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
        .contains(">Pools &lt;and&gt; sizes</caption>")
        .contains("<th scope=\"row\"", ">default</th>", ">1</td>");
  }

  @Test
  void aPageIsLinkedWhereItStandsAlone() {
    Table table = Table.of("Where", "claim", "page").row("see 01-two-fetches", "01-two-fetches");
    assertThat(table.html())
        .containsOnlyOnce("<a ")
        .contains(">see 01-two-fetches</th>")
        .contains("><a href=\"01-two-fetches.ipynb\">01-two-fetches</a></td>");
    assertThat(table.text()).endsWith("see 01-two-fetches  01-two-fetches");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> TABLE.row("alone")).hasMessageContaining("2 cells like the head");
  }
}
