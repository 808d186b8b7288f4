package measurefirst.notebook;

/** Carries what is thrown in a cell but is no {@link Exception} through the kernel. */
final class CellError extends Exception {
  CellError(Throwable thrown) {
    super(Errors.inTheirWords(thrown.toString()), thrown);
  }
}
