package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import measurefirst.experiment.Overlap;
import org.junit.jupiter.api.Test;

/**
 * The front page's calculator repeats {@link Overlap} in JavaScript. The file compared here holds
 * Overlap's answers; the browser test holds the calculator to that file.
 */
class CalculatorTest {
  private static final Path POINTS = Path.of("kernel-setup", "website", "overlap.json");
  private static final Path EXPECTED = Path.of("target", "overlap.json");

  @Test
  void theCalculatorsPointsAreThoseOfOverlap() throws IOException {
    String expected =
        points().stream()
            .map(CalculatorTest::json)
            .collect(Collectors.joining(",\n ", "[\n ", "\n]\n"));
    Files.writeString(EXPECTED, expected);
    assertThat(POINTS)
        .as("copy %s to %s if the formula was meant to change", EXPECTED, POINTS)
        .content()
        .isEqualTo(expected);
  }

  /** The calculator's first values, then a grid with its edges. */
  private static List<Map<String, Object>> points() {
    var points = new ArrayList<>(List.of(point(90, 10, 8, 2)));
    for (int waiting : new int[] {0, 1, 250}) {
      for (int computing : new int[] {0, 3, 40}) {
        for (int tasks : new int[] {1, 2, 7, 1000}) {
          for (int cores : new int[] {1, 3, 16}) {
            if (waiting + computing > 0) {
              points.add(point(waiting, computing, tasks, cores));
            }
          }
        }
      }
    }
    return points;
  }

  private static Map<String, Object> point(int waiting, int computing, int tasks, int cores) {
    var all = Overlap.of(Duration.ofMillis(waiting), Duration.ofMillis(computing), tasks, cores);
    var point = new LinkedHashMap<String, Object>();
    point.put("waiting", waiting);
    point.put("computing", computing);
    point.put("tasks", tasks);
    point.put("cores", cores);
    point.put("gain-one", all.on(1).gain());
    point.put("gain-pool", all.inPool(cores));
    point.put("gain-all", all.gain());
    point.put("ceiling-one", finite(all.on(1).ceiling()));
    point.put("ceiling-pool", cores);
    point.put("ceiling-all", finite(all.ceiling()));
    return point;
  }

  private static String json(Map<String, Object> point) {
    return point.entrySet().stream()
        .map(entry -> '"' + entry.getKey() + "\": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Double finite(double value) {
    return Double.isInfinite(value) ? null : value;
  }
}
