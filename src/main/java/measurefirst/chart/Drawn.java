package measurefirst.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbers that a chart draws, as a table: for those who cannot see it, or want to have them.
 *
 * @param head the names of the columns
 * @param rows one for each bar, point or span, as long as the head
 * @param from where they come from, each result once; none if the cell itself made them
 */
public record Drawn(List<String> head, List<List<String>> rows, List<Provenance> from) {
  /** Nothing is known of the chart. */
  static final Drawn NOTHING = of(List.of());

  public Drawn {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    from = from.stream().distinct().toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            "a row must have %s cells like the head, was %s".formatted(head.size(), row));
      }
    }
  }

  /** A table without rows yet. */
  static Drawn of(List<Provenance> from, String... head) {
    return new Drawn(List.of(head), List.of(), from);
  }

  /** The same table with one more row. */
  Drawn row(List<String> cells) {
    return rows(Stream.of(cells));
  }

  /** The same table with the rows of {@code more} below. */
  Drawn rows(Stream<List<String>> more) {
    return new Drawn(head, Stream.concat(rows.stream(), more).toList(), from);
  }

  /**
   * The table as lines of cells with tabs between them, the head first, without columns that say
   * nothing; empty if there is no row.
   */
  public String text() {
    int[] told =
        IntStream.range(0, head.size())
            .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
            .toArray();
    return rows.isEmpty()
        ? ""
        : Stream.concat(Stream.of(head), rows.stream())
            .map(row -> line(row, told))
            .collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] columns) {
    return IntStream.of(columns)
        .mapToObj(column -> row.get(column).replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining("\t"));
  }
}
