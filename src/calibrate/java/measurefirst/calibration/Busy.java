package measurefirst.calibration;

/** Keeps one CPU busy until the process that started it is gone. */
final class Busy {
  private Busy() {}

  /** Never returns by itself. */
  public static void main(String[] arguments) {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    long x = 1;
    while (parent.isAlive() && x != 0) {
      x = Operations.xorshift(10_000_000);
    }
  }
}
