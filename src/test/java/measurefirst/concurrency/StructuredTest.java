package measurefirst.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class StructuredTest {
  /** As another JDK may have it: a failure is told by another exception. */
  static final class Changed {
    private Changed() {}

    public static Changed open() {
      return new Changed();
    }

    public Object fork(Callable<?> task) {
      return task;
    }

    public void join() {}
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, max = JRE.JAVA_25)
  void theJdkThatThePagesAreWrittenForHasIt() {
    assertThat(Structured.missing()).isEmpty();
  }

  @Test
  void oneThatIsGoneOrLooksOtherwiseIsMissing() {
    for (String name : new String[] {"java.util.concurrent.NoMore", Changed.class.getName()}) {
      assertThat(Structured.missing(name))
          .contains("none like that of Java 25")
          .contains("Java " + Runtime.version().feature());
    }
  }
}
