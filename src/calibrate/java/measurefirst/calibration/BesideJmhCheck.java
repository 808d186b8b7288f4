package measurefirst.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import measurefirst.result.Calibration.Score;
import measurefirst.result.Json;
import measurefirst.result.Mode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The same operations by JMH and by ours, on the same code and flags: pairs of fresh JVMs, one of
 * each, taken in turns, so that the machine's mood meets both and what differs from JVM to JVM
 * widens the interval instead of passing for a bias. JMH is given fewer and shorter iterations than
 * by its defaults, which take 500 s (5 JVMs of 5 + 5 iterations of 10 s).
 */
@ExtendWith(Report.class)
class BesideJmhCheck {
  private static final int PAIRS = Report.times(6);
  private static final TimeValue ITERATION =
      TimeValue.milliseconds(Report.scaledDown() ? 100 : 700);
  private static final int WARM_UPS = 4;
  private static final int ITERATIONS = 5;

  private static final List<String> FLAGS =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private interface Way {
    /** Nanoseconds a call, in a JVM of its own. */
    double nanos() throws Exception;
  }

  /** What the JVMs of one way gave. */
  private static final class Runs {
    final List<Double> nanos = new ArrayList<>();
    double seconds;

    void add(Way way) throws Exception {
      long start = System.nanoTime();
      nanos.add(way.nanos());
      seconds += (System.nanoTime() - start) / 1e9;
    }

    Score score(String by) {
      return Report.score(by, nanos, seconds / nanos.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "xorshift, 0.05, ''",
    "sum, 0.05, ''",
    "futureHandOff, 0.15, ''",
    "bulk, 0.15, ''",
    "virtualHandOff, 0.15, -Djmh.executor=VIRTUAL"
  })
  void oursAgreesWithJmh(String operation, double margin, String jmhFlag) throws Exception {
    Runs jmh = new Runs();
    Runs ours = new Runs();
    for (int pair = 0; pair < PAIRS; pair++) {
      // ABBA, as in a comparison's rounds.
      if (pair % 2 == 0) {
        jmh.add(() -> jmh(operation, jmhFlag));
        ours.add(() -> ours(operation));
      } else {
        ours.add(() -> ours(operation));
        jmh.add(() -> jmh(operation, jmhFlag));
      }
    }
    Report.add(operation, jmh.score("JMH"), ours.score("ours"), margin);
  }

  private static double jmh(String operation, String flag) throws RunnerException {
    List<String> flags = new ArrayList<>(FLAGS);
    if (!flag.isEmpty()) {
      flags.add(flag);
    }
    return new Runner(
            new OptionsBuilder()
                .include("JmhOperations\\." + operation + "$")
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .jvm(java())
                .jvmArgs(flags.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle()
        .getPrimaryResult()
        .getScore();
  }

  private static double ours(String operation) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ours.class.getName()));
    command.add(operation);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(Mode.VARIABLE, Report.scaledDown() ? "quick" : "full");
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return Json.read(output, Double.class);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
