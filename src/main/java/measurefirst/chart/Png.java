package measurefirst.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes an image as a PNG of at most 256 colours. Charts hold few colours but for the rims of
 * letters and marks: a third of the bytes, and no difference to see.
 */
final class Png {
  private Png() {}

  static byte[] of(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    int[] pixels = image.getRGB(0, 0, w, h, null, 0, w);
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
    Map<Integer, Integer> places = new HashMap<>();
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_INDEXED, model);
    int[] row = new int[w];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int pixel = pixels[y * w + x];
        row[x] =
            x > 0 && pixel == pixels[y * w + x - 1]
                ? row[x - 1]
                : places.computeIfAbsent(pixel, c -> nearest(c, palette));
      }
      indexed.getRaster().setPixels(0, y, w, 1, row);
    }
    return write(indexed);
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

  private static byte[] write(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam smallest = writer.getDefaultWriteParam();
      smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      smallest.setCompressionQuality(0);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), smallest);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
