package measurefirst.timing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Takes answers, each with an opaque write, so that no call can be optimised away for want of use.
 */
final class Sink {
  private static final VarHandle OBJECT;
  private static final VarHandle NUMBER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OBJECT = lookup.findVarHandle(Sink.class, "object", Object.class);
      NUMBER = lookup.findVarHandle(Sink.class, "number", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused")
  private Object object;

  @SuppressWarnings("unused")
  private long number;

  void take(Object answer) {
    OBJECT.setOpaque(this, answer);
  }

  void take(long answer) {
    NUMBER.setOpaque(this, answer);
  }
}
