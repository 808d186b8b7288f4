package measurefirst.chart;

import static measurefirst.chart.Examples.SECOND;
import static measurefirst.chart.Examples.result;
import static measurefirst.chart.Examples.series;
import static measurefirst.chart.Examples.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import measurefirst.chart.Examples.Kind;
import measurefirst.result.Claim;
import measurefirst.result.Guess;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One picture of each kind, with the longest names and the fewest and most rows, in {@code
 * target/charts} for the eye; the test holds what an eye must not be needed for.
 */
class GalleryTest {
  private static final Map<String, Supplier<Picture>> ALL = new LinkedHashMap<>();
  private static final Random RANDOM = new Random(7);

  static {
    ALL.put("bars-two-fetches", GalleryTest::guessed);
    ALL.put(
        "bars-one",
        () -> Charts.bars(result("A sleep of 10 ms wakes late", series("sleep 10 ms", 1.02e7))));
    ALL.put("bars-fifteen", GalleryTest::fifteen);
    ALL.put("bars-tasks", GalleryTest::tasks);
    ALL.put("bars-recorded", GalleryTest::recorded);
    ALL.put("bars-sweep", () -> Charts.bars("The stairs of a pool of 2", stairs()));
    ALL.put("forest-one", () -> Charts.forest("What four workers gain on two CPUs", workers()));
    ALL.put(
        "forest-several",
        () ->
            Charts.forest(
                "Waits gain, computing does not", List.of(Examples.twoFetches(), workers())));
    ALL.put("errors-result", () -> Charts.errors("How well the stairs are predicted", stairs()));
    ALL.put("errors-claims", GalleryTest::claims);
    ALL.put("curves-linear", GalleryTest::speedUps);
    ALL.put("curves-log", GalleryTest::scaling);
    ALL.put("curves-long-names", GalleryTest::longNames);
    ALL.put("heat-map", () -> heatMap(4));
    ALL.put("heat-map-wide", () -> heatMap(9));
    ALL.put("dots-hand-offs", GalleryTest::handOffs);
    ALL.put("dots-late", GalleryTest::late);
    ALL.put(
        "histogram",
        () ->
            Charts.histogram(
                "How late does a sleep of 1 ms wake?",
                "lateness",
                Times.of("platform thread", noisy(400, 7e4, 0.1)),
                Times.of("virtual thread", noisy(400, 1e5, 0.12))));
    ALL.put("run-sequence", GalleryTest::warming);
    ALL.put("gantt", GalleryTest::gantt);
  }

  static Stream<String> names() {
    return ALL.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isDrawnWholeAndLegibly(String name) throws IOException {
    Picture picture = ALL.get(name).get();
    Files.write(
        Files.createDirectories(Path.of("target", "charts")).resolve(name + ".png"), picture.png());
    assertThat(picture.width()).isEqualTo(Ink.WIDTH);
    assertThat(picture.height()).isBetween(120, 1100);
    assertThat(picture.png().length).isLessThan(200_000);
    assertThat(picture.alt()).contains("\"").endsWith(".").doesNotContain("NaN", "null");
    assertThat(picture.drawn().rows()).isNotEmpty();
    assertThat(picture.drawn().text()).doesNotContain("NaN", "null");
    assertThat(inkAtTheEdge(picture)).as("px of ink at the edge").isZero();
  }

  /** What is drawn right up to the edge is cut off. */
  private static long inkAtTheEdge(Picture picture) {
    var image = Examples.decode(picture);
    long ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x : new int[] {0, 1, 2, image.getWidth() - 3, image.getWidth() - 1}) {
        ink += image.getRGB(x, y) == 0xFFFFFFFF ? 0 : 1;
      }
    }
    return ink;
  }

  static double[] noisy(int n, double base, double spread) {
    double[] all = new double[n];
    Arrays.setAll(all, i -> base * Math.exp(spread * RANDOM.nextGaussian()));
    return all;
  }

  private static Picture guessed() {
    Guess.of("two fetches", "together", 1.5);
    try {
      return Charts.bars("Together, two waits take as long as one", Examples.twoFetches());
    } finally {
      Guess.of("two fetches", "together");
    }
  }

  private static Picture fifteen() {
    Series[] all = new Series[15];
    Arrays.setAll(
        all,
        i ->
            series(
                "a contender with a name of %s letters..".formatted(i + 10),
                i % 3 == 2 ? Kind.PYTHON : Kind.JAVA,
                noisy(7, 1e6 * (i + 1), 0.02),
                Prediction.timesAsLong(i + 1).ratherThan(i + 2)));
    return Charts.bars(
        "Fifteen ways to do it, each as long as its number says",
        result("fifteen", all),
        Limit.of("one carrier", 4.5e6),
        Limit.rival("all carriers", 1.1e7));
  }

  private static Picture tasks() {
    return Charts.bars(
        "Beside computing tasks a ticker is late by whole tasks",
        result(
            "late",
            series(
                "alone",
                Kind.TASKS,
                new double[] {0, 0, 0, 0.01, 0},
                Prediction.value(0).ratherThan(1)),
            series("beside 2", Kind.TASKS, 0.98, Prediction.value(1).ratherThan(2)),
            series(
                "beside 4",
                Kind.TASKS,
                new double[] {1.3, 1.5, 1.6, 1.4, 1.45},
                Prediction.value(2).ratherThan(1, 3))));
  }

  private static Picture recorded() {
    return Charts.bars(
        "asyncio, virtual threads and what was recorded",
        result(
            "ten thousand waits",
            series("virtual threads", 2.02 * SECOND, time(2).ratherThan(20 * SECOND)),
            series("asyncio", Kind.PYTHON, 2.4 * SECOND, time(2).ratherThan(20 * SECOND)),
            series("uvloop", Kind.RECORDED, 2.2 * SECOND),
            series("pool of 1,000", 20.1 * SECOND, Prediction.lessThan(0.5))));
  }

  private static Result stairs() {
    List<Series> all = new ArrayList<>();
    for (int n : new int[] {1, 2, 3, 4}) {
      Kind at = Kind.JAVA.at("N = " + n, n, Double.NaN);
      double rounds = Math.ceil(n / 2.0);
      all.add(
          series("in turn", at, noisy(5, n * SECOND, 0.002), time(n).ratherThan((n + 1) * SECOND)));
      all.add(
          series(
              "pool of 2",
              at,
              noisy(5, (rounds + (n == 4 ? 0.6 : 0)) * SECOND, 0.004),
              time(rounds).ratherThan((rounds + 1) * SECOND, (rounds - 1) * SECOND)));
    }
    return result("stairs", all.toArray(Series[]::new));
  }

  private static Result workers() {
    return result(
        "cpu tasks",
        series("in turn", Kind.JAVA, noisy(9, 4e8, 0.004)),
        series(
            "a pool with as many threads as CPUs",
            Kind.JAVA,
            noisy(9, 2.05e8, 0.01),
            Prediction.ratio(2).ratherThan(1),
            Prediction.cpusBusy(2).ratherThan(1)),
        series(
            "virtual threads on one carrier",
            Kind.JAVA,
            noisy(9, 3.98e8, 0.004),
            Prediction.ratio(1).ratherThanOffBy(0.1)),
        series(
            "the common pool", Kind.JAVA, noisy(9, 2.9e8, 0.05), Prediction.ratio(2).ratherThan(1)),
        series("asyncio", Kind.PYTHON, noisy(9, 5e8, 0.01), Prediction.lessThan(1)));
  }

  private static Picture claims() {
    Claim one = Claim.of("X1", "Started together, two waits take as long as the longer one.");
    Claim two =
        Claim.of(
            "X2", "N equal waits on a pool of P threads take the time of N/P waits, rounded up.");
    Result waits =
        result(
            "two",
            series("in turn", 4 * SECOND),
            series("together", 2.01 * SECOND, Prediction.ratio(2).ratherThan(1).claim(one)),
            series("none", Kind.JAVA, 0.1e9, Prediction.moreThan(3).claim(two)),
            series("pool", Kind.JAVA, noisy(5, 2.9e9, 0.01), time(2).ratherThan(3e9).claim(two)),
            series("late", Kind.JAVA, 1.2e9, time(1).ratherThan(2e9)));
    Result late =
        result("late", series("alone", Kind.TASKS, 0.02, Prediction.value(0).ratherThan(1)));
    return Charts.errors("How far off is each claim?", List.of(waits, late));
  }

  private static Picture speedUps() {
    Curve pool = Curve.of("pool");
    Curve carriers = Curve.of("carriers");
    for (int w = 1; w <= 8; w++) {
      pool = pool.at(w, noisy(5, Math.min(w, 4) * 0.97, 0.01));
      carriers = carriers.at(w, noisy(5, Math.min(w, 4) * 0.93, 0.01));
    }
    return Charts.curves(
        "A pool of 4 caps the gain at 4",
        Scale.linear("workers"),
        Scale.linear("times as fast"),
        List.of(pool, carriers),
        Limit.of("min(w, 4)", w -> Math.min(w, 4)),
        Limit.rival("w", w -> w));
  }

  private static Picture scaling() {
    Curve pool = Curve.of("pool of 200");
    Curve virtual = Curve.of("virtual threads");
    Curve asyncio = Curve.of("asyncio");
    for (int n : new int[] {1, 10, 100, 1000, 10_000, 100_000, 1_000_000}) {
      if (n <= 10_000) {
        pool = pool.at(n, noisy(5, Math.ceil(n / 200.0) * 2e9, 0.01));
      }
      virtual = virtual.at(n, noisy(5, 2e9 + n * 1000.0, 0.02));
      asyncio = asyncio.at(n, noisy(5, 2e9 + n * 12_000.0, 0.05));
    }
    return Charts.curves(
        "How many can wait at once?",
        Scale.log("waits N"),
        Scale.logTime("time"),
        List.of(pool, virtual, asyncio),
        Limit.of("⌈N/200⌉·W", n -> Math.ceil(n / 200) * 2e9),
        Limit.rival("W", n -> 2e9),
        Limit.rival("N·W", n -> n * 2e9));
  }

  private static Picture longNames() {
    List<Curve> curves = new ArrayList<>(Curve.times(stairs()));
    curves.add(
        Curve.of("CompletableFuture on its default pool").at(1, 1.2e9).at(2, 2.1e9).at(4, 2.2e9));
    return Charts.curves(
        "Does a pool of 2 finish in rounds?",
        Scale.linear("waits N"),
        Scale.time("time"),
        curves,
        Limit.of("⌈N/2⌉·W", n -> Math.ceil(n / 2) * 1e9));
  }

  private static Picture heatMap(int columns) {
    List<Series> all = new ArrayList<>();
    for (double f : IntStream.range(0, columns).mapToDouble(i -> i / (columns - 1.0)).toArray()) {
      for (int n : new int[] {1, 4, 16, 64}) {
        Kind at = Kind.JAVA.at("f = %s, N = %s".formatted(f, n), Math.round(f * 100) / 100.0, n);
        double gain = Math.min(n, 2 / (1 - f * 0.99));
        all.add(series("in turn", at, noisy(5, 1e9, 0.01)));
        all.add(
            series(
                "virtual threads",
                at,
                noisy(5, 1e9 / gain * (n == 64 ? 1.3 : 1.02), 0.02),
                Prediction.ratio(gain).ratherThan(gain * 2)));
      }
    }
    return Charts.heatMap(
        "Waiting and many tasks: the gain is min(N, K/(1 − f))",
        Scale.linear("share of waiting f"),
        Scale.linear("tasks N"),
        result("map", all.toArray(Series[]::new)),
        "virtual threads");
  }

  private static Picture handOffs() {
    double u = 2.5e4;
    List<Times> all = new ArrayList<>();
    all.add(
        Times.of("virtual thread to virtual thread, one carrier", noisy(200, 450, 0.2))
            .group("no thread is woken")
            .predicted(400));
    all.add(
        Times.of("the common pool, from itself", noisy(200, 900, 0.3)).group("no thread is woken"));
    for (int n = 1; n <= 3; n++) {
      all.add(
          Times.of(
                  n == 1 ? "one wake-up" : n + " wake-ups, there and back", noisy(200, n * u, 0.15))
              .group("a thread is woken by the system")
              .predicted(n * u, u * Math.sqrt(n * (n - 0.99)), u * Math.sqrt(n * (n + 1))));
    }
    return Charts.dots(
        "A woken thread costs fifty times a virtual one",
        "time of one hand-off",
        all.toArray(Times[]::new));
  }

  private static Picture late() {
    return Charts.dots(
        "Beside 4 tasks on 2 carriers, the ticker is 2 tasks late",
        "lateness",
        Times.of("alone", noisy(60, 0.01, 0.4)).in("tasks").predicted(0),
        Times.of(
            series(
                "beside 2",
                Kind.TASKS,
                noisy(60, 0.97, 0.05),
                Prediction.value(1).ratherThan(0, 2))),
        Times.of(
            series(
                "beside 4",
                Kind.TASKS,
                noisy(60, 1.94, 0.02),
                Prediction.value(2).ratherThan(1, 3))));
  }

  private static Picture warming() {
    Series s = series("xorshift", Kind.JAVA, noisy(20, 1.64e7, 0.01), time(0.0164));
    return Charts.runSequence(s);
  }

  private static Picture gantt() {
    return Charts.gantt(
        new Timeline(
            "two fetches",
            List.of(
                new Span("fetch a", "in turn", Timeline.Kind.WAITING, 0, 2_000_000_000),
                new Span(
                    "fetch b", "in turn", Timeline.Kind.WAITING, 2_000_000_000, 4_000_000_000L),
                new Span("fetch a", "together", Timeline.Kind.COMPUTING, 0, 500_000_000),
                new Span("fetch b", "together", Timeline.Kind.CANCELLED, 0, 1_600_000_000))));
  }
}
