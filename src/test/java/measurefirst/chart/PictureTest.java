package measurefirst.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.XYChart;

class PictureTest {

  @Test
  void hasTwicePixelsAndNoTransparency() {
    Picture picture = Charts.bars(Examples.twoFetches());
    BufferedImage image = Examples.decode(picture);
    assertThat(picture.width()).isEqualTo(760);
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    assertThat(image.getColorModel().hasAlpha()).isFalse();
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void givesTheSameBytesForTheSameInput() {
    Picture first = Charts.bars(Examples.twoFetches());
    assertThat(Charts.bars(Examples.twoFetches()).png()).isEqualTo(first.png());
    assertThat(Picture.ofAny(first.chart()).png()).isEqualTo(first.png());
    first.png()[0] = 0;
    assertThat(first.png()[0]).isNotZero();
  }

  @Test
  void redrawsWhatAReaderChanged() {
    Picture before = Charts.bars(Examples.twoFetches());
    XYChart chart = Examples.chart(before);
    chart.setTitle("Another title");
    chart.getStyler().setXAxisMax(20.0);
    Picture after = Picture.ofAny(chart);
    assertThat(after.png()).isNotEqualTo(before.png());
    assertThat(after.alt()).isEqualTo(before.alt());
    // the bars end at a fifth of the plot instead of at its edge
    assertThat(Examples.pixels(Examples.decode(after), 0xA6CEE6))
        .isLessThan(Examples.pixels(Examples.decode(before), 0xA6CEE6) / 3);
  }

  @Test
  void rendersPlainChartsAndDescribesThem() {
    XYChart plain = new XYChart(300, 200);
    plain.setTitle("mine");
    plain.setXAxisTitle("n");
    plain.setYAxisTitle("ms");
    plain.addSeries("a", new double[] {1, 2}, new double[] {3, 4});
    Picture picture = Picture.ofAny(plain);
    assertThat(picture.alt()).isEqualTo("A chart \"mine\" of ms over n, showing a.");
    assertThat(picture).hasToString(picture.alt());
    assertThat(Examples.decode(picture).getWidth()).isEqualTo(600);

    PieChart pie = new PieChart(300, 200);
    pie.addSeries("half", 1);
    assertThat(Picture.ofAny(pie).alt()).isEqualTo("A chart without a title, showing half.");
    assertThat(Picture.chartType()).isAssignableFrom(PieChart.class);
  }

  @Test
  void refusesWhatIsNoChartAndWhatHasNoSentence() {
    assertThatThrownBy(() -> Picture.ofAny("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
    assertThatThrownBy(() -> Picture.ofAny(null)).hasMessageContaining("null");
    assertThatThrownBy(() -> Picture.of(new XYChart(300, 200), " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sentence");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutFontsNamesTheRemedy(@TempDir Path empty) throws IOException, InterruptedException {
    Path noFonts = empty.resolve("fonts.conf");
    java.nio.file.Files.writeString(
        noFonts, "<?xml version=\"1.0\"?><fontconfig><dir>" + empty + "</dir></fontconfig>");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + empty,
                "-cp",
                System.getProperty("java.class.path"),
                Fontless.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("IllegalStateException").contains("apt install fontconfig");
  }

  /** Draws a chart where there is no font, and prints what comes of it. */
  static final class Fontless {
    private Fontless() {}

    static void main() {
      try {
        Charts.bars(Examples.twoFetches());
        System.out.println("drawn");
      } catch (IllegalStateException e) {
        System.out.println(e);
      }
    }
  }
}
