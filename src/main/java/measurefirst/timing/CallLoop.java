package measurefirst.timing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Callable;

/**
 * The loop around a contender. Each contender gets a copy of this class of its own: were the call
 * site shared, the third contender would make it megamorphic and slow all three, so that the order
 * of contenders would decide the result.
 */
final class CallLoop implements Loop {
  private final Sink sink = new Sink();

  /** A loop whose call site no other contender shares. */
  static Loop own() {
    try (InputStream in = CallLoop.class.getResourceAsStream("CallLoop.class")) {
      return (Loop)
          MethodHandles.lookup()
              .defineHiddenClass(in.readAllBytes(), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a copy of the call loop could not be made", e);
    }
  }

  @Override
  public Object run(Callable<?> task, long calls) throws Exception {
    Object answer = null;
    for (long i = 0; i < calls; i++) {
      answer = task.call();
      sink.take(answer);
    }
    return answer;
  }
}
