package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import measurefirst.result.Result;
import measurefirst.result.Results;
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
  void aVerdictShowsTheGravestPredictionsAndKeepsTheOthersBehindAClick() {
    Verdict verdict = recorded("02-many-fetches.one-wait-more-at-a-time.json").verdict("C3");
    int all = verdict.findings().size();
    String html = Tables.verdict(verdict);
    assertThat(all).isGreaterThan(5);
    assertThat(html)
        .startsWith("<p><b>C3</b>: " + verdict.claim().sentence() + " <b>")
        .contains(
            ">confirms it</th>",
            "<details><summary>Further predictions, none a closer call than the first of its way: ");
    assertThat(html.split("<tr>").length - 1).as("a row each, and two heads").isEqualTo(all + 2);
    assertThat(html.indexOf(verdict.findings().getFirst().where()))
        .isLessThan(html.indexOf(verdict.findings().getLast().where()));
  }

  @Test
  void aVerdictOfFewPredictionsHidesNone() {
    Verdict verdict = recorded("01-two-fetches.two-fetches.json").verdict("C1");
    assertThat(Tables.verdict(verdict))
        .doesNotContain("<details>")
        .contains(">together</th>", ">1.414–2.828\u00a0s</td>", ">confirmed</td>");
  }

  private static Result recorded(String file) {
    return Results.read(Path.of("notebooks", "results", file)).getFirst();
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
