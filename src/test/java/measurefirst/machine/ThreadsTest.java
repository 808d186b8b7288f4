package measurefirst.machine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
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
    Thread seventh = Thread.ofPlatform().name("one").start(waiting);
    assertThat(Threads.origin(seventh)).isEmpty();
    Threads.born("cell 7");
    Thread eighth = Thread.ofPlatform().name("two").start(waiting);
    Threads.born("cell 8");

    assertThat(Threads.origin(seventh)).contains("cell 7");
    assertThat(Threads.origin(eighth)).contains("cell 8");
    assertThat(Threads.origin(Thread.currentThread())).isPresent().get().isNotEqualTo("cell 7");
    assertThat(Threads.left("cell"))
        .containsExactlyInAnyOrder("thread \"one\" of cell 7", "thread \"two\" of cell 8");

    end.countDown();
    seventh.join();
    eighth.join();
    assertThat(Threads.left("cell")).isEmpty();
  }

  @Test
  void whatTheJdkKeepsForItselfIsNotLeftBehind() throws Exception {
    Threads.born("before");
    Thread.startVirtualThread(() -> {}).join();
    CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, MILLISECONDS)).join();
    IntStream.range(0, 100).parallel().forEach(i -> {});
    Threads.born("cell 9");

    assertThat(Threads.left("cell 9")).isEmpty();
  }
}
