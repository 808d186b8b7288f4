package measurefirst.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void aThreadIsBornWhereItWasFirstSeenAlive() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Runnable waiting =
        () -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Threads.born("before");
    Thread seventh = Thread.ofPlatform().start(waiting);
    assertThat(Threads.origin(seventh)).isEmpty();
    Threads.born("cell 7");
    Thread eighth = Thread.ofPlatform().start(waiting);
    Threads.born("cell 8");

    assertThat(Threads.origin(seventh)).contains("cell 7");
    assertThat(Threads.origin(eighth)).contains("cell 8");
    assertThat(Threads.origin(Thread.currentThread())).isPresent().get().isNotEqualTo("cell 7");

    end.countDown();
    seventh.join();
    eighth.join();
  }
}
