package measurefirst.timing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** How long the requests of one {@link OpenLoop} took, counted in two ways. */
public final class Latencies {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final String name;
  private final Duration every;
  private final long[] sinceIntended;
  private final long[] sinceBegun;
  private final Histogram corrected = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram uncorrected = new Histogram(SIGNIFICANT_DIGITS);
  private final int failed;
  private final int unanswered;
  private final int running;
  private final Throwable firstFailure;

  private Latencies(String name, Duration every, List<OpenLoop.Call> calls) {
    this.name = name;
    this.every = every;
    List<OpenLoop.Call> answered = with(calls, OpenLoop.Call.State.ANSWERED);
    this.sinceIntended = answered.stream().mapToLong(OpenLoop.Call::sinceIntended).toArray();
    this.sinceBegun = answered.stream().mapToLong(OpenLoop.Call::sinceBegun).toArray();
    LongStream.of(sinceIntended).forEach(corrected::recordValue);
    LongStream.of(sinceBegun).forEach(uncorrected::recordValue);
    List<OpenLoop.Call> failures =
        with(calls, OpenLoop.Call.State.FAILED).stream()
            .filter(call -> !(call.failure() instanceof InterruptedException))
            .toList();
    this.failed = failures.size();
    this.unanswered = calls.size() - answered.size() - failed;
    this.running = with(calls, OpenLoop.Call.State.RUNNING).size();
    this.firstFailure = failures.isEmpty() ? null : failures.getFirst().failure();
  }

  static Latencies of(String name, Duration every, List<OpenLoop.Call> calls) {
    return new Latencies(name, every, calls);
  }

  private static List<OpenLoop.Call> with(List<OpenLoop.Call> calls, OpenLoop.Call.State state) {
    return calls.stream().filter(call -> call.state() == state).toList();
  }

  /** What was requested. */
  public String name() {
    return name;
  }

  /**
   * The latency from the intended start, waiting for a worker included, that {@code percent} of the
   * answered requests did not exceed; to three digits.
   *
   * @throws IllegalArgumentException for a share outside 0…100
   * @throws IllegalStateException if none was answered
   */
  public Duration corrected(double percent) {
    return at(corrected, percent);
  }

  /**
   * The latency from the actual start, that {@code percent} of the answered requests did not
   * exceed: what a loop that waits for each answer would have reported; to three digits.
   *
   * @throws IllegalArgumentException for a share outside 0…100
   * @throws IllegalStateException if none was answered
   */
  public Duration uncorrected(double percent) {
    return at(uncorrected, percent);
  }

  /** {@link #corrected} in milliseconds, for a contender that reads it off. */
  public double correctedMillis(double percent) {
    return corrected(percent).toNanos() / 1e6;
  }

  /** {@link #uncorrected} in milliseconds, for a contender that reads it off. */
  public double uncorrectedMillis(double percent) {
    return uncorrected(percent).toNanos() / 1e6;
  }

  /** The latencies from the intended start, in nanoseconds, in order of arrival. */
  public double[] correctedNanos() {
    return Arrays.stream(sinceIntended).asDoubleStream().toArray();
  }

  /** The latencies from the actual start, in nanoseconds, in order of arrival. */
  public double[] uncorrectedNanos() {
    return Arrays.stream(sinceBegun).asDoubleStream().toArray();
  }

  /** How many requests were answered: only these have a latency. */
  public int answered() {
    return sinceIntended.length;
  }

  /** How many requests ended with an exception of their own. */
  public int failed() {
    return failed;
  }

  /** How many requests were given up, begun or not: the longest latencies are missing with them. */
  public int unanswered() {
    return unanswered;
  }

  /** The percentiles both ways in one sentence, and what is missing from them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    text.append(", a request every ").append(millis(every)).append(": ");
    if (answered() > 0) {
      text.append(
          "p50 %s, p99 %s from the intended start (%s, %s from the actual one), n = %s"
              .formatted(
                  millis(corrected(50)),
                  millis(corrected(99)),
                  millis(uncorrected(50)),
                  millis(uncorrected(99)),
                  answered()));
    } else {
      text.append("none answered");
    }
    if (failed > 0) {
      text.append("; %s failed, first with %s".formatted(failed, Causes.chain(firstFailure)));
    }
    if (unanswered > 0) {
      text.append("; %s given up, so the true percentiles are higher".formatted(unanswered));
    }
    if (running > 0) {
      text.append(
          "; %s did not heed the interrupt and may spoil later measurements: restart the kernel"
              .formatted(running));
    }
    return text.toString();
  }

  private Duration at(Histogram histogram, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "a share must lie between 0 and 100 %%, was %s: use 99 for the p99".formatted(percent));
    }
    if (answered() == 0) {
      throw new IllegalStateException("\"%s\" has no latency: %s".formatted(name, this));
    }
    return Duration.ofNanos(histogram.getValueAtPercentile(percent));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.3g ms", time.toNanos() / 1e6);
  }
}
