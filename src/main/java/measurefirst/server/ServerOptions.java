package measurefirst.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a server is to behave; each method gives a new value and leaves this one alone.
 *
 * <p>A request may ask for something else than {@code delay}, {@code bytes} and the drawn fault;
 * see {@link Server#uri(String, String)}.
 *
 * @param delay the time in service, its median where they are spread
 * @param spread σ of the delays' logarithm; 0 makes all alike
 * @param seed of the drawn delays and faults: the n-th request to arrive gets the n-th draw
 * @param capacity how many are in service at once; the others wait, first come, first served
 * @param rate the share of requests that meet a fault, from 0 to 1
 * @param faults the kinds of fault, each as likely
 * @param drip over how long a {@link Fault#DRIP} hands out its body
 * @param bytes the length of the answer's text, which is the body's but for some 20 bytes
 */
public record ServerOptions(
    Duration delay,
    double spread,
    long seed,
    int capacity,
    double rate,
    List<Fault> faults,
    Duration drip,
    int bytes) {

  /** No delay, no limit, no faults, 100 bytes of text. */
  static final ServerOptions PLAIN =
      new ServerOptions(
          Duration.ZERO,
          0,
          1,
          Integer.MAX_VALUE,
          0,
          List.of(Fault.ERROR),
          Duration.ofSeconds(1),
          100);

  /**
   * @throws IllegalArgumentException if a value is outside its bounds
   */
  public ServerOptions {
    Limits.delay("delay", delay);
    Limits.spread(spread);
    Limits.capacity(capacity);
    Limits.rate(rate);
    Limits.delay("drip", drip);
    Limits.bytes(bytes);
    faults = List.copyOf(faults);
    if (faults.isEmpty()) {
      throw Limits.refused("faults", faults, "name a kind", "write Fault.ERROR for a status 500");
    }
  }

  /**
   * Each request is in service for {@code delay}, from 0 to an hour; the time in the queue comes
   * before.
   */
  public ServerOptions delay(Duration delay) {
    return new ServerOptions(delay, spread, seed, capacity, rate, faults, drip, bytes);
  }

  /**
   * Draws the delays from a log-normal distribution: delay · e^(spread · Z) with a standard normal
   * Z. Their median is {@code delay}, their mean {@link #meanDelay()}.
   *
   * @param spread σ of the delays' logarithm, from 0 to 3; with 0.5 one in a hundred takes more
   *     than 3.2 times the median
   */
  public ServerOptions spread(double spread) {
    return new ServerOptions(delay, spread, seed, capacity, rate, faults, drip, bytes);
  }

  /** Another sequence of delays and faults; without it the seed is 1. */
  public ServerOptions seed(long seed) {
    return new ServerOptions(delay, spread, seed, capacity, rate, faults, drip, bytes);
  }

  /** At most {@code capacity} requests are in service, 1 or more; the others wait in a queue. */
  public ServerOptions capacity(int capacity) {
    return new ServerOptions(delay, spread, seed, capacity, rate, faults, drip, bytes);
  }

  /**
   * The share {@code rate}, from 0 to 1, of the requests meets a fault, drawn anew for each.
   *
   * @param kinds the kinds of fault, each as likely; none means {@link Fault#ERROR}
   */
  public ServerOptions faults(double rate, Fault... kinds) {
    List<Fault> given = kinds.length == 0 ? List.of(Fault.ERROR) : List.of(kinds);
    return new ServerOptions(delay, spread, seed, capacity, rate, given, drip, bytes);
  }

  /** A {@link Fault#DRIP} takes {@code drip} for its body, 1 s if this is not said. */
  public ServerOptions drip(Duration drip) {
    return new ServerOptions(delay, spread, seed, capacity, rate, faults, drip, bytes);
  }

  /** The answer's text is {@code bytes} long, from 0 to 100,000,000. */
  public ServerOptions bytes(int bytes) {
    return new ServerOptions(delay, spread, seed, capacity, rate, faults, drip, bytes);
  }

  /** The mean time in service, delay · e^(spread² / 2): the W of Little's law. */
  public Duration meanDelay() {
    return Duration.ofNanos(Math.round(delay.toNanos() * Math.exp(spread * spread / 2)));
  }

  /**
   * Starts a server that behaves so.
   *
   * @throws ServerException if its process does not come up; the message holds what it printed
   */
  public Server start() throws ServerException, InterruptedException {
    return Server.start(this);
  }

  /** Words for the command line of the server's process; {@link #of} reads them. */
  List<String> words() {
    return List.of(
        delay.toString(),
        Double.toString(spread),
        Long.toString(seed),
        Integer.toString(capacity),
        Double.toString(rate),
        faults.stream().map(Fault::name).collect(Collectors.joining(",")),
        drip.toString(),
        Integer.toString(bytes));
  }

  static ServerOptions of(List<String> words) {
    return new ServerOptions(
        Duration.parse(words.get(0)),
        Double.parseDouble(words.get(1)),
        Long.parseLong(words.get(2)),
        Integer.parseInt(words.get(3)),
        Double.parseDouble(words.get(4)),
        List.of(words.get(5).split(",")).stream().map(Fault::valueOf).toList(),
        Duration.parse(words.get(6)),
        Integer.parseInt(words.get(7)));
  }
}
