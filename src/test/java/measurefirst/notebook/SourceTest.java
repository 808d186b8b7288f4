package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import measurefirst.concurrency.EventLoop;
import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void theClassThatIsShownIsWholeAndWithoutItsImports() {
    assertThat(Source.of(EventLoop.class))
        .startsWith("/** An event loop")
        .contains("public final class EventLoop {")
        .doesNotContain("import ")
        .endsWith("}");
  }

  @Test
  void ofAnotherItSaysWhereToLook() {
    assertThat(Source.of(SourceTest.class))
        .contains("src/main/java/measurefirst/notebook/SourceTest.java");
  }
}
