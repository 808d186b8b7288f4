package measurefirst.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table to show as the last expression of a cell. A cell that holds the name of a page alone,
 * such as {@code 01-two-fetches}, is a link to that page.
 *
 * @param caption a sentence that says what the table shows; empty if one above it does
 * @param head the columns' names, units included
 * @param rows the rows, as long as the head
 */
public record Table(String caption, List<String> head, List<List<String>> rows) {
  /** A cell with more characters is a sentence, and may be wrapped. */
  private static final int LONG = 45;

  private static final int SHORT = 22; // what stays on one line beside sentences

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

  /** The same table with one more row. */
  public Table row(Object... cells) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(List.of(cells).stream().map(String::valueOf).toList());
    return new Table(caption, head, more);
  }

  String html() {
    return "<table>%s<thead>%s</thead><tbody>%s</tbody></table>"
        .formatted(
            caption.isEmpty()
                ? ""
                : "<caption style=\"text-align:left\">%s</caption>".formatted(Html.escape(caption)),
            heads(),
            rows.stream().map(this::row).collect(Collectors.joining()));
  }

  private String heads() {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < head.size(); i++) {
      row.append(
          "<th scope=\"col\" style=\"%s\">%s</th>"
              .formatted(style(i, ""), Html.escape(head.get(i))));
    }
    return row.append("</tr>").toString();
  }

  private String row(List<String> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String tag = i == 0 ? "th scope=\"row\"" : "td";
      row.append(
          "<%s style=\"%s\">%s</%s>"
              .formatted(
                  tag, style(i, cells.get(i)), Html.cell(cells.get(i)), i == 0 ? "th" : "td"));
    }
    return row.append("</tr>").toString();
  }

  // Names and words left, numbers right; a row on one line, unless it holds sentences.
  private String style(int column, String cell) {
    return "text-align:%s;white-space:%s"
        .formatted(
            column > 0 && isNumeric(column) ? "right" : "left",
            cell.length() <= (holdsSentences() ? SHORT : LONG)
                ? "nowrap"
                // without a least width, its neighbours would press it to one word a line
                : "normal;min-width:11em");
  }

  private boolean holdsSentences() {
    return rows.stream().flatMap(List::stream).anyMatch(cell -> cell.length() > LONG);
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || "+−<>±0123456789".indexOf(cell.charAt(0)) >= 0);
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
