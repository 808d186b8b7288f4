package measurefirst.timing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Takes answers, each with an opaque write, so that no call can be optimised away for want of use.
 */
final class Sink {
  private static final VarHandle ANSWER;

  static {
    try {
      ANSWER = MethodHandles.lookup().findVarHandle(Sink.class, "answer", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused")
  private Object answer;

  void take(Object answer) {
    ANSWER.setOpaque(this, answer);
  }
}
