package measurefirst.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import measurefirst.experiment.Comparison;
import measurefirst.timing.Footprint;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final Program DOUBLE =
      Program.of(
              "Java",
              "Twice.java",
              """
              void main(String[] args) {
                  IO.println("begun");
                  IO.println(2 * Integer.parseInt(args[0]));
                  IO.readln();
              }
              """)
          .build("javac", "Twice.java")
          .run("java", "Twice");

  /** A program that needs 500 ns to its first line, and then 7 ns a line. */
  private static Program.Said said(String lines) throws IOException {
    long[] now = {0};
    var slow =
        new BufferedReader(new StringReader(lines)) {
          @Override
          public String readLine() throws IOException {
            now[0] += now[0] == 0 ? 500 : 7;
            return super.readLine();
          }
        };
    return Program.said(slow, () -> now[0]);
  }

  @Test
  void onlyWhatLiesBetweenItsTwoLinesCounts() throws Exception {
    assertThat(said("begun\n4\nbye\n")).isEqualTo(new Program.Said(7, "4"));
    assertThat(said("begun\n").answer()).isNull();
    assertThat(said("").answer()).isNull();
  }

  @Test
  void itsAnswerIsKept() throws Exception {
    var run =
        Comparison.of("programs")
            .baseline(DOUBLE.contender("first", 2))
            .contender(DOUBLE.contender("second", 2))
            .rounds(2)
            .run();
    assertThat(run.series("second").answer()).contains("4");
  }

  @Test
  void itsMemoryIsThatOfAFreshProcess() throws Exception {
    Footprint seen = DOUBLE.footprint(3);
    assertThat(seen.nanos()).isFinite();
    assertThat(Double.isNaN(seen.peakBytes()) || seen.peakBytes() > 1e6).isTrue();
    assertThat(DOUBLE.row("double", 3)).startsWith("double", "3").hasSize(5);
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
