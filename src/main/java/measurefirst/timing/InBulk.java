package measurefirst.timing;

/**
 * A contender that does many things in one call, such as handing over a thousand tasks, counted by
 * the thing: its samples are times per item, comparable with those of contenders that do one.
 */
public final class InBulk implements Timed {
  private final Timed whole;
  private final long items;

  private InBulk(Timed whole, long items) {
    this.whole = whole;
    this.items = items;
  }

  /**
   * {@code whole}, one call of which does {@code items} items and answers what the last one did.
   *
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public static InBulk of(Timed whole, long items) {
    if (items < 1) {
      throw new IllegalArgumentException("a bulk needs at least 1 item, was " + items);
    }
    return new InBulk(whole, items);
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String language() {
    return whole.language();
  }

  @Override
  public String absent() {
    return whole.absent();
  }

  /** Does at least {@code calls} items in whole bulks, and answers for {@code calls} of them. */
  @Override
  public Batch run(long calls) throws Exception {
    long bulks = Math.ceilDiv(calls, items);
    Batch batch = whole.run(bulks);
    double share = (double) calls / (bulks * items);
    return new Batch(Math.round(batch.nanos() * share), batch.cpuNanos() * share, batch.answer());
  }
}
