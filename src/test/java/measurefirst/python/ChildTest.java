package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import measurefirst.experiment.Comparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The child's own channel, and that nothing of it is left. */
class ChildTest {
  private static final String SOURCE =
      """
      import multiprocessing, os, subprocess, sys, time

      def pid(): return os.getpid()
      def folder(): return os.path.dirname(__file__)
      def square(x): return x * x + offset

      def sleep(seconds):
          open(os.path.join(folder(), "inside"), "w").close()
          time.sleep(seconds)
          return seconds

      def pooled(method):
          with multiprocessing.get_context(method).Pool(2) as pool:
              return pool.map(square, range(4))

      def keep_pool(method):
          global pool
          pool = multiprocessing.get_context(method).Pool(2)
          pool.map(square, range(4))
          return [child.pid for child in multiprocessing.active_children()]
      """;

  private final Python python = Python.of(SOURCE).with("offset", 1);

  @AfterEach
  void end() {
    python.close();
  }

  private static Python of(String source) {
    return Python.of("import os, subprocess, sys\n" + source);
  }

  private static boolean isAlive(Object pid) {
    return ProcessHandle.of((Long) pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void awaitEnd(Object pid) throws Exception {
    ProcessHandle.of((Long) pid).ifPresent(process -> process.onExit().join());
    assertThat(isAlive(pid)).isFalse();
  }

  /** Until a call is under way. */
  private static void awaitInside(Path folder) throws InterruptedException {
    while (!Files.exists(folder.resolve("inside"))) {
      Thread.sleep(5);
    }
  }

  private static <T> FutureTask<T> started(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.write(1, b'{\"id\": 2, \"answer\": 3}\\n')",
        "subprocess.run(['echo', '{\"id\": 2, \"answer\": 3}'])",
        "os.system('echo stray')",
        "print('no end', end='', flush=True)",
        "sys.stdout.buffer.write(b'\\xff\\n')",
        "sys.__stdout__.write('{}')",
        "open('/dev/stdout', 'w').write('{}') if os.name == 'posix' else None"
      })
  void whatIsWrittenElsewhereIsNoReply(String stray) throws Exception {
    Python loud = of("def f():\n    %s\n    return 7".formatted(stray));
    assertThat(loud.call("f")).isEqualTo(7L);
    assertThat(loud.call("f")).isEqualTo(7L);
    loud.close();
  }

  @Test
  void whoReadsFindsTheEnd() throws Exception {
    Python reading =
        of(
            """
            def line():
                try:
                    return input()
                except EOFError as error:
                    return type(error).__name__
            def all(): return sys.stdin.read()
            def raw(): return os.read(0, 10)
            def of_child(): return subprocess.run(['cat'], capture_output=True).stdout
            """);
    assertThat(reading.call("line")).isEqualTo("EOFError");
    assertThat(reading.call("all")).isEqualTo("");
    assertThat(reading.call("raw")).isEqualTo(new byte[0]);
    assertThat(reading.call("of_child")).isEqualTo(new byte[0]);
    reading.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no JSON\\n", "{\"id\": 1, \"answer\": 3}\\n", "{\"answer\": 3}\\n", "[]\\n", "x"})
  void aBrokenReplyIsShownAndTheChildIsReplaced(String stray) throws Exception {
    Python breaking =
        of(
            """
            def pid(): return os.getpid()
            def write_everywhere(text):
                for fd in range(3, 20):
                    try:
                        os.write(fd, text)
                    except OSError:
                        pass
            """);
    Object before = breaking.call("pid");
    String text = stray.translateEscapes();
    assertThatThrownBy(
            () ->
                breaking.call(
                    "write_everywhere",
                    (Object) text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("the Python child sent \"" + stray.substring(0, 1));
    assertThat(breaking.call("pid")).isNotEqualTo(before);
    assertThat(isAlive(before)).isFalse();
    breaking.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "spawn", "forkserver"})
  @DisabledOnOs(OS.WINDOWS)
  void poolsFindTheFunctionsAndLeaveNothing(String method) throws Exception {
    assertThat(python.call("pooled", method)).isEqualTo(List.of(1L, 2L, 5L, 10L));
    List<?> workers = (List<?>) python.call("keep_pool", method);
    Path folder = Path.of((String) python.call("folder"));
    Object pid = python.call("pid");
    assertThat(workers).hasSize(2).allMatch(ChildTest::isAlive);

    python.close();

    assertThat(isAlive(pid)).isFalse();
    for (Object worker : workers) {
      awaitEnd(worker);
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCopyOfTheChildDoesNotAnswer() throws Exception {
    Python forking = of("def f():\n    os.fork()\n    return 7\ndef g(): return 8");
    assertThat(forking.call("f")).isEqualTo(7L);
    assertThat(forking.call("g")).isEqualTo(8L);
    forking.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "spawn"})
  @DisabledOnOs(OS.WINDOWS)
  void aChildKilledDuringACallIsSaidSoAndNothingIsLeft(String method) throws Exception {
    List<?> workers = (List<?>) python.call("keep_pool", method);
    Path folder = Path.of((String) python.call("folder"));
    Object pid = python.pid();
    FutureTask<Object> call = started(() -> python.call("sleep", 600));
    awaitInside(folder);
    ProcessHandle.of((Long) pid).orElseThrow().destroyForcibly();

    assertThatThrownBy(call::get)
        .hasRootCauseInstanceOf(PythonException.class)
        .hasMessageContaining("killed by signal 9 (status 137) during the call");
    assertThat(python.call("pid")).isNotEqualTo(pid);
    for (Object worker : workers) {
      awaitEnd(worker);
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aChildKilledBetweenCallsIsReplaced() throws Exception {
    Object pid = python.call("pid");
    Path folder = Path.of((String) python.call("folder"));
    ProcessHandle.of((Long) pid).orElseThrow().destroyForcibly();
    awaitEnd(pid);
    assertThat(python.call("pid")).isNotEqualTo(pid);
    assertThat(folder).doesNotExist();
  }

  @Test
  void closingTwiceIsClosingAndTheNextCallStartsAnother() throws Exception {
    python.close();
    Object pid = python.call("pid");
    python.close();
    python.close();
    assertThat(isAlive(pid)).isFalse();
    assertThat(python.call("pid")).isNotEqualTo(pid);
  }

  @Test
  void closingEndsACallUnderWay() throws Exception {
    Object pid = python.call("pid");
    Path folder = Path.of((String) python.call("folder"));
    FutureTask<Object> call = started(() -> python.call("sleep", 600));
    awaitInside(folder);
    python.close();
    assertThatThrownBy(call::get)
        .hasRootCauseInstanceOf(PythonException.class)
        .hasMessageContaining("closed during the call");
    assertThat(isAlive(pid)).isFalse();
  }

  @Test
  void aCallThatHeedsNoInterruptIsEnded() throws Exception {
    Python stubborn =
        of(
            """
            def pid(): return os.getpid()
            def folder(): return os.path.dirname(__file__)
            def stay():
                open(os.path.join(folder(), "inside"), "w").close()
                while True:
                    try:
                        while True: pass
                    except BaseException:
                        pass
            """);
    Object pid = stubborn.call("pid");
    Path folder = Path.of((String) stubborn.call("folder"));
    FutureTask<Object> call = started(() -> stubborn.call("stay"));
    awaitInside(folder);
    stubborn.close();
    assertThatThrownBy(call::get).hasMessageContaining("closed during the call");
    assertThat(isAlive(pid)).isFalse();
  }

  @Test
  void twoThreadsAreServedOneAfterTheOther() throws Exception {
    Python counting =
        of(
            """
            import time
            inside = 0
            def alone():
                global inside
                inside += 1
                time.sleep(0.02)
                inside -= 1
                return inside
            def same(x): return x
            """);
    List<FutureTask<Object>> calls =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(
                i -> started(() -> i % 2 == 0 ? counting.call("same", i) : counting.call("alone")))
            .toList();
    for (int i = 0; i < calls.size(); i++) {
      assertThat(calls.get(i).get()).isEqualTo(i % 2 == 0 ? (long) i : 0L);
    }
    counting.close();
  }

  @Test
  void whoWaitsForHisTurnMayLeave() throws Exception {
    Path folder = Path.of((String) python.call("folder"));
    FutureTask<Object> first = started(() -> python.call("sleep", 1));
    awaitInside(folder);
    FutureTask<Object> second = new FutureTask<>(() -> python.call("pid"));
    Thread waiting = Thread.ofPlatform().daemon().start(second);
    waiting.interrupt();
    assertThatThrownBy(second::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(first.get()).isEqualTo(1L);
  }

  @Test
  void aChildThatNobodyCallsEndsAndTheNextCallStartsAnother() throws Exception {
    Object first = python.call("pid");
    Path folder = Path.of((String) python.call("folder"));
    awaitEnd(first);
    while (Files.exists(folder)) {
      Thread.sleep(5);
    }
    assertThat(python.call("pid")).isNotEqualTo(first);
  }

  @Test
  void aRunKeepsItsChildHoweverLongTheOthersTake() throws Exception {
    Set<Object> pids = ConcurrentHashMap.newKeySet();
    Comparison.of("a slow task that asks Python now and then")
        .baseline(
            "slow",
            () -> {
              pids.add(python.call("pid"));
              Thread.sleep(2600);
              return 1;
            })
        .rounds(2)
        .run();
    assertThat(pids).hasSize(1);
  }

  @Test
  void aProgramMadeFromAnotherLeavesItAsItWas() throws Exception {
    Python other = python.with("offset", 2);
    assertThat(other.call("square", 0)).isEqualTo(2L);
    assertThat(python.call("square", 0)).isEqualTo(1L);
    assertThat(other.call("pid")).isNotEqualTo(python.call("pid"));
    other.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "busy"})
  void theEndOfTheJvmIsTheEndOfTheChild(String state) throws Exception {
    Process jvm =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Leaving.class.getName(),
                state)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> told = jvm.inputReader().readAllLines();
    assertThat(jvm.waitFor()).isEqualTo(3);
    assertThat(told).hasSize(2);
    awaitEnd(Long.valueOf(told.getFirst()));
    assertThat(Path.of(told.getLast())).doesNotExist();
  }

  /** A JVM that ends without a word to its child. */
  static final class Leaving {
    private Leaving() {}

    public static void main(String[] state) throws IOException, InterruptedException {
      Python python = Python.of(SOURCE).with("offset", 1);
      System.out.println(python.call("pid"));
      Path folder = Path.of((String) python.call("folder"));
      System.out.println(folder);
      if (state[0].equals("busy")) {
        Thread.ofPlatform().daemon().start(new FutureTask<>(() -> python.call("sleep", 600)));
        awaitInside(folder);
      }
      Runtime.getRuntime().halt(3);
    }
  }

  @Test
  void nothingIsLeftWhereThereIsNoPython() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String python = System.getProperty(Python.PROPERTY, "python3");
    System.setProperty(Python.PROPERTY, "no-such-python-anywhere");
    try {
      long before = folders(temporary);
      assertThat(Python.of("").missing()).contains("no-such-python-anywhere");
      assertThat(folders(temporary)).isLessThanOrEqualTo(before);
    } finally {
      System.setProperty(Python.PROPERTY, python);
    }
  }

  private static long folders(Path temporary) throws IOException {
    try (var all = Files.list(temporary)) {
      return all.filter(one -> one.getFileName().toString().startsWith("measurefirst")).count();
    }
  }
}
