package measurefirst.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes an image as a PNG of at most 256 colours. Charts hold few colours but for the rims of
 * letters and marks: a third of the bytes, and no difference to see. It writes the file itself: the
 * first picture then waits for none of the image writers of the JDK to be found and loaded.
 */
final class Png {
  private Png() {}

  /** The bytes for {@code image}, which is of {@link BufferedImage#TYPE_INT_RGB}. */
  static byte[] of(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    Map<Integer, Integer> counts = new HashMap<>();
    // most pixels are like the one before: whole runs are counted and looked up at once
    for (int from = 0, to = 0; from < pixels.length; from = to) {
      while (to < pixels.length && pixels[to] == pixels[from]) {
        to++;
      }
      counts.merge(pixels[from], to - from, Integer::sum);
    }
    int[] byCount =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .mapToInt(Map.Entry::getKey)
            .toArray();
    int[] colours = byCount;
    for (int apart = 3; colours.length > 256; apart++) {
      colours = palette(byCount, apart * apart);
    }
    int[] palette = colours;
    Map<Integer, Byte> places = new HashMap<>();
    // each line begins with its filter: 0, none, which suits indices best
    byte[] lines = new byte[(w + 1) * h];
    for (int i = 0; i < pixels.length; i++) {
      int at = i + i / w + 1;
      lines[at] =
          i % w > 0 && pixels[i] == pixels[i - 1]
              ? lines[at - 1]
              : places.computeIfAbsent(pixels[i], c -> (byte) nearest(c, palette));
    }
    return file(w, h, palette, lines);
  }

  /** The fewest colours, frequent ones first, of which one lies near every other. */
  private static int[] palette(int[] byCount, int near) {
    int[] chosen = new int[257];
    int size = 0;
    for (int colour : byCount) {
      int i = 0;
      while (i < size && distance(colour, chosen[i]) > near) {
        i++;
      }
      if (i == size) {
        chosen[size++] = colour;
        if (size > 256) {
          break;
        }
      }
    }
    return Arrays.copyOf(chosen, size);
  }

  private static int nearest(int colour, int[] colours) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(colour, colours[i]) < distance(colour, colours[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }

  /** The file as the PNG specification (W3C, third edition) lays it out. */
  private static byte[] file(int w, int h, int[] palette, byte[] lines) {
    ByteBuffer head = ByteBuffer.allocate(13).putInt(w).putInt(h);
    head.put((byte) 8).put((byte) 3); // 8 bits an index into a palette
    byte[] colours = new byte[3 * palette.length];
    for (int i = 0; i < palette.length; i++) {
      colours[3 * i] = (byte) (palette[i] >> 16);
      colours[3 * i + 1] = (byte) (palette[i] >> 8);
      colours[3 * i + 2] = (byte) palette[i];
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(file, "IHDR", head.array());
    chunk(file, "PLTE", colours);
    chunk(file, "IDAT", deflate(lines));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    CRC32 crc = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflate(byte[] lines) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(lines);
      deflater.finish();
      ByteArrayOutputStream small = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        small.write(buffer, 0, deflater.deflate(buffer));
      }
      return small.toByteArray();
    }
  }
}
