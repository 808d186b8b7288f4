package measurefirst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A number in a text has the same digits everywhere: {@code "%d".formatted(12)} has not, where the
 * reader's language has digits of its own.
 */
class FormatsTest {
  private static final Path SOURCES = Path.of("src/main/java/measurefirst");

  private static final Pattern NUMERIC =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*%[-#+ 0,(]*\\d*(?:\\.\\d+)?[dfgeEGxXot](?:[^\"\\\\]|\\\\.)*\"");

  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  /** From the last semicolon or brace before the call to its end. */
  private static final Pattern FORMATTED = Pattern.compile("[^;{}]*\\.formatted\\(");

  private static final Pattern LOCALE_MISSING =
      Pattern.compile("(?:String\\.format|printf)\\(\\s*+(?!Locale\\.ROOT)");

  @Test
  void noMainSourceFormatsByTheDefaultLocale() throws IOException {
    assertThat(offences()).isEmpty();
  }

  @Test
  void theLookFindsWhatItLooksFor() {
    assertThat(offences("a", "return \"%d of %s\".formatted(a, b);")).hasSize(1);
    assertThat(offences("a", "x(\"no %.2f\"\n + \" more\"\n .formatted(a));")).hasSize(1);
    assertThat(offences("a", "x(\"no; %d of {\".formatted(a));")).hasSize(1);
    assertThat(offences("a", "return String.format(\"%s\", a);")).hasSize(1);
    assertThat(offences("a", "System.out.printf(\"%s\", a);")).hasSize(1);
    assertThat(offences("a", "return \"100 %% of %s\".formatted(a);")).isEmpty();
    assertThat(offences("a", "return String.format(Locale.ROOT, \"%d\", a);")).isEmpty();
  }

  private static List<String> offences() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        found.addAll(offences(SOURCES.relativize(file).toString(), Files.readString(file)));
      }
    }
    return found;
  }

  private static List<String> offences(String file, String source) {
    List<String> found = new ArrayList<>();
    // A brace or a semicolon inside a text ends no statement.
    String code =
        TEXT.matcher(source.replace("%%", "").replaceAll("(?m)^\\s*(//|/?\\*).*", ""))
            .replaceAll(text -> Matcher.quoteReplacement(text.group().replaceAll("[;{}]", ",")));
    for (Matcher call = FORMATTED.matcher(code); call.find(); ) {
      Matcher text = NUMERIC.matcher(call.group());
      if (text.find() && !call.group().contains("Locale.ROOT")) {
        found.add(file + ": " + text.group());
      }
    }
    for (Matcher call = LOCALE_MISSING.matcher(code); call.find(); ) {
      found.add(file + ": " + call.group());
    }
    return found;
  }
}
