package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import measurefirst.statistics.FloorCheck.Finding;
import org.junit.jupiter.api.Test;

class FloorProbeTest {
  private static long empty(long n) {
    for (long i = 0; i < n; i++) {}
    return n;
  }

  private static long lcg(long n) {
    long s = 42;
    for (long i = 0; i < n; i++) {
      s = s * 6364136223846793005L + 1442695040888963407L;
    }
    return s;
  }

  private static long xorshift(long n) {
    long x = 88172645463325252L;
    for (long i = 0; i < n; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** A loop that takes {@code nanosPerIteration} by its own clock. */
  private static Timed looping(long n, double nanosPerIteration) {
    return new Timed() {
      @Override
      public String name() {
        return "loop of " + n;
      }

      @Override
      public String language() {
        return "Python";
      }

      @Override
      public Batch run(long calls) {
        return new Batch((long) (n * nanosPerIteration * calls), Double.NaN, n);
      }
    };
  }

  @Test
  void anEmptyLoopIsFlagged() throws Exception {
    assertThat(FloorProbe.check("empty", n -> empty(n)).plausible()).isFalse();
  }

  @Test
  void aLoopWhoseAnswerNobodyNeedsIsFlagged() throws Exception {
    Floor discarded =
        FloorProbe.check(
            "discarded",
            n -> {
              long x = n;
              for (int i = 0; i < (int) n; i++) {
                x ^= x << 13;
                x ^= x >>> 7;
              }
              return 0;
            });
    assertThat(discarded.plausible()).isFalse();
  }

  @Test
  void aLoopThatTheCompilerFoldsIsFlaggedThoughItGrowsWithN() throws Exception {
    Floor lcg = FloorProbe.check("LCG", n -> lcg(n));

    assertThat(lcg.check().finding()).isEqualTo(Finding.BELOW_DEPENDENCY_CHAIN);
    assertThat(lcg).asString().startsWith("LCG: an iteration is faster than").contains(" ns");
  }

  @Test
  void aLoopThatNobodyCanFoldPassesHoweverManyWereCheckedBefore() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(FloorProbe.check("xorshift", n -> xorshift(n)).plausible()).isTrue();
    }
  }

  @Test
  void aLoopOfAnotherLanguageIsCheckedByItsOwnClock() throws Exception {
    Floor python = FloorProbe.checkTimed("CPython", n -> looping(n, 15), 1000, 2000, 4000);
    Floor folded =
        FloorProbe.checkTimed("folded", n -> looping(n, 0.01), 100_000, 200_000, 400_000);

    assertThat(python.plausible()).isTrue();
    assertThat(python.check().nanosPerIteration()).isEqualTo(15);
    assertThat(python.points()).extracting(Floor.Point::n).containsExactly(1000L, 2000L, 4000L);
    assertThat(python.points().getLast().nanos().estimate()).isCloseTo(60_000, offset(1.0));
    assertThat(folded.plausible()).isFalse();
  }

  @Test
  void oneOperationTakesAboutACycle() {
    // Between a clock of 50 MHz and one of 50 GHz.
    assertThat(FloorProbe.operationNanos()).isBetween(0.02, 20.0);
  }

  @Test
  void sizesMustRiseAndBeThree() {
    for (long[] sizes : List.of(new long[] {1, 2}, new long[] {1, 3, 3}, new long[] {0, 1, 2})) {
      assertThatThrownBy(() -> FloorProbe.check("x", n -> n, sizes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 3 numbers of iterations that rise from above 0");
      assertThatThrownBy(() -> FloorProbe.checkTimed("x", n -> looping(n, 1), sizes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatALoopThrowsComesWithItsName() {
    assertThatThrownBy(
            () ->
                FloorProbe.check(
                    "broken",
                    n -> {
                      throw new IllegalStateException("no page");
                    }))
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("floor check of \"broken\"")
        .hasMessageContaining("no page");
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    Thread cell =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    FloorProbe.check(
                        "waiting",
                        n -> {
                          begun.countDown();
                          Thread.sleep(60_000);
                          return n;
                        });
                  } catch (InterruptedException e) {
                    thrown.add(e);
                  }
                });
    begun.await();
    cell.interrupt();
    cell.join();

    assertThat(thrown).hasSize(1);
  }
}
