package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import measurefirst.experiment.Comparison;
import measurefirst.timing.Footprint;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final Program DOUBLE =
      Program.of(
              "Java",
              "Twice.java",
              """
              void main(String[] args) throws Exception {
                  Thread.sleep(Integer.parseInt(args[1]));
                  IO.println("begun");
                  Thread.sleep(Integer.parseInt(args[2]));
                  IO.println(2 * Integer.parseInt(args[0]));
                  IO.readln();
              }
              """)
          .build("javac", "Twice.java")
          .run("java", "Twice");

  @Test
  void onlyWhatLiesBetweenItsTwoLinesCounts() throws Exception {
    var run =
        Comparison.of("programs")
            .baseline(DOUBLE.contender("waits before", 2, 500, 0))
            .contender(DOUBLE.contender("waits within", 2, 0, 500))
            .rounds(2)
            .run();
    assertThat(run.ratio("waits within").high()).isLessThan(1);
    assertThat(run.series("waits before").answer()).contains("4");
  }

  @Test
  void itsMemoryIsThatOfAFreshProcess() throws Exception {
    Footprint seen = DOUBLE.footprint(3, 0, 7);
    assertThat(seen.nanos()).isPositive();
    assertThat(Double.isNaN(seen.peakBytes()) || seen.peakBytes() > 1e6).isTrue();
    assertThat(DOUBLE.row("double", 3, 0, 7)).startsWith("double", "3").hasSize(5);
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

  @Test
  void whatNeverAnswersIsTold() {
    Program mute =
        Program.of("Java", "Mute.java", "void main() { IO.println(\"begun\"); }")
            .build("javac", "Mute.java")
            .run("java", "Mute");
    assertThatThrownBy(() -> mute.footprint(2))
        .hasMessageContaining("java Mute")
        .hasMessageContaining("then its answer");
  }
}
