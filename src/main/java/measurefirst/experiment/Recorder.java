package measurefirst.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import measurefirst.result.Timeline;
import measurefirst.result.Timeline.Kind;
import measurefirst.result.Timeline.Span;

/**
 * Notes when each piece of work began and ended, from whichever thread it runs on. The times of a
 * group count from the group's own start, so that two ways of doing the same can be drawn one below
 * the other.
 */
public final class Recorder {
  private final String title;
  private final ConcurrentLinkedQueue<Span> spans = new ConcurrentLinkedQueue<>();
  private final List<String> groups = new CopyOnWriteArrayList<>();
  private volatile String group = "";
  private volatile long start = System.nanoTime();

  /** A recorder of a timeline titled {@code title}. */
  public Recorder(String title) {
    this.title = title;
  }

  /** Runs {@code work}; what is recorded meanwhile belongs to {@code group}. */
  public <T> T group(String group, Callable<T> work) throws Exception {
    this.group = group;
    groups.add(group);
    start = System.nanoTime();
    return work.call();
  }

  /** Runs {@code work}, which does nothing but wait, on the lane {@code lane}. */
  public <T> T waiting(String lane, Callable<T> work) throws Exception {
    return span(lane, Kind.WAITING, work);
  }

  /** Runs {@code work}, which uses a CPU, on the lane {@code lane}. */
  public <T> T computing(String lane, Callable<T> work) throws Exception {
    return span(lane, Kind.COMPUTING, work);
  }

  /** Adds what another clock recorded, for example that of a Python child. */
  public void add(Span span) {
    spans.add(span);
  }

  /** What was recorded so far, group by group in the order in which they began. */
  public Timeline timeline() {
    Comparator<Span> byGroup = Comparator.comparingInt(span -> groups.indexOf(span.group()));
    return new Timeline(
        title, spans.stream().sorted(byGroup.thenComparingLong(Span::startNanos)).toList());
  }

  private <T> T span(String lane, Kind kind, Callable<T> work) throws Exception {
    String own = group;
    long from = System.nanoTime() - start;
    boolean cancelled = false;
    try {
      return work.call();
    } catch (InterruptedException | CancellationException e) {
      cancelled = true;
      throw e;
    } finally {
      long to = System.nanoTime() - start;
      spans.add(new Span(lane, own, cancelled ? Kind.CANCELLED : kind, from, to));
    }
  }
}
