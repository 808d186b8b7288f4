package measurefirst.statistics;

/** What a run of samples says about warm-up. */
public enum Steadiness {
  /** The late samples look like the early ones. */
  STEADY,
  /** There is still a trend from the first samples to the last. */
  DRIFTING,
  /** Too wild, or too few samples, to tell a level at all. */
  NEVER
}
