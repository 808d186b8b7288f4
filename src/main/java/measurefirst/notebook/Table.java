package measurefirst.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import measurefirst.result.Verdict;

/**
 * A table to show as the last expression of a cell.
 *
 * @param caption a sentence that says what the table shows
 * @param head the columns' names, units included
 * @param rows the rows, as long as the head
 */
public record Table(String caption, List<String> head, List<List<String>> rows) {
  private static final int LONGEST_NAME = 50;

  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            "a row must have %s cells like the head, was %s".formatted(head.size(), row));
      }
    }
  }

  /** A table without rows yet. */
  public static Table of(String caption, String... head) {
    return new Table(caption, List.of(head), List.of());
  }

  /** A row per verdict: what the article says, whether it is right, our claim, its outcome. */
  public static Table verdicts(String caption, Verdict... verdicts) {
    Table table = of(caption, "the article says", "which is", "our claim", "outcome");
    for (Verdict one : verdicts) {
      table =
          table.row(
              one.claim().article(),
              one.articleIs(),
              one.claim().id() + ": " + one.claim().sentence(),
              one.outcome().word());
    }
    return table;
  }

  /** The same table with one more row. */
  public Table row(Object... cells) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(List.of(cells).stream().map(String::valueOf).toList());
    return new Table(caption, head, more);
  }

  String html() {
    return "<table><caption style=\"text-align:left\">%s</caption><thead>%s</thead><tbody>%s</tbody></table>"
        .formatted(
            Html.escape(caption),
            heads(),
            rows.stream().map(Table::row).collect(Collectors.joining()));
  }

  private String heads() {
    return head.stream()
        .map(
            name ->
                "<th scope=\"col\"%s>%s</th>"
                    .formatted(align(head.indexOf(name), name), Html.escape(name)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String row(List<String> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String tag = i == 0 ? "th scope=\"row\"" : "td";
      row.append(
          "<%s%s>%s</%s>"
              .formatted(
                  tag, align(i, cells.get(i)), Html.escape(cells.get(i)), i == 0 ? "th" : "td"));
    }
    return row.append("</tr>").toString();
  }

  // Names left, numbers right, each row on one line; but sentences left, over as many as they need.
  private static String align(int column, String text) {
    boolean sentence = text.length() > LONGEST_NAME;
    return " style=\"text-align:%s%s\""
        .formatted(
            column == 0 || sentence ? "left" : "right", sentence ? "" : ";white-space:nowrap");
  }

  /** The table in aligned columns, for readers and front ends without HTML. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(head);
    lines.addAll(rows);
    StringBuilder text = new StringBuilder(caption).append('\n');
    for (List<String> line : lines) {
      for (int column = 0; column < head.size(); column++) {
        int c = column;
        int width = lines.stream().mapToInt(l -> l.get(c).length()).max().orElse(0);
        text.append(line.get(c)).append(" ".repeat(width - line.get(c).length() + 2));
      }
      text.setLength(text.toString().stripTrailing().length());
      text.append('\n');
    }
    return text.toString().stripTrailing();
  }
}
