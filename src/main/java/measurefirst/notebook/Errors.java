package measurefirst.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import measurefirst.timing.Causes;

/**
 * What a reader sees of an error: what went wrong, why, and where in the notebook.
 *
 * <p>Bold only, in the colour of the theme's own text: no single colour is legible on white and on
 * near-black alike.
 */
final class Errors {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final Pattern WRAPPED_NAME = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\.");
  private static final Pattern NULL_VARIABLE =
      Pattern.compile("because \"REPL\\.\\$JShell\\$\\d+[A-Z]*\\.(\\w+)\" is null");
  private static final Set<String> SPEAK_FOR_THEMSELVES =
      Set.of("CompileError", "InterruptedCell", "ResetException");
  private static final int MOST_FRAMES = 12;

  private Errors() {}

  /** The variable of the notebook that a null pointer exception is about, or null. */
  static String nullVariable(Throwable thrown) {
    if (thrown instanceof NullPointerException && thrown.getMessage() != null) {
      Matcher matcher = NULL_VARIABLE.matcher(thrown.getMessage());
      return matcher.find() ? matcher.group(1) : null;
    }
    return null;
  }

  /** The text without the names of JShell's wrappers. */
  static String inTheirWords(String text) {
    return WRAPPED_NAME.matcher(text).replaceAll("").replace("REPL.", "");
  }

  static List<String> lines(Throwable thrown, Places places) {
    List<String> lines = new ArrayList<>();
    if (thrown instanceof CompileError error) {
      lines.add(bold(error.getMessage()));
      lines.addAll(error.lines());
      return lines;
    }
    if (SPEAK_FOR_THEMSELVES.contains(thrown.getClass().getSimpleName())) {
      lines.add(bold(thrown.getMessage()));
    } else {
      inTheirWords(Causes.chain(thrown)).lines().forEach(line -> lines.add(bold(line)));
    }
    frames(thrown, places).forEach(frame -> lines.add("    at " + frame));
    return lines;
  }

  /** From where it went wrong to the cell, without what only passes calls on. */
  private static List<String> frames(Throwable thrown, Places places) {
    List<String> frames = new ArrayList<>();
    Throwable root = thrown;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (Arrays.stream(t.getStackTrace()).anyMatch(frame -> places.of(frame) != null)) {
        root = t;
      }
    }
    for (StackTraceElement frame : root.getStackTrace()) {
      String place = places.of(frame);
      if (place != null && frames.size() < MOST_FRAMES) {
        frames.add(place);
      }
    }
    return frames.stream().distinct().toList();
  }

  private static String bold(String text) {
    return BOLD + text + PLAIN;
  }
}
