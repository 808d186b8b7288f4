package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import measurefirst.experiment.Comparison;
import measurefirst.result.Result;
import measurefirst.timing.AbsentException;
import measurefirst.timing.Split;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PythonTest {
  private Python python;

  @AfterEach
  void end() {
    if (python != null) {
      python.close();
    }
  }

  private Python of(String source) {
    python = Python.of(source);
    return python;
  }

  @Test
  void theSourceRunsAsItStandsAndItsAnswersComeBack() throws Exception {
    of(
        """
        def answer():
            return {"text": "Grüße, 世界", "numbers": [1, 2.5, None, True]}
        """);
    assertThat(python.call("answer"))
        .isEqualTo(
            Map.of("text", "Grüße, 世界", "numbers", java.util.Arrays.asList(1L, 2.5, null, true)));
  }

  @Test
  void plainAndAsyncFunctionsAreTimedByTheChildsClock() throws Exception {
    of(
        """
        import asyncio, time

        async def waiting():
            await asyncio.sleep(0.02)
            return 1

        def computing():
            end = time.process_time() + 0.05
            while time.process_time() < end:
                pass
        """);
    Split waiting = Split.of(python.function("w", "waiting"));
    Split computing = Split.of(python.function("c", "computing"));

    assertThat(waiting.wallNanos().estimate()).isGreaterThan(19e6);
    assertThat(computing.computingNanos().estimate()).isGreaterThanOrEqualTo(50e6);
  }

  @Test
  void durationsAreHandedOverInSeconds() throws Exception {
    python = Python.of("def doubled(): return 2 * wait").with("wait", Duration.ofMillis(1500));
    assertThat(python.call("doubled")).isEqualTo(3.0);
  }

  @Test
  void whatIsPrintedIsNotTakenForAnAnswer() throws Exception {
    of("def answer():\n    print('{\"answer\": 1}')\n    return 2");
    assertThat(python.call("answer")).isEqualTo(2L);
  }

  @Test
  void whatPythonRaisesIsShownWithItsOwnTracebackAndNotTheDrivers() {
    of("def half():\n    return 1 / 0");
    assertThatThrownBy(() -> python.call("half"))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("ZeroDivisionError")
        .hasMessageContaining("cell.py\", line 2, in half\n    return 1 / 0")
        .hasMessageNotContaining("timed");
  }

  @Test
  void aSyntaxErrorAndAnUnknownFunctionAreSaidSo() {
    assertThatThrownBy(() -> of("def").call("f"))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("SyntaxError");
    python.close();
    assertThatThrownBy(() -> of("def known(): pass").call("unknown"))
        .hasMessageContaining("no function unknown")
        .hasMessageContaining("known");
  }

  @Test
  void itTellsWhatTheSourceDefines() throws Exception {
    of("import asyncio\nif hasattr(asyncio, 'run'):\n    def there(): pass\nnumber = 1");
    assertThat(python.defines("there")).isTrue();
    assertThat(python.defines("absent")).isFalse();
    assertThat(python.defines("number")).isFalse();
  }

  @Test
  void aChildThatEndsEarlyIsSaidSoAndTheNextCallStartsAnother() throws Exception {
    of("import os\ndef die(): os._exit(3)\ndef live(): return 1");
    assertThatThrownBy(() -> python.call("die"))
        .hasMessageContaining("ended with status 3 during the call");
    assertThat(python.call("live")).isEqualTo(1L);
  }

  @Test
  void anInterruptEndsTheChild() throws Exception {
    of("import os, time\ndef pid(): return os.getpid()\ndef sleep(): time.sleep(60)");
    long pid = ((Number) python.call("pid")).longValue();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread cell =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    python.call("sleep");
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
    cell.interrupt();
    cell.join();

    assertThat(interrupted).isTrue();
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::onExit).map(exit -> exit.join()))
        .matches(ended -> ended.isEmpty() || !ended.get().isAlive());
  }

  @Test
  void theSameAnswerAsJavaIsAcceptedAsTheSame() throws Exception {
    of("def pages(): return ['a', 'b']");
    Result pages =
        Comparison.of("pages of both")
            .baseline("Java", () -> List.of("a", "b"))
            .contender(python.function("p", "pages"))
            .rounds(2)
            .run();
    assertThat(pages.series("p").answer()).isEqualTo("[\"a\", \"b\"]");
  }

  @Test
  void argumentsArriveAndDurationsAsSeconds() throws Exception {
    of(
        """
        def add(a, b):
            return a + sum(b)
        """);
    List<Duration> waits = List.of(Duration.ofMillis(250), Duration.ofMillis(500));

    assertThat(python.call("add", 1, waits)).isEqualTo(1.75);
    Result sums =
        Comparison.of("sums").baseline(python.function("add", "add", 1, waits)).rounds(2).run();
    assertThat(sums.series("add").answer()).isEqualTo("1.75");
  }

  @Test
  void aModuleThatIsNotThereMakesItAbsent() {
    assertThat(of("import no_such_module_anywhere").missing()).contains("no_such_module_anywhere");
    assertThat(python.function("x", "x").absent()).isEqualTo(python.missing());
    assertThat(of("from asyncio import NoSuchGroup").missing())
        .isEqualTo("ImportError: cannot import name 'NoSuchGroup' from 'asyncio'");
    assertThat(of("x = 1").missing()).isEmpty();
  }

  @Test
  void isRunByTheFirstCommandThatStarts() throws Exception {
    Python program = of("def one(): return 1");
    Python second = program.by("no-such-python", "python3");

    assertThat(second.call("one")).isEqualTo(1L);
    second.close();
    assertThat(program.by("no-such-python").missing()).contains("no-such-python");
  }

  @Test
  void whereItIsAbsentThereIsAnotherAnswer() throws Exception {
    of("import no_such_module_anywhere");
    assertThat(python.answer("x", "none")).isEqualTo("none");
    assertThat(python.defines("x")).isFalse();
    assertThatThrownBy(() -> python.call("x"))
        .isInstanceOf(AbsentException.class)
        .hasMessageContaining("no_such_module_anywhere");
    of("def x(): return 1");
    assertThat(python.answer("x", "none")).isEqualTo(1L);
  }

  @Test
  void aFreshChildTellsItsMemory() throws Exception {
    of(
        """
        def hold(size):
            return len(bytes(size))
        """);
    assertThat(python.footprint(2, "hold", 40_000_000).waiters()).isEqualTo(2);
    assertThat(python.footprint(2, "hold", 40_000_000).nanos()).isPositive();
  }
}
