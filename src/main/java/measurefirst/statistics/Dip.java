package measurefirst.statistics;

import java.util.Arrays;

/**
 * How far values are from having one mode (after Hartigan and Hartigan 1985): the least, over all
 * places for a mode, of the greatest distance between their distribution function and one that is
 * convex before the mode and concave after it.
 */
final class Dip {
  private Dip() {}

  /** The dip of values, between 0 for one mode and 1/4 for two equal values far apart. */
  static double of(double[] values) {
    double[] x = spread(values);
    int n = x.length;
    int low = 0;
    int high = n - 1;
    // The distance before the mode grows with its place, the one after it shrinks.
    while (high - low > 1) {
      int mode = (low + high) >>> 1;
      if (fromConvex(x, mode) < fromConvex(mirrored(x), n - 1 - mode)) {
        low = mode;
      } else {
        high = mode;
      }
    }
    return Math.min(
            Math.max(fromConvex(x, low), fromConvex(mirrored(x), n - 1 - low)),
            Math.max(fromConvex(x, high), fromConvex(mirrored(x), n - 1 - high)))
        / 2;
  }

  /** How far the points up to {@code last} rise above the convex hull below them. */
  private static double fromConvex(double[] x, int last) {
    int[] hull = new int[last + 1];
    int size = 0;
    double farthest = 0;
    for (int i = 0; i <= last; i++) {
      while (size > 1 && !turnsUp(x, hull[size - 2], hull[size - 1], i)) {
        size--;
      }
      hull[size++] = i;
    }
    for (int k = 1; k < size; k++) {
      int a = hull[k - 1];
      int b = hull[k];
      for (int i = a + 1; i < b; i++) {
        double line = a + (b - a) * (x[i] - x[a]) / (x[b] - x[a]);
        farthest = Math.max(farthest, (i - line) / x.length);
      }
    }
    return farthest;
  }

  private static boolean turnsUp(double[] x, int a, int b, int c) {
    return (c - b) * (x[b] - x[a]) > (b - a) * (x[c] - x[b]);
  }

  private static double[] mirrored(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = -x[x.length - 1 - i];
    }
    return y;
  }

  /** Sorted, with equal values spread evenly over the clock's step that made them equal. */
  private static double[] spread(double[] values) {
    double[] x = values.clone();
    Arrays.sort(x);
    double step = Double.POSITIVE_INFINITY;
    for (int i = 1; i < x.length; i++) {
      step = x[i] > x[i - 1] ? Math.min(step, x[i] - x[i - 1]) : step;
    }
    double[] y = new double[x.length];
    for (int from = 0, to; from < x.length; from = to) {
      to = from;
      while (to < x.length && x[to] == x[from]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        y[i] = x[i] + (Double.isInfinite(step) ? 0 : step * ((i - from + 0.5) / (to - from) - 0.5));
      }
    }
    return y;
  }
}
