package measurefirst.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import measurefirst.concurrency.Carriers;
import measurefirst.machine.Cpus;
import measurefirst.result.Mode;
import measurefirst.result.Units;
import measurefirst.statistics.Interval;
import measurefirst.timing.Contender;
import measurefirst.timing.Plan;
import measurefirst.timing.Progress;
import measurefirst.timing.Rounds;
import measurefirst.timing.Split;

/**
 * Whether it helps to run a task many times at once, and which way: what one call alone waits and
 * computes predicts what N together gain.
 *
 * <pre>{@code
 * var advice = Advice.of("my task", () -> task(), 50);   // measures one call, alone
 * System.out.println(advice);                            // W and C, a gain for each way, which to take
 * advice.tasks(200)                                      // no new measurement
 * Result proof = advice.proof().run();                   // before and after
 * proof.finding("virtual threads").error()               // how far the prediction was off
 * }</pre>
 *
 * <p>It needs no notebook. What other threads compute meanwhile counts as the task's ({@link
 * Split#withHelpers}), so nothing else may work in this JVM meanwhile; and time spent queueing for
 * a CPU counts as waiting, so the machine must be otherwise idle.
 *
 * @param name the task
 * @param task does the work once and returns its answer, which must be the same each time
 * @param split what one call alone waits and computes
 * @param tasks N, how many are to run at once
 * @param cores K, how many of them can compute at once
 * @param pool P, the threads of the fixed pool
 */
public record Advice(String name, Callable<?> task, Split split, int tasks, int cores, int pool) {

  /** Below it the hand-off, which theory leaves out, is a notable part of a task. */
  private static final double SHORTEST_NANOS = 100e3;

  /** What a waiting virtual thread takes with its stack and its future, rounded up. */
  private static final long BYTES_EACH = 2_000;

  private static final int MANY_ROUNDS = 100_000;

  /** A gain known better than that is told without its interval: no reader needs more digits. */
  private static final double PRECISE = 0.001;

  private static final String ALONE = "in turn";
  private static final String ONE = "one thread";
  private static final String VIRTUAL = "virtual threads";

  /**
   * A way to run the tasks.
   *
   * @param name the way
   * @param gain how many times as fast as in turn it should be; the interval is what those of W and
   *     C leave, and what of W may have been a queue for CPUs that other programs kept busy
   */
  public record Way(String name, Interval gain) {}

  public Advice {
    check(tasks, cores, pool);
    if (split.wallNanos().estimate() < SHORTEST_NANOS) {
      throw new IllegalArgumentException(
          "a call of \"%s\" takes %s, too little beside the price of handing it over: let one task do more, so that it takes %s at least"
              .formatted(name, Units.time(split.wallNanos()), Units.time(SHORTEST_NANOS)));
    }
  }

  private static void check(int tasks, int cores, int pool) {
    if (tasks < 1 || cores < 1 || pool < 1) {
      throw new IllegalArgumentException(
          "there must be at least 1 task, 1 core and 1 thread in the pool, was %s, %s and %s"
              .formatted(tasks, cores, pool));
    }
    long heap = Runtime.getRuntime().maxMemory();
    if (tasks > heap / BYTES_EACH) {
      throw new IllegalArgumentException(
          "%s tasks at once take about %s, and the heap has at most %s: take %s or fewer, or a larger heap (-Xmx)"
              .formatted(
                  Units.count(tasks),
                  Units.bytes((double) tasks * BYTES_EACH),
                  Units.bytes((double) heap),
                  Units.count(heap / BYTES_EACH)));
    }
  }

  /**
   * Measures one call of {@code task} alone, again and again, for {@code tasks} of them on all CPUs
   * or in a pool of as many threads.
   *
   * @throws IllegalArgumentException if {@code tasks} is below 1, or so many need more than the
   *     heap, or a call is too short to be worth a hand-off
   * @throws measurefirst.timing.MeasurementException if the task throws, answers differently,
   *     leaves work behind or does not end
   * @throws InterruptedException if the cell is interrupted
   */
  public static Advice of(String name, Callable<?> task, int tasks) throws InterruptedException {
    return of(name, task, tasks, Plan.of(Mode.current()));
  }

  static Advice of(String name, Callable<?> task, int tasks, Plan plan)
      throws InterruptedException {
    int cpus = Cpus.usable();
    check(tasks, cpus, cpus);
    return new Advice(name, task, Split.withHelpers(name, task, plan), tasks, cpus, cpus);
  }

  /**
   * The same for a program that has run for a while: first many calls run together for as long as
   * other measurements warm up, as one call at a time would take minutes to be compiled. A short
   * program never gets so far: for that take {@link #of(String, Callable, int)}.
   */
  public static Advice warm(String name, Callable<?> task, int tasks) throws InterruptedException {
    return warm(name, task, tasks, Plan.of(Mode.current()));
  }

  static Advice warm(String name, Callable<?> task, int tasks, Plan plan)
      throws InterruptedException {
    check(tasks, 1, 1);
    Contender together = Contender.of(name, () -> onVirtualThreads(task, tasks));
    Plan warmUp =
        new Plan(Duration.ZERO, plan.warmUp(), 2, MANY_ROUNDS, MANY_ROUNDS, plan.deadline());
    Rounds.measure(
        name + ", warming up", List.of(together), warmUp, samples -> true, Progress.SILENT);
    return of(name, task, tasks, plan);
  }

  /** The same for {@code tasks} tasks; nothing is measured again. */
  public Advice tasks(int tasks) {
    return new Advice(name, task, split, tasks, cores, pool);
  }

  /**
   * The same for a machine with {@code cores} cores as fast as these; a pool of as many threads as
   * cores stays one.
   */
  public Advice on(int cores) {
    return new Advice(name, task, split, tasks, cores, pool == this.cores ? cores : pool);
  }

  /** The same with a fixed pool of {@code threads} threads. */
  public Advice pool(int threads) {
    return new Advice(name, task, split, tasks, cores, threads);
  }

  /** What each way should gain. */
  public List<Way> ways() {
    return List.of(oneThread(), virtualThreads(), inPool());
  }

  private Way oneThread() {
    return new Way(ONE, gain(theory -> theory.on(1).gain()));
  }

  private Way virtualThreads() {
    return new Way(VIRTUAL, gain(Overlap::gain));
  }

  private Way inPool() {
    return new Way("pool of " + pool, gain(theory -> theory.inPool(pool)));
  }

  private Overlap theory() {
    return Overlap.of(split.waiting(), split.computing(), tasks, cores);
  }

  /**
   * Each gain rises with W/C, so the ends of the two intervals give its own; the lower end of W is
   * without the queue for CPUs that other programs kept busy.
   */
  private Interval gain(ToDoubleFunction<Overlap> way) {
    Interval w = split.waitingNanos();
    Interval c = split.computingNanos();
    DoubleSummaryStatistics gains =
        DoubleStream.of(
                way.applyAsDouble(theory()),
                way.applyAsDouble(overlap(Math.max(0, w.low() - split.queueNanos()), c.high())),
                way.applyAsDouble(overlap(w.high(), c.low())))
            .summaryStatistics();
    return new Interval(
        way.applyAsDouble(theory()), gains.getMin(), gains.getMax(), w.level(), w.n(), w.n());
  }

  private Overlap overlap(double waiting, double computing) {
    return Overlap.of(
        Duration.ofNanos(Math.round(waiting)),
        Duration.ofNanos(Math.round(computing)),
        tasks,
        cores);
  }

  /** Which way to take, and why, in a sentence or two. */
  public String sentence() {
    Interval most = virtualThreads().gain();
    if (most.high() < Overlap.SAME) {
      return "Stay in turn: %s, and %s at once on %s would gain %s. Less than %s is none."
          .formatted(
              shares(), count(tasks, "task"), count(cores, "core"), times(most), Overlap.SAME);
    }
    if (most.low() < Overlap.SAME) {
      return "Undecided: %s, and %s on %s would gain %s. Less than %s is none: measure again with nothing else running."
          .formatted(shares(), count(tasks, "task"), VIRTUAL, times(most), Overlap.SAME);
    }
    boolean coresOnly = oneThread().gain().estimate() < Overlap.SAME;
    boolean poolDoes = inPool().gain().estimate() * Overlap.SAME >= most.estimate();
    Way take = coresOnly && poolDoes ? inPool() : virtualThreads();
    Interval ceiling = gain(Overlap::ceiling);
    return "Take %s: %s%s, and %s should be %s as fast as in turn.%s"
        .formatted(
            coresOnly && poolDoes ? "a " + take.name() + " threads" : take.name(),
            shares(),
            coresOnly ? ", so cores help it and async does not" : "",
            count(tasks, "task"),
            times(take.gain()),
            Double.isInfinite(ceiling.high())
                ? ""
                : " However many there are, they gain at most %s times."
                    .formatted(Units.ratio(ceiling)));
  }

  private String shares() {
    double percent = Math.round(1000 * split.waitingShare()) / 10.0;
    return "a task waits %s %% of its time".formatted(Units.ratio(percent));
  }

  private static String count(int number, String what) {
    return Units.count(number) + " " + what + (number == 1 ? "" : "s");
  }

  private static String times(Interval gain) {
    return gain.halfWidth() < PRECISE * gain.estimate()
        ? Units.ratio(gain.estimate()) + " times"
        : "%s times (95 %% %s)".formatted(Units.ratio(gain), Units.ratios(gain));
  }

  /**
   * Before and after: the tasks in turn, and each way beside what {@link #ways} predicts of it,
   * with the rivals that nothing overlaps and that everything does. How far each prediction is off
   * is the {@linkplain measurefirst.result.Finding#error() error} of its finding.
   *
   * @throws IllegalStateException if this is advice for another machine, or the tasks in turn would
   *     take longer than a call may
   */
  public Comparison proof() {
    if (cores != Cpus.usable()) {
      throw new IllegalStateException(
          "this is advice for %s, and there are %s here: measure its proof there, or leave out on(%s)"
              .formatted(count(cores, "core"), Cpus.usable(), cores));
    }
    Duration deadline = Plan.of(Mode.current()).deadline();
    double inTurn = tasks * split.wallNanos().estimate();
    if (inTurn > deadline.toNanos()) {
      throw new IllegalStateException(
          "%s in turn would take %s, and a call is given up after %s: prove it on fewer, by tasks(%s)"
              .formatted(
                  count(tasks, "task"),
                  Units.time(inTurn),
                  Units.time((double) deadline.toNanos()),
                  (int) (tasks * (deadline.toNanos() / inTurn) / 2)));
    }
    Overlap theory = theory();
    return Comparison.of(name + ", before and after")
        .baseline(ALONE, this::inTurn)
        .contender(
            ONE,
            () -> Carriers.with(1, () -> onVirtualThreads(task, tasks)),
            theory.predict(oneThread().gain().estimate()))
        .contender(
            VIRTUAL,
            () -> Carriers.with(cores, () -> onVirtualThreads(task, tasks)),
            theory.predict(virtualThreads().gain().estimate()))
        .contender(
            Contender.with(
                inPool().name(),
                () -> Executors.newFixedThreadPool(pool),
                threads -> together(threads, task, tasks)),
            theory.predict(inPool().gain().estimate()))
        .rounds(Mode.current().choose(4, 5), Mode.current().choose(12, 15));
  }

  private List<Object> inTurn() throws Exception {
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      answers.add(task.call());
    }
    return answers;
  }

  private static List<Object> onVirtualThreads(Callable<?> task, int tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return together(threads, task, tasks);
    }
  }

  private static List<Object> together(ExecutorService threads, Callable<?> task, int tasks)
      throws Exception {
    List<Object> answers = new ArrayList<>();
    for (Future<?> answer : threads.invokeAll(Collections.nCopies(tasks, task))) {
      answers.add(answer.get());
    }
    return answers;
  }

  /** What was measured, what each way should gain, and which to take. */
  @Override
  public String toString() {
    return "%s%n%s at once on %s, compared with in turn:%n%s%n%s"
        .formatted(
            split,
            count(tasks, "task"),
            count(cores, "core"),
            ways().stream()
                .map(way -> "  %-16s %s".formatted(way.name(), times(way.gain())))
                .collect(Collectors.joining(System.lineSeparator())),
            sentence());
  }
}
