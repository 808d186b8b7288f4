package measurefirst.timing;

import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A resource that several contenders of a comparison use, such as one server for all of them. It is
 * opened when the first of them is, closed with the last, and not there in between runs.
 *
 * <pre>{@code
 * var web = Shared.of(() -> Web.open(Server.with().delay(Duration.ofMillis(100))));
 * web.use(w -> fetch(w, "url1"))                        // opened and closed by this call
 * Contender.with("in turn", web, w -> inTurn(w))        // opened and closed by the run
 * web.use(w -> sweep.run())                             // one for all points of the sweep
 * }</pre>
 *
 * @param <R> what is shared
 */
public final class Shared<R> {
  private final Callable<? extends R> opening;
  private R resource;
  private int users;

  /**
   * A call that is given the resource.
   *
   * @param <R> the resource
   * @param <T> what the call returns
   */
  @FunctionalInterface
  public interface Given<R, T> {
    /** Uses {@code resource} and returns an answer. */
    T with(R resource) throws Exception;
  }

  private Shared(Callable<? extends R> opening) {
    this.opening = opening;
  }

  /** What {@code opening} opens; nothing is opened yet. */
  public static <R> Shared<R> of(Callable<? extends R> opening) {
    return new Shared<>(opening);
  }

  /**
   * Calls {@code use} with the resource, which stays open meanwhile.
   *
   * @throws Exception whatever opening, {@code use} or closing throws
   */
  public <T> T use(Given<? super R, ? extends T> use) throws Exception {
    R open = open();
    try {
      return use.with(open);
    } finally {
      close();
    }
  }

  /**
   * The resource while it is open.
   *
   * @throws IllegalStateException if it is not
   */
  public synchronized R now() {
    if (users == 0) {
      throw new IllegalStateException(
          "the shared resource is open only while a run or a call uses it: write use(r -> …), Contender.with(name, shared, r -> …) or .during(shared)");
    }
    return resource;
  }

  /** Something of the resource that is asked for later, when it is open, such as its port. */
  public Supplier<Object> later(Function<? super R, ?> what) {
    return () -> what.apply(now());
  }

  synchronized R open() throws Exception {
    if (users == 0) {
      resource = opening.call();
    }
    users++;
    return resource;
  }

  synchronized void close() throws Exception {
    users--;
    if (users == 0) {
      R last = resource;
      resource = null;
      Closing.close(last);
    }
  }

  /** Whether it is open now: no address of an object, which no cell should show. */
  @Override
  public synchronized String toString() {
    return users == 0 ? "a shared resource, not open now" : "a shared resource, open: " + resource;
  }
}
