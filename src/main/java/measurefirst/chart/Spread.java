package measurefirst.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The axis of times that may lie orders of magnitude apart: linear while one look takes them in,
 * logarithmic beyond. On a log axis times of zero stand at its left end, and are counted.
 */
record Spread(Scale scale, Axis axis, double unit, String title, int zeros) {

  static Spread of(String what, List<Times> series) {
    double[] all =
        series.stream()
            .flatMapToDouble(
                t ->
                    DoubleStream.concat(
                        t.nanos().stream().mapToDouble(Double::doubleValue),
                        DoubleStream.of(t.limitNanos()).filter(limit -> limit > 0)))
            .toArray();
    double high = DoubleStream.of(all).max().orElseThrow();
    double low = DoubleStream.of(all).filter(t -> t > 0).min().orElse(1);
    boolean log = high > 20 * low;
    Scale scale = log ? Scale.logTime(what) : Scale.time(what);
    double unit = scale.unit(high);
    double from = log ? low : DoubleStream.of(all).min().orElseThrow();
    // without room at the left, zero is where a linear axis of times begins
    Axis axis = scale.axis((from < high / 2 && !log ? 0 : from) / unit, high / unit);
    int zeros = log ? (int) DoubleStream.of(all).filter(t -> t <= 0).count() : 0;
    return new Spread(scale, axis, unit, scale.title(high), zeros);
  }

  double at(double nanos) {
    return Math.max(nanos / unit, axis.low());
  }

  void note(Sheet sheet) {
    if (zeros > 0) {
      sheet.note(
          "%d %s of 0 ns at the left edge".formatted(zeros, zeros == 1 ? "sample" : "samples"));
    }
  }
}
