package measurefirst.notebook;

/** The reader interrupted the cell. */
final class InterruptedCell extends Exception {
  InterruptedCell(boolean leftOver) {
    super(
        leftOver
            ? "A thread of this cell goes on working after the interrupt and would spoil every"
                + " measurement: restart the kernel."
            : "The cell was interrupted.");
  }
}
