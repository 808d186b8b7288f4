package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import measurefirst.experiment.Comparison;
import measurefirst.result.Units;
import measurefirst.timing.Footprint;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final Program DOUBLE =
      Program.of(
              "Java",
              "Twice.java",
              """
              void main(String[] args) {
                  IO.println(1000 * Integer.parseInt(args[1]) + " " + 2 * Integer.parseInt(args[0]));
                  IO.readln();
              }
              """)
          .build("javac", "Twice.java")
          .run("java", "Twice");

  @Test
  void itsOwnNanosecondsCount() throws Exception {
    var run =
        Comparison.of("programs")
            .baseline(DOUBLE.contender("a", 2, 5))
            .contender(DOUBLE.contender("b", 2, 5))
            .rounds(2)
            .run();
    assertThat(run.series("a").median()).isEqualTo(5000);
  }

  @Test
  void itsMemoryIsThatOfAFreshProcess() throws Exception {
    Footprint seen = DOUBLE.footprint(3, 7);
    assertThat(seen.nanos()).isEqualTo(7000);
    assertThat(Double.isNaN(seen.peakBytes()) || seen.peakBytes() > 1e6).isTrue();
    assertThat(DOUBLE.row("double", 3, 7)).startsWith("double", "3", Units.time(7000)).hasSize(5);
  }

  @Test
  void whatIsNotInstalledIsAbsent() throws Exception {
    Program nowhere = Program.of("Nolang", "x.no", "").run("no-such-language", "x.no");
    assertThat(nowhere.missing()).isEqualTo("no-such-language is not installed here");
    assertThat(nowhere.footprint(2).bytes()).isNaN();
    assertThat(nowhere.row("nowhere", 2))
        .startsWith("nowhere", "no-such-language is not installed here");
  }

  @Test
  void whatBreaksOffIsTold() {
    Program broken =
        Program.of("Java", "Broken.java", "void main( {").build("javac", "Broken.java");
    assertThatThrownBy(() -> broken.footprint(2)).hasMessageContaining("javac Broken.java");
  }
}
