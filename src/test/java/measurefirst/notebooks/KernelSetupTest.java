package measurefirst.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KernelSetupTest {
  @Test
  void itsOwnTestsPass() throws Exception {
    Command tests = Command.python("-m", "unittest", "discover", "-s", "kernel-setup/tests");
    Matcher ran = Pattern.compile("Ran (\\d+) tests?").matcher(tests.text());

    assertThat(tests.status()).as(tests.text()).isZero();
    assertThat(ran.find()).as(tests.text()).isTrue();
    assertThat(Integer.parseInt(ran.group(1))).isGreaterThan(20);
  }
}
