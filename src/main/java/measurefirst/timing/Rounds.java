package measurefirst.timing;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import measurefirst.machine.Evidence;
import measurefirst.machine.Heap;
import measurefirst.machine.Work;
import measurefirst.result.Units;
import measurefirst.statistics.Steadiness;
import measurefirst.statistics.Steady;

/**
 * Times several contenders side by side: a first cold call each, warm-up until steady, then rounds
 * in which every contender makes a batch of calls once.
 *
 * <p>The order is drawn anew for every other round and reversed in between (ABBA), so that a
 * machine that slows down slowly favours none of them. Interleaving is what nanobench and Kalibera
 * &amp; Jones (2013) ask for: neighbours in time share the machine's pace, and their ratio cancels
 * it.
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
  // Whether the samples are precise is asked anew when there are so many times as many.
  private static final double ASK_AGAIN = 1.1;
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration LEFT_BEHIND = Duration.ofMillis(300);
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
  private Work before;

  private Rounds(
      String comparison,
      List<Contender> contenders,
      Plan plan,
      Predicate<List<Measured>> preciseEnough,
      Progress progress) {
    this.comparison = comparison;
    this.lanes = contenders.stream().map(Lane::new).toList();
    this.plan = plan;
    this.preciseEnough = preciseEnough;
    this.progress = progress;
  }

  /**
   * Measures {@code contenders}, the baseline first, on a thread of its own. What they need is
   * opened before the first call and closed at the end, however it ends.
   *
   * <p>Where the planned rounds leave the samples too imprecise, further ones follow up to the
   * plan's most, for three times its time at most or for 2 s where that is more. The question must
   * be how wide an interval is, never where it lies: stopping at a width leaves an interval its
   * coverage (Chow &amp; Robbins 1965), stopping at a welcome result does not.
   *
   * @param comparison the comparison's name, for progress and messages
   * @param preciseEnough whether the samples so far are
   * @throws MeasurementException if a contender throws, answers otherwise than the baseline, leaves
   *     work behind or does not come to its end before the deadline, or if something else of this
   *     JVM uses a CPU; what was measured comes with it
   * @throws InterruptedException if the calling thread is interrupted; the measuring thread is
   *     stopped before this is thrown; it is an {@link InterruptedMeasurementException}, which
   *     brings what was measured
   */
  public static Measurement measure(
      String comparison,
      List<Contender> contenders,
      Plan plan,
      Predicate<List<Measured>> preciseEnough,
      Progress progress)
      throws InterruptedException {
    Rounds rounds = new Rounds(comparison, contenders, plan, preciseEnough, progress);
    boolean done = false;
    try {
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
      done = true;
    } catch (InterruptedException e) {
      throw new InterruptedMeasurementException(rounds.samples());
    } finally {
      rounds.update(done ? "done" : "stopped", 1, 0, true);
    }
    return new Measurement(rounds.samples(), rounds.meanwhile);
  }

  private void everything() throws Exception {
    Throwable failure = null;
    try {
      open();
      refuseOwnLoad();
      before = Work.now();
      coldCalls();
      if (lanes.stream().anyMatch(lane -> lane.contender.isTimed() && lane.perCall() < LONG_CALL)) {
        warmUp();
      }
      Evidence start = Evidence.now();
      rounds();
      meanwhile = Evidence.now().since(start);
      checkNothingLeft();
    } catch (Throwable t) {
      failure = t;
      throw t;
    } finally {
      close(failure);
    }
  }

  /**
   * The same rounds by the same rule of stopping, on the calling thread and without a look at what
   * else this JVM does: for contenders whose times are simulated, by the thousand.
   */
  static List<Measured> simulate(
      List<Contender> contenders, Plan plan, Predicate<List<Measured>> preciseEnough)
      throws Exception {
    Rounds rounds = new Rounds("simulated", contenders, plan, preciseEnough, Progress.SILENT);
    rounds.open();
    rounds.coldCalls();
    rounds.rounds();
    return rounds.samples();
  }

  private void open() throws Exception {
    for (Lane lane : lanes) {
      where = "opening what \"%s\" needs".formatted(lane.contender.name());
      lane.opened = lane.contender.open();
    }
  }

  /** Closes everything; what fails in that must not hide the failure that came before. */
  private void close(Throwable failure) throws Exception {
    Exception first = null;
    boolean interrupted = Thread.interrupted();
    for (Lane lane : lanes) {
      try {
        if (lane.opened != null) {
          lane.opened.close().close();
        }
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (first != null && failure != null) {
      failure.addSuppressed(first);
    } else if (first != null) {
      throw first;
    }
  }

  private void refuseOwnLoad() throws InterruptedException {
    where = "before the first call";
    List<String> busy = Work.spinning();
    if (!busy.isEmpty()) {
      throw new IllegalStateException(
          "%s still uses a CPU, which would spoil the measurement: wait for its end, or restart the kernel"
              .formatted(String.join(" and ", busy)));
    }
  }

  private void coldCalls() throws Exception {
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      update("%s of %s first calls".formatted(i, lanes.size()), 0, Double.NaN, false);
      Timed.Batch batch = batch(lane, 1, "first call");
      lane.cold = batch.value();
      lane.answer = batch.answer();
      checkAnswer(lane, batch);
      checkNothingLeft(lane);
    }
  }

  private void checkNothingLeft(Lane lane) throws InterruptedException {
    if (!lane.contender.language().equals("Java")) {
      return;
    }
    before.startedSince(LEFT_BEHIND).ifPresent(left -> refuse(List.of(lane), left));
  }

  /** A thread that did not get a CPU before, or work that adds up by little, shows at the end. */
  private void checkNothingLeft() throws InterruptedException {
    List<Lane> java =
        lanes.stream().filter(lane -> lane.contender.language().equals("Java")).toList();
    if (!java.isEmpty()) {
      before.startedSince(LEFT_BEHIND).ifPresent(left -> refuse(java, left));
    }
  }

  private static void refuse(List<Lane> lanes, String left) {
    // What was timed of them is wrong, and must not be kept.
    lanes.forEach(lane -> lane.counted.clear());
    throw new IllegalStateException(
        "\"%s\" returned, but work that it started goes on (%s), so only its launch would be timed: let it wait for what it starts, by join() or get()"
            .formatted(
                lanes.stream().map(lane -> lane.contender.name()).collect(joining("\" or \"")),
                left));
  }

  private void checkAnswer(Lane lane, Timed.Batch batch) {
    if (!lane.contender.isTimed()) {
      return;
    }
    Lane first = lanes.stream().filter(one -> one.contender.isTimed()).findFirst().orElseThrow();
    if (!Answers.same(first.answer, batch.answer())) {
      throw new IllegalStateException(
          "\"%s\" answered otherwise than \"%s\"%s: %s; contenders must do the same work"
              .formatted(
                  lane.contender.name(),
                  first.contender.name(),
                  lane.contender.name().equals(first.contender.name()) ? " did the first time" : "",
                  Answers.difference(first.answer, batch.answer())));
    }
  }

  private void warmUp() throws Exception {
    Heap.touch();
    long start = System.nanoTime();
    for (int round = 1; ; round++) {
      for (Lane lane : lanes) {
        Timed.Batch batch = batch(lane, lane.calls, "warm-up round " + round);
        checkAnswer(lane, batch);
        lane.warmUp.add(batch.value() / lane.calls);
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
   * The same number of calls for all, as many as the budget allows; but where contenders lie so far
   * apart that the fastest one's batch would be too short to trust, each gets the calls that fill
   * its share of the time.
   */
  private void sizeBatches() {
    List<Lane> timed = lanes.stream().filter(lane -> lane.contender.isTimed()).toList();
    double budget = (double) plan.budget().toNanos() / plan.maxRounds();
    double round = Math.max(budget, timed.size() * SHORTEST_BATCH);
    double all = timed.stream().mapToDouble(Lane::perCall).sum();
    double fastest = timed.stream().mapToDouble(Lane::perCall).min().orElseThrow();
    double common = round / all;
    boolean farApart = common * fastest < SHORTEST_BATCH;
    for (Lane lane : timed) {
      double calls = farApart ? round / timed.size() / lane.perCall() : common;
      // Whole calls: what a call does beyond what is counted would pass for others' work.
      long operations = lane.contender.operations();
      lane.calls = Math.max(1, Math.ceilDiv((long) calls, operations)) * operations;
    }
  }

  private void rounds() throws Exception {
    long start = System.nanoTime();
    List<Lane> order = new ArrayList<>(lanes);
    double budget = plan.budget().toNanos();
    double longest = Math.max(PATIENCE * budget, SHORT);
    int askAt = plan.minRounds();
    for (int round = 1; round <= plan.mostRounds(); round++) {
      if (round % 2 == 1) {
        Collections.shuffle(order, random);
      } else {
        Collections.reverse(order);
      }
      for (Lane lane : order) {
        Timed.Batch batch = batch(lane, lane.calls, "round " + round);
        checkAnswer(lane, batch);
        lane.counted.add(batch.value() / lane.calls);
        lane.cpu.add(batch.cpuNanos() / lane.calls);
      }
      double spent = System.nanoTime() - start;
      boolean planned = round >= plan.minRounds() && (spent >= budget || round >= plan.maxRounds());
      if (planned && (spent >= longest && round > plan.minRounds())) {
        break;
      }
      if (planned && round >= askAt && round < plan.mostRounds()) {
        if (preciseEnough.test(samples())) {
          break;
        }
        askAt = (int) Math.ceil(round * ASK_AGAIN);
      }
      double expected =
          planned
              ? plan.mostRounds()
              : Math.clamp(budget / spent * round, (double) plan.minRounds(), plan.maxRounds());
      update("rounds", round / expected, spent / round * (expected - round), false);
    }
  }

  private Timed.Batch batch(Lane lane, long calls, String phase) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    where = "contender \"" + lane.contender.name() + "\", " + phase;
    batchStarted = System.nanoTime();
    Timed.Batch batch = lane.opened.timed().run(calls);
    batchStarted = 0;
    if (lane.contender.language().equals("Java") && Work.isQueued(LEFT_BEHIND)) {
      refuse(List.of(lane), "tasks stand in line for a thread");
    }
    if (calls > 1 && !lane.lookedAfterMany) {
      // What one call leaves behind may end too soon to be seen; that of many adds up.
      lane.lookedAfterMany = true;
      checkNothingLeft(lane);
    }
    if (!(batch.value() >= 0)) {
      throw new IllegalStateException(
          "a batch must come to 0 or more, was %s".formatted(batch.value()));
    }
    return batch;
  }

  private void update(String phase, double done, double leftNanos, boolean finished) {
    long now = System.nanoTime();
    if (!finished && now - lastUpdate < BETWEEN_UPDATES.toNanos()) {
      return;
    }
    lastUpdate = now;
    List<String> current = lanes.stream().filter(Lane::hasBegun).map(Lane::newest).toList();
    Duration left = Double.isNaN(leftNanos) ? null : Duration.ofNanos((long) leftNanos);
    progress.update(new Progress.State(comparison, phase, done, left, current, finished));
  }

  private List<Measured> samples() {
    return lanes.stream().map(Lane::samples).toList();
  }

  /** One contender and what was measured of it so far. */
  private static final class Lane {
    final Contender contender;
    final List<Double> warmUp = Collections.synchronizedList(new ArrayList<>());
    final List<Double> counted = Collections.synchronizedList(new ArrayList<>());
    final List<Double> cpu = Collections.synchronizedList(new ArrayList<>());
    volatile Contender.Opened opened;
    volatile long calls;
    volatile double cold = Double.NaN;
    volatile Object answer;
    boolean lookedAfterMany;

    Lane(Contender contender) {
      this.contender = contender;
      this.calls = contender.operations();
    }

    boolean hasBegun() {
      return !Double.isNaN(cold);
    }

    /** The newest estimate, in the unit per call. */
    double perCall() {
      List<Double> newest = counted.isEmpty() ? warmUp : counted;
      return newest.isEmpty() ? cold : Math.max(newest.getLast(), 1e-3);
    }

    String newest() {
      String value =
          contender.isTimed()
              ? Units.time(perCall())
              : Units.ratio(perCall()) + " " + contender.unit();
      return contender.name() + " " + value;
    }

    boolean isSteady() {
      int from = warmUp.size() - STEADY_WINDOW;
      return !contender.isTimed()
          || (from >= 0
              && Steady.judge(
                      warmUp.subList(from, warmUp.size()).stream()
                          .mapToDouble(Double::doubleValue)
                          .toArray())
                  == Steadiness.STEADY);
    }

    Measured samples() {
      // Counted first: a round that is just being added must not show in one list alone.
      List<Double> counted = List.copyOf(this.counted);
      return new Measured(
          contender, calls, cold, List.copyOf(warmUp), counted, List.copyOf(cpu), answer);
    }
  }
}
