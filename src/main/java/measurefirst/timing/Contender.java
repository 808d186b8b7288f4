package measurefirst.timing;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import measurefirst.result.Names;
import measurefirst.result.Series;

/**
 * One of several ways to do the same work. It holds nothing while it is not measured: what it needs
 * is opened for a run and closed with it, so one value can be run any number of times.
 *
 * <pre>{@code
 * Contender.of("together", () -> together())
 * Contender.of("one by one", () -> handOver()).fromVirtual()
 * Contender.of("in bulk", () -> handOverAll(1000)).operations(1000)
 * Contender.with("pool of 2", () -> Executors.newFixedThreadPool(2), pool -> on(pool))
 * }</pre>
 */
public final class Contender {
  private final String name;
  private final String language;
  private final String unit;
  private final Supplier<String> absent;
  private final Opening opening;
  private final long operations;
  private final boolean fromVirtual;

  /** Opens what a run needs. */
  private interface Opening {
    Opened open() throws Exception;
  }

  /**
   * A contender ready to run.
   *
   * @param timed makes the calls
   * @param close closes what was opened
   */
  record Opened(Timed timed, AutoCloseable close) {}

  /** A way to use a resource. */
  @FunctionalInterface
  public interface Use<R> {
    /** Does the work with {@code resource} and returns its answer. */
    Object with(R resource) throws Exception;
  }

  private Contender(
      String name,
      String language,
      String unit,
      Supplier<String> absent,
      Opening opening,
      long operations,
      boolean fromVirtual) {
    this.name = Names.check("a contender", name);
    Objects.requireNonNull(unit, "a contender needs a unit, which may be empty");
    this.language = language;
    this.unit = unit;
    this.absent = absent;
    this.opening = opening;
    this.operations = operations;
    this.fromVirtual = fromVirtual;
  }

  private static Contender java(String name, String unit, Opening opening) {
    return new Contender(name, "Java", unit, () -> "", opening, 1, false);
  }

  /** The contender {@code name}, one call of which is one call of {@code task}. */
  public static Contender of(String name, Callable<?> task) {
    Objects.requireNonNull(task, "a contender needs a task");
    return java(name, Series.NANOS, () -> new Opened(looped(task), () -> {}));
  }

  /**
   * The contender {@code name}, each call of which uses a resource that the run opens once, before
   * the first call, and closes at its end, however it ends.
   *
   * @param open makes the resource, such as {@code () -> Executors.newFixedThreadPool(2)}
   * @param use one call
   */
  public static <R> Contender with(String name, Callable<? extends R> open, Use<? super R> use) {
    return java(
        name,
        Series.NANOS,
        () -> {
          R resource = open.call();
          return new Opened(looped(() -> use.with(resource)), () -> Closing.close(resource));
        });
  }

  /**
   * The contender {@code name}, each call of which uses a resource that it shares with other
   * contenders of the run.
   *
   * @param use one call
   */
  public static <R> Contender with(String name, Shared<R> shared, Use<? super R> use) {
    return of(name, () -> use.with(shared.now())).during(shared);
  }

  /**
   * The contender {@code name}, each call of which needs a preparation that must not be timed, such
   * as threads that have to stand in line before the line is let go. Each call is timed by itself,
   * so let it take microseconds at least: reading the clock takes tens of nanoseconds.
   *
   * @param prepare is called before each call, untimed
   * @param use one call, timed, with what {@code prepare} returned
   */
  public static <R> Contender prepared(
      String name, Callable<? extends R> prepare, Use<? super R> use) {
    return java(
        name,
        Series.NANOS,
        () -> {
          Loop loop = CallLoop.own();
          Timed timed =
              calls -> {
                double nanos = 0;
                double cpu = 0;
                Object answer = null;
                for (long i = 0; i < calls; i++) {
                  R prepared = prepare.call();
                  Timed.Batch one = Stopwatch.time(() -> loop.run(() -> use.with(prepared), 1));
                  nanos += one.value();
                  cpu += one.cpuNanos();
                  answer = one.answer();
                }
                return new Timed.Batch(nanos, cpu, answer);
              };
          return new Opened(timed, () -> {});
        });
  }

  /**
   * The contender {@code name}, which is not timed: each call reads off a value in a unit of its
   * own, such as a lateness in tasks. Its answer takes no part in the comparison of answers.
   *
   * @param unit the unit, in the plural, such as {@code tasks}; may be empty for a plain number
   * @param read one reading, 0 or more
   */
  public static Contender reading(String name, String unit, Callable<? extends Number> read) {
    if (Series.NANOS.equals(unit)) {
      throw new IllegalArgumentException(
          "a contender that reads off ns would pass for a timed one: give its values in µs or ms");
    }
    Timed timed =
        calls -> {
          double value = read.call().doubleValue();
          if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalStateException(
                "a reading must be a number of 0 or more, was %s %s".formatted(value, unit));
          }
          return new Timed.Batch(value * calls, Double.NaN, null);
        };
    return java(name, unit, () -> new Opened(timed, () -> {}));
  }

  /**
   * The same for a value that is read off a resource shared with other contenders of the run.
   *
   * @param unit the unit, in the plural, such as {@code requests}
   * @param read one reading, 0 or more
   */
  public static <R> Contender reading(
      String name, String unit, Shared<R> shared, Shared.Given<? super R, ? extends Number> read) {
    return reading(name, unit, () -> read.with(shared.now())).during(shared);
  }

  /**
   * A contender that is timed by a clock of its own, such as that of another process.
   *
   * @param language the language it is written in
   * @param absent says why it cannot run here, in words for the reader; empty if it can
   * @param timed makes the calls
   * @param close ends what they started
   */
  public static Contender timedBy(
      String name, String language, Supplier<String> absent, Timed timed, AutoCloseable close) {
    return new Contender(
        name, language, Series.NANOS, absent, () -> new Opened(timed, close), 1, false);
  }

  /**
   * The same contender, called from a virtual thread. Who waits decides what a hand-off costs: a
   * platform thread that waits is parked by the operating system, a virtual one is not.
   */
  public Contender fromVirtual() {
    return new Contender(name, language, unit, absent, opening, operations, true);
  }

  /**
   * The same contender, one call of which does {@code operations} operations, such as handing over
   * a thousand tasks: its samples are times per operation, comparable with those of contenders that
   * do one.
   *
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public Contender operations(long operations) {
    if (operations < 1) {
      throw new IllegalArgumentException(
          "a call must do at least 1 operation, was %s".formatted(operations));
    }
    return new Contender(name, language, unit, absent, opening, operations, fromVirtual);
  }

  /**
   * The same contender, done by a program in another language.
   *
   * @param absent says why that cannot run here, in words for the reader; empty if it can
   * @param close ends the program; called at the end of each run
   */
  public Contender by(String language, Supplier<String> absent, AutoCloseable close) {
    Opening ended = () -> new Opened(opening.open().timed(), close);
    return new Contender(name, language, unit, absent, ended, operations, fromVirtual);
  }

  /**
   * The same contender, which is left out where it cannot run.
   *
   * @param absent says why it cannot, in words for the reader; empty if it can
   */
  public Contender unless(Supplier<String> absent) {
    return new Contender(name, language, unit, absent, opening, operations, fromVirtual);
  }

  /** The same contender; {@code shared} is open from before its first call until after its last. */
  public Contender during(Shared<?> shared) {
    Opening held =
        () -> {
          shared.open();
          try {
            Opened opened = opening.open();
            return new Opened(
                opened.timed(),
                () -> {
                  try {
                    opened.close().close();
                  } finally {
                    shared.close();
                  }
                });
          } catch (Exception e) {
            shared.close();
            throw e;
          }
        };
    return new Contender(name, language, unit, absent, held, operations, fromVirtual);
  }

  /** The same contender under another name. */
  public Contender named(String name) {
    return new Contender(name, language, unit, absent, opening, operations, fromVirtual);
  }

  /** Its name, unique in its comparison. */
  public String name() {
    return name;
  }

  /** The language it is written in, such as {@code Java}. */
  public String language() {
    return language;
  }

  /** {@code ns} if it is timed, else the unit of what it reads off. */
  public String unit() {
    return unit;
  }

  /** How many operations one call does. */
  long operations() {
    return operations;
  }

  /** Whether it is timed. */
  public boolean isTimed() {
    return unit.equals(Series.NANOS);
  }

  /** Why it cannot run on this machine, in words for the reader; empty if it can. */
  public String absent() {
    return absent.get();
  }

  /**
   * Makes {@code calls} calls and tells what they came to: for a look at a contender, not for a
   * measurement, which needs rounds.
   *
   * @throws Exception whatever a call throws
   */
  public Timed.Batch look(long calls) throws Exception {
    Opened opened = open();
    try {
      return opened.timed().run(calls);
    } finally {
      opened.close().close();
    }
  }

  /** Opens what a run needs. */
  Opened open() throws Exception {
    Opened opened = opening.open();
    Timed timed = fromVirtual ? onVirtualThread(opened.timed()) : opened.timed();
    return operations == 1
        ? new Opened(timed, opened.close())
        : new Opened(shared(timed), opened.close());
  }

  private static Timed looped(Callable<?> task) {
    Loop loop = CallLoop.own();
    return calls -> Stopwatch.time(() -> loop.run(task, calls));
  }

  private static Timed onVirtualThread(Timed timed) {
    return calls -> {
      FutureTask<Timed.Batch> batch = new FutureTask<>(() -> timed.run(calls));
      Thread thread = Thread.ofVirtual().name("measuring").start(batch);
      try {
        return batch.get();
      } catch (InterruptedException e) {
        thread.interrupt();
        throw e;
      }
    };
  }

  /** At least {@code calls} operations in whole calls, counted for {@code calls} of them. */
  private Timed shared(Timed timed) {
    return calls -> {
      long whole = Math.ceilDiv(calls, operations);
      return timed.run(whole).share((double) calls / (whole * operations));
    };
  }

  /** The contender's name, as a cell shows it. */
  @Override
  public String toString() {
    return name;
  }
}
