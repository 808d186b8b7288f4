package measurefirst.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import measurefirst.machine.Evidence;
import measurefirst.machine.Heap;
import measurefirst.statistics.Steadiness;
import measurefirst.statistics.Steady;

/**
 * Times several contenders side by side: a first cold call each, warm-up until steady, then rounds
 * in which every contender makes a batch of calls once.
 *
 * <p>The order is drawn anew for every other round and reversed in between (ABBA), so that a
 * machine that slows down slowly favours nobody. Interleaving is what nanobench and Kalibera &amp;
 * Jones (2013) ask for: neighbours in time share the machine's mood, and their ratio cancels it.
 */
public final class Rounds {
  // From here on one call is a sample; shorter ones are batched.
  private static final double LONG_CALL = 20e6;
  // A batch begins with cold caches, which takes microseconds: it has to dwarf those too.
  private static final double SHORTEST_BATCH = 1e6;
  private static final int STEADY_WINDOW = 10;
  // A noisy machine may take so many times as long as the plan says, and so many nanoseconds.
  private static final int PATIENCE = 3;
  private static final double SHORT = 2e9;
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(250);

  private final String comparison;
  private final List<Lane> lanes;
  private final Plan plan;
  private final Predicate<List<Measured>> preciseEnough;
  private final Progress progress;
  private final Random random = new Random();

  // Read by the watching thread.
  private volatile String where = "before the first call";
  private volatile long batchStarted;
  private long lastUpdate;
  private volatile Evidence meanwhile;

  private Rounds(
      String comparison,
      List<? extends Timed> timed,
      Plan plan,
      Predicate<List<Measured>> preciseEnough,
      Progress progress) {
    this.comparison = comparison;
    this.lanes = timed.stream().map(Lane::new).toList();
    this.plan = plan;
    this.preciseEnough = preciseEnough;
    this.progress = progress;
  }

  /** Measures by {@code plan} alone, whatever the samples say. */
  public static Measurement measure(
      String comparison, List<? extends Timed> contenders, Plan plan, Progress progress)
      throws InterruptedException {
    return measure(comparison, contenders, plan, samples -> true, progress);
  }

  /**
   * Measures {@code contenders}, the baseline first, on a thread of its own.
   *
   * <p>Where the planned rounds leave the samples too imprecise, further ones follow, up to three
   * times as many in all, or for 2 s where that is more. The question must be how wide an interval
   * is, never where it lies: stopping at a width leaves an interval its coverage (Chow &amp;
   * Robbins 1965), stopping at a welcome result does not.
   *
   * @param comparison the comparison's name, for progress and messages
   * @param preciseEnough whether the samples so far are
   * @throws MeasurementException if a contender throws, answers otherwise than the baseline or does
   *     not come to its end before the deadline; what was measured comes with it
   * @throws InterruptedException if the calling thread is interrupted; the measuring thread is
   *     stopped before this is thrown
   */
  public static Measurement measure(
      String comparison,
      List<? extends Timed> contenders,
      Plan plan,
      Predicate<List<Measured>> preciseEnough,
      Progress progress)
      throws InterruptedException {
    Rounds rounds = new Rounds(comparison, contenders, plan, preciseEnough, progress);
    Driver.run(
        rounds::everything,
        () -> rounds.batchStarted,
        plan.deadline(),
        GRACE,
        (problem, cause) ->
            new MeasurementException(
                "\"%s\": %s (%s)".formatted(comparison, problem, rounds.where),
                cause,
                rounds.samples()));
    return new Measurement(rounds.samples(), rounds.meanwhile);
  }

  private void everything() throws Exception {
    coldCalls();
    boolean batched = lanes.stream().anyMatch(lane -> lane.perCall() < LONG_CALL);
    if (batched) {
      warmUp();
    }
    Evidence before = Evidence.now();
    rounds();
    meanwhile = Evidence.now().since(before);
    update("done", 1, 0, true);
  }

  private void coldCalls() throws Exception {
    for (Lane lane : lanes) {
      Timed.Batch batch = batch(lane, 1, "first call");
      lane.cold = batch.nanos();
      lane.answer = batch.answer();
      if (!Answers.same(lanes.getFirst().answer, lane.answer)) {
        throw new IllegalStateException(
            "\"%s\" answered %s where \"%s\" answered %s: contenders must do the same work"
                .formatted(
                    lane.timed.name(),
                    lane.answer,
                    lanes.getFirst().timed.name(),
                    lanes.getFirst().answer));
      }
      update("first calls", 0, Double.NaN, false);
    }
  }

  private void warmUp() throws Exception {
    Heap.touch();
    long start = System.nanoTime();
    for (int round = 1; ; round++) {
      for (Lane lane : lanes) {
        Timed.Batch batch = batch(lane, lane.calls, "warm-up round " + round);
        lane.warmUp.add((double) batch.nanos() / lane.calls);
      }
      double spent = System.nanoTime() - start;
      double left = plan.warmUp().toNanos() - spent;
      if (left <= 0 || (round > 1 && lanes.stream().allMatch(Lane::isSteady))) {
        break;
      }
      update("warm-up", 0, left + plan.budget().toNanos(), false);
      sizeBatches();
    }
    sizeBatches();
  }

  /**
   * The same number of calls for everybody, as many as the budget allows; but where contenders lie
   * so far apart that the fastest one's batch would be too short to trust, each gets the calls that
   * fill its share of the time.
   */
  private void sizeBatches() {
    double round = (double) plan.budget().toNanos() / plan.maxRounds();
    double all = lanes.stream().mapToDouble(Lane::perCall).sum();
    double fastest = lanes.stream().mapToDouble(Lane::perCall).min().orElseThrow();
    double common = round / all;
    boolean farApart = common * fastest < SHORTEST_BATCH;
    for (Lane lane : lanes) {
      double calls = farApart ? round / lanes.size() / lane.perCall() : common;
      lane.calls = Math.max(1, (long) calls);
    }
  }

  private void rounds() throws Exception {
    long start = System.nanoTime();
    List<Lane> order = new ArrayList<>(lanes);
    boolean planned = false;
    int most = plan.maxRounds();
    for (int round = 1; round <= most; round++) {
      if (round % 2 == 1) {
        Collections.shuffle(order, random);
      } else {
        Collections.reverse(order);
      }
      for (Lane lane : order) {
        Timed.Batch batch = batch(lane, lane.calls, "round " + round);
        lane.counted.add((double) batch.nanos() / lane.calls);
        lane.cpu.add(batch.cpuNanos() / lane.calls);
      }
      double spent = System.nanoTime() - start;
      double budget = plan.budget().toNanos();
      if (!planned && (round == most || (round >= plan.minRounds() && spent >= budget))) {
        planned = true;
        most = (int) (round * Math.max(PATIENCE, SHORT / spent));
      }
      if (planned && preciseEnough.test(samples())) {
        break;
      }
      double expected =
          planned
              ? most
              : Math.clamp(budget / spent * round, (double) plan.minRounds(), plan.maxRounds());
      update("rounds", round / expected, spent / round * (expected - round), false);
    }
  }

  private Timed.Batch batch(Lane lane, long calls, String phase) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    where = "contender \"" + lane.timed.name() + "\", " + phase;
    batchStarted = System.nanoTime();
    Timed.Batch batch = lane.timed.run(calls);
    batchStarted = 0;
    if (batch.nanos() < 0) {
      throw new IllegalStateException(
          "a batch must take 0 ns or more, was %d ns".formatted(batch.nanos()));
    }
    return batch;
  }

  private void update(String phase, double done, double leftNanos, boolean finished) {
    long now = System.nanoTime();
    if (!finished && now - lastUpdate < BETWEEN_UPDATES.toNanos()) {
      return;
    }
    lastUpdate = now;
    List<String> current =
        lanes.stream()
            .map(
                lane ->
                    String.format(
                        Locale.ROOT, "%s %.4g ms", lane.timed.name(), lane.perCall() / 1e6))
            .toList();
    Duration left = Double.isNaN(leftNanos) ? Duration.ZERO : Duration.ofNanos((long) leftNanos);
    progress.update(new Progress.State(comparison, phase, done, left, current, finished));
  }

  private List<Measured> samples() {
    return lanes.stream().map(Lane::samples).toList();
  }

  /** One contender and what was measured of it so far. */
  private static final class Lane {
    final Timed timed;
    final List<Double> warmUp = Collections.synchronizedList(new ArrayList<>());
    final List<Double> counted = Collections.synchronizedList(new ArrayList<>());
    final List<Double> cpu = Collections.synchronizedList(new ArrayList<>());
    volatile long calls = 1;
    volatile double cold = Double.NaN;
    volatile Object answer;

    Lane(Timed timed) {
      this.timed = timed;
    }

    /** The newest estimate, in nanoseconds per call. */
    double perCall() {
      List<Double> newest = counted.isEmpty() ? warmUp : counted;
      return newest.isEmpty() ? cold : Math.max(newest.getLast(), 1e-3);
    }

    boolean isSteady() {
      int from = warmUp.size() - STEADY_WINDOW;
      return from >= 0
          && Steady.judge(
                  warmUp.subList(from, warmUp.size()).stream()
                      .mapToDouble(Double::doubleValue)
                      .toArray())
              == Steadiness.STEADY;
    }

    Measured samples() {
      return new Measured(
          timed.name(),
          timed.language(),
          calls,
          cold,
          List.copyOf(warmUp),
          List.copyOf(counted),
          List.copyOf(cpu),
          answer);
    }
  }
}
