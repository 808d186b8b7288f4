package measurefirst.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import measurefirst.result.Result;
import measurefirst.result.Results;
import measurefirst.timing.Chain;
import measurefirst.timing.Contender;
import measurefirst.timing.MeasurementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A contender that starts work and does not wait for it is told of before anything is timed. */
class LeftBehindTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<ExecutorService> pools = new ArrayList<>();
  private final List<CompletableFuture<?>> launched = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() throws InterruptedException {
    end.countDown();
    for (ExecutorService pool : pools) {
      pool.shutdownNow();
      pool.awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private ExecutorService pool(ExecutorService pool) {
    pools.add(pool);
    return pool;
  }

  /** A wait of its own, until the test is over. */
  private void waiting() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void computing() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void nap(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refused(String name, Callable<?> task) {
    refused(Comparison.of(name).baseline("launching", task).plan(Fakes.PLAN));
  }

  private static void refused(Comparison comparison) {
    String name = comparison.name();
    assertThatThrownBy(comparison::run)
        .as(name)
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("\"launching\" returned, but work that it started goes on")
        .hasMessageContaining("so only its launch would be timed")
        .hasMessageContaining("by join() or get()");
    assertThatThrownBy(() -> Results.latest(name)).hasMessageContaining("no result");
  }

  @Test
  void runAsyncThatNobodyJoins() {
    refused(
        "run async",
        () -> {
          launched.add(CompletableFuture.runAsync(this::waiting));
          return null;
        });
  }

  @Test
  void aVirtualThreadThatNobodyJoins() {
    refused(
        "virtual",
        () -> {
          Thread.startVirtualThread(this::waiting);
          return 1;
        });
  }

  @Test
  void aVirtualThreadThatComputes() {
    refused(
        "virtual computing",
        () -> {
          Thread.startVirtualThread(this::computing);
          return 1;
        });
  }

  @Test
  void workQueuedOnAPoolOfItsOwn() {
    ExecutorService own = pool(Executors.newFixedThreadPool(1));
    refused("own pool", () -> own.submit(this::waiting) == null);
  }

  // Inputs that no report named.

  @Test
  void aDaemonThread() {
    refused(
        "daemon",
        () -> {
          Thread.ofPlatform().daemon().start(this::computing);
          return 1;
        });
  }

  @Test
  void aDelayedTask() {
    refused(
        "delayed",
        () -> {
          CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(() -> {});
          return 1;
        });
  }

  @Test
  void aWaitThatIsOverSoonAfterTheCall() {
    refused(
        "a quarter of a second",
        () -> {
          Thread.startVirtualThread(() -> nap(250));
          return 1;
        });
  }

  @Test
  void workThatAddsUpOverManyCallsOnly() {
    ExecutorService own = pool(Executors.newFixedThreadPool(1));
    refused(
        Comparison.of("adding up")
            .baseline(
                "launching",
                () -> {
                  own.execute(() -> nap(5));
                  return 1;
                }));
  }

  @Test
  void oneOfTwoThatAreStartedIsJoined() {
    refused(
        "one of two",
        () -> {
          CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> 1);
          launched.add(
              CompletableFuture.runAsync(
                  this::waiting, pool(Executors.newVirtualThreadPerTaskExecutor())));
          return first.join();
        });
  }

  @Test
  void whoeverWaitsForAllThatHeStartsIsTimed() throws Exception {
    ExecutorService before = pool(Executors.newFixedThreadPool(1));
    before.execute(this::waiting);
    Thread.startVirtualThread(this::waiting);
    ScheduledExecutorService idle = Executors.newScheduledThreadPool(1);
    pool(idle);
    idle.submit(() -> 1).get();

    Result result =
        Comparison.of("all joined")
            .baseline("in turn", () -> 3L)
            .contender(
                "futures",
                () ->
                    IntStream.range(0, 3)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> 1L))
                        .toList()
                        .stream()
                        .mapToLong(CompletableFuture::join)
                        .sum())
            .contender(
                "executor per call",
                () -> {
                  try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    return threads
                        .invokeAll(List.<Callable<Long>>of(() -> 1L, () -> 1L, () -> 1L))
                        .stream()
                        .mapToLong(Future::resultNow)
                        .sum();
                  }
                })
            .contender("parallel stream", () -> IntStream.range(0, 3).parallel().count())
            .contender(
                "latch",
                () -> {
                  CountDownLatch three = new CountDownLatch(3);
                  for (int i = 0; i < 3; i++) {
                    Thread.startVirtualThread(three::countDown);
                  }
                  three.await();
                  return 3;
                })
            .contender(
                Contender.with(
                    "own pool",
                    () -> Executors.newFixedThreadPool(2),
                    pool ->
                        pool.invokeAll(List.<Callable<Long>>of(() -> 1L, () -> 2L)).stream()
                            .mapToLong(Future::resultNow)
                            .sum()))
            .plan(Fakes.PLAN)
            .run();
    assertThat(result.series()).hasSize(6).allMatch(one -> one.values().size() == 6);
  }

  @Test
  void aComputationAloneLeavesNothing() throws Exception {
    assertThat(
            Comparison.of("alone")
                .baseline("chain", () -> Chain.xorshift(1, 100))
                .plan(Fakes.PLAN)
                .run())
        .isNotNull();
  }
}
