package measurefirst.notebook;

import java.util.List;
import java.util.stream.Collectors;

/** A cell uses a variable whose value JShell has dropped. */
final class ResetException extends Exception {
  /** The variables of which at least one is missed. */
  ResetException(List<String> names, Throwable cause) {
    super(sentence(names), cause);
  }

  /** What the reader is to do about it. */
  static String sentence(List<String> names) {
    String all = names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return names.size() == 1
        ? all + " was reset because something it uses changed: rerun from the changed cell on"
        : all + " were reset because something they use changed: rerun from the changed cell on";
  }
}
