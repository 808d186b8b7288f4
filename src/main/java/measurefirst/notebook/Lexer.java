package measurefirst.notebook;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells code from literals and comments, character by character, in Java that may be unfinished.
 */
final class Lexer {
  /** What a character belongs to. */
  enum Kind {
    CODE,
    LITERAL,
    COMMENT
  }

  private final String source;
  private final Kind[] kinds;

  Lexer(String source) {
    this.source = source;
    this.kinds = new Kind[source.length()];
    int at = 0;
    while (at < source.length()) {
      at = token(at);
    }
  }

  Kind at(int index) {
    return kinds[index];
  }

  /** The identifiers and keywords of the code, each once, in the order of their appearance. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    int at = 0;
    while (at < source.length()) {
      int end = at;
      while (end < source.length()
          && kinds[end] == Kind.CODE
          && Character.isJavaIdentifierPart(source.charAt(end))) {
        end++;
      }
      if (end > at && Character.isJavaIdentifierStart(source.charAt(at))) {
        words.add(source.substring(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return words;
  }

  /** The source without comments and with one space for any white space between its tokens. */
  String normalised() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (kinds[i] == Kind.LITERAL) {
        text.append(c);
      } else if (kinds[i] == Kind.CODE && !Character.isWhitespace(c)) {
        text.append(c);
      } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
    }
    return text.toString().strip();
  }

  private int token(int at) {
    if (source.startsWith("//", at)) {
      return mark(at, lineEnd(at), Kind.COMMENT);
    }
    if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      return mark(at, end < 0 ? source.length() : end + 2, Kind.COMMENT);
    }
    if (source.startsWith("\"\"\"", at)) {
      return mark(at, literalEnd(at + 3, "\"\"\"", source.length()), Kind.LITERAL);
    }
    char c = source.charAt(at);
    if (c == '"' || c == '\'') {
      return mark(at, literalEnd(at + 1, String.valueOf(c), lineEnd(at)), Kind.LITERAL);
    }
    return mark(at, at + 1, Kind.CODE);
  }

  private int literalEnd(int from, String quote, int limit) {
    int at = from;
    while (at < limit) {
      if (source.charAt(at) == '\\') {
        at += 2;
      } else if (source.startsWith(quote, at)) {
        return at + quote.length();
      } else {
        at++;
      }
    }
    return limit;
  }

  private int lineEnd(int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end;
  }

  private int mark(int from, int to, Kind kind) {
    for (int i = from; i < to; i++) {
      kinds[i] = kind;
    }
    return to;
  }
}
