package measurefirst.notebook;

/**
 * Ends a loop that stands directly in a cell once the cell is interrupted.
 *
 * <p>Java stops no thread by force. So the kernel adds a look at this flag to each turn of such a
 * loop; methods and lambdas that the cell calls are left as they are, and keep their speed.
 */
public final class CellStop {
  private static volatile boolean asked;

  private CellStop() {}

  /** Called by cells at each turn of a loop. */
  public static void check() {
    if (asked) {
      throw new Stopped();
    }
  }

  static void ask(boolean stop) {
    asked = stop;
  }

  static boolean isAsked() {
    return asked;
  }

  /** An error, so that no {@code catch (Exception e)} of the cell goes on after it. */
  static final class Stopped extends Error {
    Stopped() {
      super("interrupted", null, false, false);
    }
  }
}
