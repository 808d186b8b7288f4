package measurefirst.statistics;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Prints every rate that the intervals and warnings are held to, in per cent with its binomial
 * error: {@code ./mvnw test -Dtest=CalibrationTable}. Its name keeps it out of the ordinary run.
 */
class CalibrationTable {
  private static final int DRAWS = 4000;
  private static final int[] SIZES = {5, 10, 20, 30, 50, 100, 200};

  private final StringBuilder table = new StringBuilder();

  @Test
  void print() {
    perNoise("The same thing in turns, called different (5)", Calibration::falseDifferent);
    perNoise(
        "2 % slower, in turns, found",
        (noise, n, draws) -> Calibration.foundSlower(noise, n, 1.02, draws));
    perNoise("One contender's location covered (95)", Calibration::coverage);

    heading("AR(1), φ = 0.8: location covered (95)", SIZES);
    row("this library", n -> Calibration.coverage(Noise.STRONG, n, DRAWS));
    row("Student's t", n -> Calibration.coverageOfStudent(Noise.STRONG, n, DRAWS));
    row("percentile bootstrap", n -> Calibration.coverageOfBootstrap(Noise.STRONG, n, DRAWS));

    perNoise(
        "Nothing drifts, called drifting (0)",
        (noise, n, draws) -> Calibration.drifting(noise, n, i -> 0, draws));
    heading("A drift, called drifting (100); noise as of xorshift batches", SIZES);
    drift("5 % from end to end", n -> i -> 0.05 * i / n);
    drift("the first third 10 % slower", n -> i -> i < n / 3 ? 0.1 : 0);
    drift("warm-up, falling from twice", n -> i -> 0.7 * Math.exp(-8.0 * i / n));
    drift("first two samples twice as slow", n -> i -> i < Math.max(2, n / 10) ? 0.7 : 0);

    perNoise("Called multimodal (0; 100 for two modes)", Calibration::multimodal);
    perNoise("Called autocorrelated (0; 100 for AR(1))", Calibration::autocorrelated);
    System.out.println(table);
  }

  @FunctionalInterface
  private interface Question {
    Simulation ask(Noise noise, int n, int draws);
  }

  private void perNoise(String title, Question question) {
    heading(title, SIZES);
    for (Noise noise : Noise.values()) {
      row(noise.toString(), n -> question.ask(noise, n, DRAWS));
    }
  }

  private void drift(String name, IntFunction<IntToDoubleFunction> drift) {
    row(name, n -> Calibration.drifting(Noise.LIKE_XORSHIFT, n, drift.apply(n), DRAWS));
  }

  private void heading(String title, int... columns) {
    table.append("%n%s%n%-34s".formatted(title, ""));
    Arrays.stream(columns).forEach(n -> table.append("%12s".formatted("n = " + n)));
    table.append('\n');
  }

  private void row(String name, IntFunction<Simulation> cell) {
    row(name, SIZES, cell);
  }

  private void row(String name, int[] columns, IntFunction<Simulation> cell) {
    // Each cell draws from its own generator, so they may run side by side.
    String cells =
        Arrays.stream(columns)
            .parallel()
            .mapToObj(cell)
            .map(simulation -> "%12s".formatted(simulation))
            .collect(Collectors.joining());
    table.append("%-34s%s%n".formatted(name, cells));
  }
}
