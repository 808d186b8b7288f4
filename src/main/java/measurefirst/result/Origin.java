package measurefirst.result;

/** Where samples come from. */
public enum Origin {
  /** Measured by the run they stand in. */
  HERE,
  /** Taken from the recorded run, for want of what is needed to measure them here. */
  RECORDED
}
