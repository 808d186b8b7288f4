package measurefirst.notebook;

/** A cell uses a variable whose value JShell has dropped. */
final class ResetException extends Exception {
  ResetException(String name, Throwable cause) {
    super(sentence(name), cause);
  }

  /** What the reader is to do about it. */
  static String sentence(String name) {
    return "`%s` was reset because something it uses changed: rerun from the changed cell on"
        .formatted(name);
  }
}
