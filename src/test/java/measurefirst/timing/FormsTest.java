package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * In whichever form a step is handed in, the same loop calls it and the same stopwatch times it.
 */
class FormsTest {
  private final List<String> loops = new ArrayList<>();
  private final List<Boolean> stopwatch = new ArrayList<>();

  /** The step, which notes from where it is called. */
  private Long noted() {
    List<String> frames =
        StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES)
            .walk(stack -> stack.map(StackWalker.StackFrame::getClassName).toList());
    loops.add(frames.stream().filter(one -> one.contains("CallLoop")).findFirst().orElse("none"));
    stopwatch.add(frames.contains(Stopwatch.class.getName()));
    return 1L;
  }

  /** Every form, with the step that {@code step} is. */
  @SuppressWarnings("UnnecessaryMethodReference") // a method reference is one of the forms
  private static List<Contender> forms(Callable<Long> step) {
    return List.of(
        Contender.of("method reference", step::call),
        Contender.of("lambda", () -> step.call()),
        Contender.of(
            "returning an object",
            () -> {
              Object answer = step.call();
              return answer;
            }),
        Contender.of(
            "returning a long",
            () -> {
              long answer = step.call();
              return answer;
            }),
        Contender.of(
            "anonymous class",
            new Callable<Long>() {
              @Override
              public Long call() throws Exception {
                return step.call();
              }
            }),
        Contender.with("resource", () -> step, Callable::call),
        Contender.prepared("prepared", () -> step, Callable::call),
        Contender.of("renamed", step).named("another name"),
        Contender.of("one operation", step).operations(1),
        Contender.of("virtual", step).fromVirtual());
  }

  @Test
  void everyFormHasTheOneStopwatchAndALoopOfItsOwn() throws Exception {
    List<Contender> forms = forms(this::noted);
    for (Contender form : forms) {
      Contender.Opened opened = form.open();
      Timed.Batch batch = opened.timed().run(3);
      opened.close().close();
      assertThat(batch.answer()).as(form.name()).isEqualTo(1L);
      assertThat(batch.value()).as(form.name()).isNotNegative();
    }
    assertThat(stopwatch).hasSize(3 * forms.size()).containsOnly(true);
    Set<String> each = new HashSet<>(loops);
    assertThat(each).hasSize(forms.size()).allMatch(name -> name.contains("CallLoop/"));
  }

  @Test
  void eachRunHasALoopOfItsOwn() throws Exception {
    Contender one = Contender.of("one", this::noted);
    one.open().timed().run(1);
    one.open().timed().run(1);
    assertThat(new HashSet<>(loops)).hasSize(2);
  }

  @Test
  void manyCallsAreCountedForAsManyAndOperationsByTheirShare() throws Exception {
    List<Long> asked = new ArrayList<>();
    Contender counted =
        Contender.timedBy(
                "counted",
                "Java",
                () -> "",
                calls -> {
                  asked.add(calls);
                  return new Timed.Batch(1000.0 * calls, 10.0 * calls, "x");
                },
                () -> {})
            .operations(100);
    // 250 operations are three calls, of which two and a half count.
    Timed.Batch batch = counted.open().timed().run(250);
    assertThat(asked).containsExactly(3L);
    assertThat(batch.value()).isEqualTo(2500);
    assertThat(batch.cpuNanos()).isEqualTo(25);
  }
}
