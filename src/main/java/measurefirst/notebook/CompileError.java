package measurefirst.notebook;

import java.util.List;

/** A cell that Java does not understand. */
final class CompileError extends Exception {
  private final transient List<String> lines;

  /**
   * An error in a cell.
   *
   * @param what the first thing wrong with it
   * @param lines all that is wrong, each with its place in the cell
   */
  CompileError(String what, List<String> lines) {
    super(what);
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
