package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void theWholeChainIsShownOutermostFirst() {
    var failure = new IllegalStateException("no page", new IOException("refused"));
    failure.addSuppressed(new IOException("close failed too"));
    var wrapped = new CompletionException(new ExecutionException(failure));

    assertThat(Causes.chain(wrapped))
        .isEqualTo(
            """
            CompletionException
            caused by ExecutionException
            caused by IllegalStateException: no page
              suppressed IOException: close failed too
            caused by IOException: refused""");
  }

  @Test
  void aChainThatBitesItsTailEnds() {
    var a = new IllegalStateException("a");
    var b = new IllegalStateException("b", a);
    a.initCause(b);

    assertThat(Causes.chain(a).lines()).hasSize(2);
  }
}
