package measurefirst.result;

/** What a prediction speaks of. */
public enum Quantity {
  /** How long one call takes, in nanoseconds. */
  TIME("time"),
  /** How many times as fast as the baseline: its time over the contender's. */
  RATIO("times as fast"),
  /** How many times as long as the baseline: the contender's time over its. */
  TIMES_AS_LONG("times as long"),
  /** How many CPUs the contender keeps busy: its processor time over its time. */
  CPUS("CPUs busy"),
  /** What a contender of its own unit reads off, such as lateness in tasks. */
  VALUE("value");

  private final String words;

  Quantity(String words) {
    this.words = words;
  }

  /** As a table says it. */
  public String words() {
    return words;
  }
}
