package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import measurefirst.result.Comparability.Difference;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
  private static final Result HERE = Examples.result("a");

  @Test
  void theSameMachineCompares() {
    Machine m = Examples.machine();
    Machine later =
        new Machine(
            m.jdk(),
            m.flags().reversed(),
            m.os(),
            m.architecture(),
            m.processor(),
            m.cpus(),
            m.carriers(),
            m.defaultPool(),
            m.cgroupCpus(),
            m.maxHeapBytes(),
            1.5,
            0.1,
            m.governor(),
            m.timerSlackNanos(),
            20,
            "3.14.0",
            Instant.EPOCH);
    Comparability same = Comparability.of(HERE, Examples.on(later, HERE));
    assertThat(same.differences()).isEmpty();
    assertThat(same.comparable()).isTrue();
    assertThat(same.sentence()).contains("is a change");
  }

  @Test
  void anotherMachineIsNoChange() {
    Machine other = Examples.machine("26", 8, "", List.of());
    Comparability comparability = Comparability.of(HERE, Examples.on(other, HERE));
    assertThat(comparability.differences())
        .containsExactly(
            new Difference("Java", "25.0.3+9-LTS (Eclipse Adoptium)", "26"),
            new Difference("flags", "-XX:+UseSerialGC -Xmx512m", "none"),
            new Difference("processor", "AMD EPYC™", "unknown"),
            new Difference("CPUs", "2", "8"));
    assertThat(comparability.comparable()).isFalse();
    assertThat(comparability.sentence())
        .startsWith("The two were not measured alike, so a difference between them is no change")
        .endsWith("CPUs: 2 against 8.");
  }

  @Test
  void ofTwoMachinesEachDifferenceIsToldOnceOverTheExperimentsOfBoth() {
    Machine other = Examples.machine("26", 8, "", List.of());
    Result second = Examples.result("b");
    Result alone = Examples.on(Examples.machine("27", 9, "", List.of()), Examples.result("c"));
    Comparability machines =
        Comparability.of(
            List.of(HERE, second),
            List.of(Examples.on(other, HERE), Examples.on(other, second), alone));
    assertThat(machines.differences())
        .extracting(Difference::what)
        .containsExactly("Java", "flags", "processor", "CPUs");
    assertThat(Comparability.of(List.of(HERE), List.of(HERE)).comparable()).isTrue();
  }

  @Test
  void anotherExperimentIsNamed() {
    Result two = Examples.of("two", List.of(Examples.series("in turn", 4)), List.of());
    assertThat(Comparability.of(HERE, two).differences())
        .extracting(Difference::what)
        .containsExactly("experiment", "contenders", "predictions");
  }

  @Test
  void anotherModeAndAnotherPythonCount() {
    Series python = python(HERE.series().getLast());
    Result first = result(Mode.QUICK, HERE.machine(), python);
    Result second = result(Mode.FULL, withPython(HERE.machine(), "3.14.0"), python);
    assertThat(Comparability.of(first, second).differences())
        .containsExactly(
            new Difference("mode", "quick", "full"), new Difference("Python", "3.11.7", "3.14.0"));
  }

  private static Result result(Mode mode, Machine machine, Series series) {
    return new Result(
        "a",
        "",
        mode,
        Instant.EPOCH,
        machine,
        Map.of(),
        List.of(series),
        List.of(),
        List.of(),
        List.of());
  }

  private static Series python(Series s) {
    return new Series(
        s.name(),
        s.point(),
        "Python",
        s.origin(),
        s.unit(),
        1,
        1,
        List.of(),
        s.values(),
        List.of(),
        s.predictions(),
        s.steadiness(),
        "",
        List.of());
  }

  private static Machine withPython(Machine m, String python) {
    return new Machine(
        m.jdk(),
        m.flags(),
        m.os(),
        m.architecture(),
        m.processor(),
        m.cpus(),
        m.carriers(),
        m.defaultPool(),
        m.cgroupCpus(),
        m.maxHeapBytes(),
        m.loadBefore(),
        m.stolen(),
        m.governor(),
        m.timerSlackNanos(),
        m.clockStepNanos(),
        python,
        m.captured());
  }
}
