package measurefirst.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class TaskScopeTest {
  /** As another JDK may have it. */
  public interface Changed {
    static Object open() {
      return "a scope without fork";
    }

    void join();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, max = JRE.JAVA_25)
  void theJdkThatThePagesAreWrittenForHasIt() {
    assertThat(TaskScope.missing()).isEmpty();
  }

  @Test
  void oneThatIsGoneOrLooksOtherwiseIsMissing() {
    for (String name : new String[] {"java.util.concurrent.NoMore", Changed.class.getName()}) {
      assertThat(TaskScope.missing(name))
          .contains("none like that of Java 25")
          .contains("Java " + Runtime.version().feature());
      assertThatThrownBy(() -> TaskScope.open(name))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void allAnswersAreWaitedFor() throws Exception {
    assumeTrue(TaskScope.missing().isEmpty());
    AtomicBoolean done = new AtomicBoolean();
    try (TaskScope scope = TaskScope.open()) {
      scope.fork(
          () -> {
            Thread.sleep(50);
            done.set(true);
            return "";
          });
      scope.join();
      assertThat(done).isTrue();
    }
  }

  @Test
  void theFirstFailureEndsTheOthersAndIsTold() {
    assumeTrue(TaskScope.missing().isEmpty());
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch asleep = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (TaskScope scope = TaskScope.open()) {
                scope.fork(
                    () -> {
                      asleep.countDown();
                      try {
                        Thread.sleep(Duration.ofMinutes(1));
                      } catch (InterruptedException e) {
                        interrupted.set(true);
                      }
                      return "";
                    });
                scope.fork(
                    () -> {
                      asleep.await();
                      throw new IOException("no answer");
                    });
                scope.join();
              }
            })
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("no answer");
    assertThat(interrupted).isTrue();
  }

  @Test
  void aThreadThatIsInterruptedWhileItWaitsHearsOfIt() {
    assumeTrue(TaskScope.missing().isEmpty());
    try (TaskScope scope = TaskScope.open()) {
      scope.fork(
          () -> {
            Thread.sleep(Duration.ofMinutes(1));
            return "";
          });
      Thread.currentThread().interrupt();
      assertThatThrownBy(scope::join).isInstanceOf(InterruptedException.class);
    }
  }
}
