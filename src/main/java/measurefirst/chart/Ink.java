package measurefirst.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The house style: fonts, colours and strokes. The series colours are those of Okabe and Ito
 * (2008), told apart with the common kinds of colour blindness; marker and dash vary with them.
 */
final class Ink {
  static final int WIDTH = 760;

  static final Color TEXT = new Color(0x222222);
  static final Color QUIET = new Color(0x595959);
  static final Color GRID = new Color(0xE3E3E3);
  static final Color AXIS = new Color(0x8A8A8A);

  /** What a theory gives, and what its rival gives. */
  static final Color PREDICTED = TEXT;

  static final Color RIVAL = new Color(0x8E8E8E);
  static final Color GUESS = new Color(0xB3568C);

  /** Where a measurement confirms a prediction. */
  static final Color BAND = new Color(0xECEAE2);

  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILION = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PALE_BLUE = new Color(0xA6CEE6);
  static final Color PALE_ORANGE = new Color(0xF5C9A0);
  static final Color PALE_GREEN = new Color(0xA3DBC9);

  private static final Color[] SERIES = {
    BLUE, VERMILION, GREEN, GUESS, new Color(0x8C6500), new Color(0x3B9BD1), new Color(0x444444),
  };
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.SQUARE,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CROSS,
    SeriesMarkers.PLUS,
  };
  private static final float[][] DASHES = {{}, {10, 3}, {3, 3}, {10, 3, 3, 3}};

  static final BasicStroke HAIR = butt(1);
  static final BasicStroke DASHED = dashed(1.8f, 6, 4);
  static final BasicStroke SOLID = butt(3.2f);
  static final BasicStroke SHORT_DASHES = dashed(2.4f, 5, 3);

  static final Font BODY = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  static final Font BOLD = BODY.deriveFont(Font.BOLD);
  static final Font TITLE = BODY.deriveFont(Font.BOLD, 19f);

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private Ink() {}

  static Color series(int i) {
    return SERIES[i % SERIES.length];
  }

  static Marker marker(int i) {
    return MARKERS[i % MARKERS.length];
  }

  /** Solid for the first series, then ever other dashes, so that colour is never alone. */
  static BasicStroke line(int i) {
    float[] dash = DASHES[i % DASHES.length];
    return dash.length == 0 ? butt(2.2f) : dashed(2.2f, dash);
  }

  private static BasicStroke dashed(float width, float... dash) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
  }

  static BasicStroke butt(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  static Color alpha(Color colour, double alpha) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
  }

  /** {@code colour} mixed with white, of which there is the share {@code white}. */
  static Color lighter(Color colour, double white) {
    return new Color(
        mix(colour.getRed(), white), mix(colour.getGreen(), white), mix(colour.getBlue(), white));
  }

  private static int mix(int part, double white) {
    return (int) Math.round(part + (255 - part) * white);
  }

  /** The width of {@code text}, in px. */
  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
  }

  /** Breaks {@code text} between words into lines no wider than {@code width} px. */
  static List<String> wrap(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
      // a single word that is too long: broken where it must be
      while (width(line, font) > width && line.length() > 1) {
        int fits = line.length() - 1;
        while (fits > 1 && width(line.substring(0, fits), font) > width) {
          fits--;
        }
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    lines.add(line);
    return lines;
  }

  /** At most {@code most} lines of {@code text}; the last ends in an ellipsis if more is left. */
  static List<String> wrap(String text, Font font, double width, int most) {
    List<String> lines = wrap(text, font, width);
    if (lines.size() <= most) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, most));
    String last = cut.removeLast();
    while (width(last + "…", font) > width) {
      last = last.substring(0, last.length() - 1);
    }
    cut.add(last.strip() + "…");
    return cut;
  }

  /** Text needs a font; without one, Java fails deep inside with a message that helps nobody. */
  static void requireFonts() {
    try {
      if (width("m", BODY) > 0) {
        return;
      }
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw new IllegalStateException(noFonts(), e);
    }
    throw new IllegalStateException(noFonts());
  }

  private static String noFonts() {
    return "charts need at least one font, and Java found none on this machine: install fontconfig"
        + " and a font (Debian, Ubuntu: apt install fontconfig fonts-dejavu-core; Fedora: dnf"
        + " install fontconfig dejavu-sans-fonts; Alpine: apk add fontconfig ttf-dejavu), then"
        + " restart the kernel";
  }
}
