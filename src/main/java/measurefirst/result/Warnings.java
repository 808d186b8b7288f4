package measurefirst.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import measurefirst.statistics.Interval;
import measurefirst.statistics.Shape;
import measurefirst.statistics.Steadiness;

/**
 * The reasons to trust a number less, each with the value seen and a remedy a reader can follow, as
 * hyperfine's warnings have it. {@link #ofMachine} and {@link #ofSamples} also decide when to warn.
 */
public final class Warnings {
  /** The code of the warning that forbids a judgement. */
  public static final String TIMER_SATURATED = "timer-saturated";

  /** A sample shorter than this is known to worse than one per cent. */
  private static final double STEPS = 100;

  /** The share of severe outliers from which they are no accident. */
  private static final double SEVERE = 0.05;

  /** A sample is worth less than half of an independent one. */
  private static final double WORTH = 0.5;

  /** A dozen clock cycles: to call a task that does nothing takes about as long. */
  private static final double EMPTY_CALL_NANOS = 3;

  /** What changes what may be concluded, and so stands below a result's table. */
  private static final Set<String> WEIGHTY =
      Set.of(
          TIMER_SATURATED,
          "empty-call",
          "cpu-shared",
          "cpu-stolen",
          "cpu-throttled",
          "contender-absent",
          "recorded",
          "not-saved",
          "never-steady");

  private Warnings() {}

  /** Whether {@code warning} changes what may be concluded; the others are details. */
  public static boolean isWeighty(Warning warning) {
    return WEIGHTY.contains(warning.code());
  }

  /**
   * What is known before the run.
   *
   * @param machine the card, taken before the run
   */
  public static List<Warning> ofMachine(Machine machine) {
    var warnings = new ArrayList<Warning>();
    // The notebook's own cell before counts in it too: half the CPUs busy is no alarm.
    if (machine.loadBefore() > machine.cpus()) {
      warnings.add(loadBeforeStart(machine.loadBefore(), machine.cpus()));
    }
    if (!machine.governor().isEmpty() && !machine.governor().equals("performance")) {
      warnings.add(frequencyGovernor(machine.governor()));
    }
    return List.copyOf(warnings);
  }

  /**
   * What the samples of one contender show.
   *
   * @param samplesNanos the samples that count, nanoseconds per call; none are warned of if there
   *     are fewer than 2
   * @param callsPerSample how many calls one sample averages over
   * @param operations how many of these calls the contender makes at a time
   * @param clockStepNanos the clock's step
   * @param steadiness what is known of their steadiness
   * @param interval the interval computed from them, whose effective sample size is looked at
   */
  public static List<Warning> ofSamples(
      double[] samplesNanos,
      long callsPerSample,
      long operations,
      long clockStepNanos,
      Steadiness steadiness,
      Interval interval) {
    var warnings = new ArrayList<Warning>();
    int n = samplesNanos.length;
    if (n < 2) {
      return List.of();
    }
    double sample = callsPerSample * median(samplesNanos);
    if (sample < STEPS * clockStepNanos) {
      warnings.add(timerSaturated(sample, (double) clockStepNanos));
    }
    double task = operations * median(samplesNanos);
    if (task < EMPTY_CALL_NANOS) {
      warnings.add(emptyCall(task));
    }
    switch (steadiness) {
      case DRIFTING -> warnings.add(drifting(samplesNanos));
      case NEVER -> warnings.add(neverSteady(samplesNanos));
      case STEADY -> {}
    }
    if (Shape.multimodal(samplesNanos)) {
      warnings.add(multimodal(samplesNanos));
    }
    if (Shape.autocorrelated(samplesNanos) && interval.effectiveN() < WORTH * n) {
      warnings.add(autocorrelated(n, interval.effectiveN()));
    }
    Shape.Outliers outliers = Shape.outliers(samplesNanos);
    int severe = outliers.lowSevere() + outliers.highSevere();
    if (severe > SEVERE * n) {
      warnings.add(outliersSevere(severe, n));
    }
    return List.copyOf(warnings);
  }

  /** One sample lasts only a few steps of the clock. */
  public static Warning timerSaturated(double sampleNanos, double clockStepNanos) {
    return new Warning(
        TIMER_SATURATED,
        "a sample lasts %s, and the clock's step is %s"
            .formatted(Digits.time(sampleNanos), Digits.time(clockStepNanos)),
        "let one call do more work, or one sample average over more calls");
  }

  /** A task takes about as long as one that does nothing. */
  public static Warning emptyCall(double taskNanos) {
    return new Warning(
        "empty-call",
        "the whole task takes %s, about as long as one that does nothing: the compiler may have left out its work"
            .formatted(Digits.time(taskNanos)),
        "return what the work comes to, give it inputs that the compiler cannot know, and let a"
            + " task take microseconds");
  }

  /** The samples gather around more than one value. */
  public static Warning multimodal(double[] samplesNanos) {
    double[] sorted = sorted(samplesNanos);
    return new Warning(
        "multimodal",
        "the samples gather around more than one value between %s and %s"
            .formatted(Digits.time(sorted[0]), Digits.time(sorted[sorted.length - 1])),
        "look at the run-sequence plot: if it jumps once, warm up longer; if it jumps to and fro,"
            + " find what else runs, and do not quote one number for both");
  }

  /** Neighbouring samples resemble each other. */
  public static Warning autocorrelated(int n, double effectiveN) {
    return new Warning(
        "autocorrelated",
        "%s samples are worth %s independent ones, as neighbours resemble each other"
            .formatted(n, Digits.four(Math.round(effectiveN * 10) / 10.0)),
        "the interval allows for it; for a narrower one measure in several fresh JVMs, as more"
            + " rounds in this one help little");
  }

  /** Some samples lie far outside the others. */
  public static Warning outliersSevere(int severe, int n) {
    return new Warning(
        "outliers-severe",
        "%s of %s samples lie more than 3 interquartile ranges outside the middle half"
            .formatted(severe, n),
        "close what else runs on this machine and rerun; if they stay, they belong to the contender");
  }

  /** The collector ran while samples were taken. */
  public static Warning gcInSamples(long collections, long millis) {
    return new Warning(
        "gc-in-samples",
        "the garbage collector ran %s times during the run, for %s ms together"
            .formatted(collections, millis),
        "give the kernel a larger heap (-Xmx), or let the contender allocate less, unless its"
            + " garbage is part of the question");
  }

  /**
   * The JIT compiler was still at work while samples were taken that count.
   *
   * @param millis its time, over its threads
   * @param classes how many classes were loaded meanwhile
   */
  public static Warning stillCompiling(long millis, long classes) {
    return new Warning(
        "still-compiling",
        "the JIT compiler worked for %s ms during the run, and %s classes were loaded"
            .formatted(millis, classes),
        "give the plan a longer warm-up, or call the contenders beforehand");
  }

  /**
   * Another virtual machine used this one's CPUs.
   *
   * @param share of all CPU time during the run, 0…1
   */
  public static Warning cpuStolen(double share) {
    return new Warning(
        "cpu-stolen",
        "other virtual machines took %s of the CPU time during the run"
            .formatted(Digits.percent(share)),
        "rerun at a quieter time, or on a machine that is not shared");
  }

  /** The container's quota stopped this process. */
  public static Warning cpuThrottled(long periods, long nanos) {
    return new Warning(
        "cpu-throttled",
        "the container's CPU quota stopped the run in %s periods, for %s together"
            .formatted(periods, Digits.time((double) nanos)),
        "raise the container's CPU limit to whole CPUs, or run with fewer threads than it allows");
  }

  /** Other processes kept CPUs busy during the run. */
  public static Warning cpuShared(double othersCpus, int cpus) {
    return new Warning(
        "cpu-shared",
        "other processes kept %s of %s CPUs busy during the run"
            .formatted(Digits.four(Math.round(othersCpus * 100) / 100.0), cpus),
        "close what else runs on this machine and rerun");
  }

  /** The machine was busy before the run began. */
  public static Warning loadBeforeStart(double load, int cpus) {
    return new Warning(
        "load-before-start",
        "the load average was %s before the run, on %s CPUs".formatted(Digits.four(load), cpus),
        "wait a minute if the cell before caused it, else close what runs, and rerun");
  }

  /** The CPU's frequency follows the load. */
  public static Warning frequencyGovernor(String governor) {
    return new Warning(
        "frequency-governor",
        "the frequency governor is \"%s\", so the CPU's speed follows its load".formatted(governor),
        "set it to performance (sudo cpupower frequency-set -g performance) while measuring");
  }

  /** The samples that count still have a trend. */
  public static Warning drifting(double[] samplesNanos) {
    int third = Math.max(1, samplesNanos.length / 3);
    double early = median(Arrays.copyOf(samplesNanos, third));
    double late =
        median(Arrays.copyOfRange(samplesNanos, samplesNanos.length - third, samplesNanos.length));
    return new Warning(
        "drifting",
        "the samples drift: the median of the last third is %s, that of the first was %s"
            .formatted(Digits.time(late), Digits.time(early)),
        "warm up longer, or let a hot machine cool down, and rerun");
  }

  /** The samples never settled. */
  public static Warning neverSteady(double[] samplesNanos) {
    double[] sorted = sorted(samplesNanos);
    return new Warning(
        "never-steady",
        "the %s samples never settled: they lie between %s and %s, with a median of %s"
            .formatted(
                sorted.length,
                Digits.time(sorted[0]),
                Digits.time(sorted[sorted.length - 1]),
                Digits.time(median(samplesNanos))),
        "take more rounds with longer warm-up, and close what else runs on this machine");
  }

  /** A contender cannot run on this machine. */
  public static Warning absent(String contender, String why) {
    return new Warning(
        "contender-absent",
        "\"%s\" could not run here: %s".formatted(contender, why),
        "install what is missing (python3 kernel-setup doctor names it) and rerun, or read the"
            + " recorded run");
  }

  /** Contenders that cannot run here are shown as they were recorded. */
  public static Warning recorded(Result recorded) {
    return new Warning(
        "recorded",
        "what is marked as recorded was not measured here, but on %s on another machine (%s, %s CPUs)"
            .formatted(recorded.day(), recorded.machine().processor(), recorded.machine().cpus()),
        "do not compare its times with those of this machine; its ratios are of its own run");
  }

  static Warning notSaved(String why) {
    return new Warning(
        "not-saved",
        "the result is kept in memory, but not in a file: " + why,
        "mend that, and rerun the cell or call Results.write with this result");
  }

  private static double median(double[] samples) {
    double[] sorted = sorted(samples);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double[] sorted(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
