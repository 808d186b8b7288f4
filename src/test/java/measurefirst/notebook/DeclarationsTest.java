package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  private static final String CELL = "// uses other\nvar run = measure(() -> fetch(\"other\"));";

  @BeforeEach
  void declare() {
    Declarations.forgetAll();
    Declarations.declared("wait", "", "int wait = 10;");
    Declarations.declared("fetch", "String", "String fetch(String x) { pause(wait); return x; }");
    Declarations.declared("other", "", "int other = 1;");
  }

  @AfterEach
  void forget() {
    Declarations.forgetAll();
  }

  @Test
  void aCellUsesWhatItNamesAndWhatThatNames() {
    assertThat(Declarations.usedBy(CELL)).containsOnlyKeys("fetch", "wait");
  }

  @Test
  void theRunningCellIsKnownWhileItRuns() {
    assertThat(Declarations.ofRunningCell()).isEmpty();
    Declarations.cellStarts(CELL);
    assertThat(Declarations.ofRunningCell()).isEqualTo(Declarations.usedBy(CELL));
    Declarations.cellEnds();
    assertThat(Declarations.ofRunningCell()).isEmpty();
  }

  @Test
  void aChangedDeclarationIsTold() {
    Map<String, String> then = Declarations.usedBy(CELL);
    Declarations.declared("other", "", "int other = 2;");
    Declarations.declared("wait", "", "int  wait = 10; // again");
    assertThat(Declarations.changedSince(then)).isEmpty();

    Declarations.declared("wait", "", "int wait = 20;");
    assertThat(Declarations.changedSince(then)).containsExactly("wait");
  }

  @Test
  void whatIsNotDeclaredHasNotChanged() {
    assertThat(Declarations.changedSince(Map.of("gone", "0123456789ab"))).isEmpty();
  }

  @Test
  void anOverloadChangesTheName() {
    Map<String, String> then = Declarations.usedBy(CELL);
    Declarations.declared("fetch", "int", "String fetch(int x) { return \"\"; }");
    assertThat(Declarations.changedSince(then)).containsExactly("fetch");
  }
}
