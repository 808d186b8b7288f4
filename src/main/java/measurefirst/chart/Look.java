package measurefirst.chart;

import java.awt.Color;
import measurefirst.result.Origin;
import measurefirst.result.Result;
import measurefirst.result.Series;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How the samples of a language look: by colour and marker, lighter where they are recorded.
 *
 * @param language whose look it is
 * @param strong the colour of marks
 * @param pale the colour of bars
 * @param marker the mark of one sample
 */
record Look(String language, Color strong, Color pale, Marker marker) {
  static final Look JAVA = new Look("Java", Ink.BLUE, Ink.PALE_BLUE, SeriesMarkers.CIRCLE);
  private static final Look PYTHON =
      new Look("Python", Ink.VERMILION, Ink.PALE_ORANGE, SeriesMarkers.TRIANGLE_UP);

  static Look of(String language) {
    return switch (language) {
      case "Java" -> JAVA;
      case "Python" -> PYTHON;
      default -> new Look(language, Ink.GREEN, Ink.PALE_GREEN, SeriesMarkers.SQUARE);
    };
  }

  static Look of(Series series) {
    Look look = of(series.language());
    return isRecorded(series)
        ? new Look(
            look.language, Ink.lighter(look.strong, 0.4), Ink.lighter(look.pale, 0.5), look.marker)
        : look;
  }

  /** Where in its sweep a contender stands, and whether it alone is recorded. */
  static String name(Result result, Series series) {
    return series.where() + (isRecordedIn(result, series) ? " (recorded)" : "");
  }

  /** Whether it is recorded among others that are not; if all are, the note says so. */
  static boolean isRecordedIn(Result result, Series series) {
    return isRecorded(series) && !result.isRecorded();
  }

  static boolean isRecorded(Series series) {
    return series.origin() == Origin.RECORDED;
  }
}
