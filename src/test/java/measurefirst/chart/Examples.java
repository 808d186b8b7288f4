package measurefirst.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import measurefirst.result.Finding;
import measurefirst.result.Machine;
import measurefirst.result.Mode;
import measurefirst.result.Origin;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.statistics.Interval;
import measurefirst.statistics.Steadiness;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** Results with known numbers, judged as a run would, and ways to look into a picture. */
final class Examples {
  static final double SECOND = 1e9;

  private static final Machine MACHINE =
      new Machine(
          "25",
          List.of(),
          "Linux",
          "amd64",
          "Example CPU",
          2,
          2,
          1,
          Double.NaN,
          1L << 33,
          0,
          0,
          "",
          50_000,
          10,
          "3.11",
          Instant.EPOCH);

  private Examples() {}

  /** What may be said of a contender beside its samples. */
  record Kind(String language, Origin origin, String unit, Point point) {
    static final Kind JAVA = new Kind("Java", Origin.HERE, Series.NANOS, Point.NONE);
    static final Kind PYTHON = new Kind("Python", Origin.HERE, Series.NANOS, Point.NONE);
    static final Kind RECORDED = new Kind("Python", Origin.RECORDED, Series.NANOS, Point.NONE);
    static final Kind TASKS = new Kind("Java", Origin.HERE, "tasks", Point.NONE);

    Kind at(String name, double x, double y) {
      return new Kind(language, origin, unit, new Point(name, x, y));
    }
  }

  /** Samples of {@code base}, ×1.001, ×1.002, … : n = 5, and a first call of 1.2 × base. */
  static Series series(String name, double base, Prediction... predictions) {
    return series(name, Kind.JAVA, five(base), predictions);
  }

  static Series series(String name, Kind kind, double base, Prediction... predictions) {
    return series(name, kind, five(base), predictions);
  }

  static Series series(String name, Kind kind, double[] samples, Prediction... predictions) {
    double first = samples.length == 0 ? Double.NaN : samples[0];
    List<Double> counted = Arrays.stream(samples).boxed().toList();
    return new Series(
        name,
        kind.point(),
        kind.language(),
        kind.origin(),
        kind.unit(),
        1,
        first * 1.2,
        List.of(first * 1.08),
        counted,
        counted.stream().map(t -> 1.9 * t).toList(),
        List.of(predictions),
        Steadiness.STEADY,
        "answer",
        List.of());
  }

  static double[] five(double base) {
    return IntStream.range(0, 5).mapToDouble(i -> base * (1 + i / 1000.0)).toArray();
  }

  /** A result whose predictions are judged by their intervals. */
  static Result result(String name, Series... series) {
    List<Finding> findings = new ArrayList<>();
    Result bare = bare(name, findings, series);
    for (Series one : series) {
      for (Prediction p : one.predictions()) {
        Interval measured =
            switch (p.quantity()) {
              case TIME, VALUE -> one.interval();
              case RATIO -> bare.ratio(one);
              case TIMES_AS_LONG -> bare.ratio(one).inverse();
              case CPUS -> new Interval(1.9, 1.88, 1.92, 0.95, 5, 5);
            };
        findings.add(
            new Finding(
                one.name(),
                one.point(),
                p,
                measured,
                one.isTimed() ? "" : one.unit(),
                p.outcome(measured),
                ""));
      }
    }
    return bare(name, findings, series);
  }

  private static Result bare(String name, List<Finding> findings, Series... series) {
    return new Result(
        name,
        "",
        Mode.FULL,
        Instant.EPOCH,
        MACHINE,
        Map.of(),
        List.of(series),
        findings,
        List.of(),
        List.of());
  }

  static Result twoFetches() {
    return result(
        "two fetches",
        series("in turn", 4 * SECOND, time(4).ratherThan(2 * SECOND)),
        series("together", 2 * SECOND, time(2).ratherThan(4 * SECOND)));
  }

  static Prediction time(double seconds) {
    return Prediction.time(java.time.Duration.ofNanos((long) (seconds * SECOND)));
  }

  static BufferedImage decode(Picture picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture.png()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static XYChart chart(Picture picture) {
    return (XYChart) picture.chart();
  }

  static XYSeries drawn(Picture picture, String series) {
    XYSeries found = chart(picture).getSeries(series);
    if (found == null) {
      throw new AssertionError(
          "no series \"%s\" among %s"
              .formatted(
                  series,
                  chart(picture).getSeriesCollection().stream().map(XYSeries::getName).toList()));
    }
    return found;
  }

  static boolean dashed(XYSeries series) {
    return series.getLineStyle().getDashArray() != null;
  }

  /** How many pixels are about of this colour. */
  static long pixels(BufferedImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        int off =
            Math.abs((pixel >> 16 & 255) - (rgb >> 16 & 255))
                + Math.abs((pixel >> 8 & 255) - (rgb >> 8 & 255))
                + Math.abs((pixel & 255) - (rgb & 255));
        if (off < 16) {
          count++;
        }
      }
    }
    return count;
  }
}
