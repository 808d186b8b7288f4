package measurefirst.result;

/** How thoroughly a notebook measures: the same claims, with shorter waits and fewer rounds. */
public enum Mode {
  /** For reading along and for the tests. */
  QUICK,
  /** For recording. */
  FULL;

  /** The environment variable that chooses the mode. */
  public static final String VARIABLE = "MEASURE_FIRST_MODE";

  /**
   * The mode of this process; quick unless the environment says otherwise.
   *
   * @throws IllegalArgumentException if the variable holds neither {@code quick} nor {@code full}
   */
  public static Mode current() {
    String value = System.getenv(VARIABLE);
    if (value == null || value.isBlank() || value.equals("quick")) {
      return QUICK;
    }
    if (value.equals("full")) {
      return FULL;
    }
    throw new IllegalArgumentException(
        VARIABLE + " must be quick or full, was " + value + ": set it to one of them, or unset it");
  }

  /** {@code quick} in quick mode, {@code full} in full mode. */
  public <T> T choose(T quick, T full) {
    return this == QUICK ? quick : full;
  }
}
