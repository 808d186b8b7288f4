package measurefirst.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import measurefirst.result.Mode;
import measurefirst.result.Origin;
import measurefirst.result.Point;
import measurefirst.result.Prediction;
import measurefirst.result.Result;
import measurefirst.result.Series;
import measurefirst.statistics.Steadiness;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** Results with known numbers, and ways to look into a picture. */
final class Examples {
  private Examples() {}

  /** Samples of {@code base}, ×1.001, ×1.002, … : n = 5. */
  static Series series(String name, double base, double limit) {
    return series(name, "Java", limit, base * 1.2, five(base));
  }

  static double[] five(double base) {
    return IntStream.range(0, 5).mapToDouble(i -> base * (1 + i / 1000.0)).toArray();
  }

  static Series series(String name, String language, double limit, double cold, double... samples) {
    List<Double> counted = Arrays.stream(samples).boxed().toList();
    return new Series(
        name,
        Point.NONE,
        language,
        Origin.HERE,
        Series.NANOS,
        1,
        cold,
        List.of(cold * 0.9),
        counted,
        List.of(),
        limit > 0 ? List.of(Prediction.time(Duration.ofNanos((long) limit))) : List.of(),
        Steadiness.STEADY,
        "answer",
        List.of());
  }

  static Result result(String name, Series... series) {
    return new Result(
        name,
        "",
        Mode.QUICK,
        Instant.EPOCH,
        null,
        Map.of(),
        List.of(series),
        List.of(),
        List.of(),
        List.of());
  }

  static Result twoFetches() {
    return result("two fetches", series("in turn", 4e9, 4e9), series("together", 2e9, 2e9));
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
