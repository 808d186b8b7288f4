package measurefirst.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of an answer, made piece by piece when it is sent, so that 2,000 large ones need no
 * memory.
 */
final class Body {
  private static final byte[] TEXT =
      "the quick brown fox jumps over the lazy dog ".getBytes(StandardCharsets.US_ASCII);

  private final byte[] head;
  private final int text;
  private final byte[] tail = utf8("\"}");

  /**
   * @param page any text
   * @param text how many bytes of text beside it
   */
  Body(String page, int text) {
    head = utf8("{\"page\":\"" + escaped(page) + "\",\"text\":\"");
    this.text = text;
  }

  int size() {
    return head.length + text + tail.length;
  }

  /** The bytes from {@code from} on, {@code length} of them. */
  ByteBuffer piece(int from, int length) {
    byte[] piece = new byte[length];
    for (int i = 0; i < length; i++) {
      piece[i] = at(from + i);
    }
    return ByteBuffer.wrap(piece);
  }

  private byte at(int i) {
    if (i < head.length) {
      return head[i];
    }
    int inText = i - head.length;
    return inText < text ? TEXT[inText % TEXT.length] : tail[inText - text];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As RFC 8259, section 7, wants it. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped
            .append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
