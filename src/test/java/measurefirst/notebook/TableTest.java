package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import measurefirst.result.Claim;
import measurefirst.result.Origin;
import measurefirst.result.Outcome;
import measurefirst.result.Verdict;
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
  void verdictsStandBesideWhatTheArticleSays() {
    Claim claim = new Claim("C0", "Ours.", "Rival.", "Theirs.", "right", "");
    assertThat(
            Table.verdicts("All", new Verdict(claim, Outcome.CONFIRMED, "1 of 1", Origin.HERE))
                .rows())
        .containsExactly(List.of("Theirs.", "right", "C0: Ours.", "confirmed"));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> TABLE.row("alone")).hasMessageContaining("2 cells like the head");
  }
}
