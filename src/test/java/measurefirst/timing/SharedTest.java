package measurefirst.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {
  private final List<String> log = new ArrayList<>();
  private final Shared<AutoCloseable> shared =
      Shared.of(
          () -> {
            log.add("open");
            return () -> log.add("close");
          });

  @Test
  void opensAtTheFirstUseAndClosesAtTheLast() throws Exception {
    shared.use(
        outer ->
            shared.use(
                inner -> {
                  assertThat(inner).isSameAs(outer).isSameAs(shared.now());
                  return log.add("use");
                }));
    assertThat(log).containsExactly("open", "use", "close");
  }

  @Test
  void opensAnewForTheNextUse() throws Exception {
    int first = shared.use(one -> 1);
    int second = shared.use(one -> first + 1);
    assertThat(second).isEqualTo(2);
    assertThat(log).containsExactly("open", "close", "open", "close");
  }

  @Test
  void closesAfterACallThatThrows() {
    assertThatThrownBy(
            () ->
                shared.use(
                    one -> {
                      throw new IllegalStateException("mine");
                    }))
        .hasMessage("mine");
    assertThat(log).containsExactly("open", "close");
  }

  @Test
  void countsNoUseThatDidNotOpen() {
    Shared<String> broken =
        Shared.of(
            () -> {
              throw new IllegalStateException("no door");
            });
    assertThatThrownBy(() -> broken.use(one -> one)).hasMessage("no door");
    assertThatThrownBy(broken::now).hasMessageContaining("open only while");
  }

  @Test
  void saysHowToOpenWhatIsNotOpen() {
    assertThatThrownBy(shared::now)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use(r -> …)");
    assertThat(shared).hasToString("a shared resource, not open now");
  }

  @Test
  void isOneForAllContendersOfARun() throws Exception {
    Contender timed = Contender.with("timed", shared, one -> log.add("timed"));
    Contender read = Contender.reading("read", "things", shared, one -> log.size());
    Contender beside = Contender.of("beside", () -> shared.later(one -> "later").get());
    Contender.Opened first = timed.open();
    Contender.Opened second = read.open();
    Contender.Opened third = beside.during(shared).open();
    assertThat(first.timed().run(1).answer()).isEqualTo(true);
    assertThat(second.timed().run(1).value()).isEqualTo(2);
    assertThat(third.timed().run(1).answer()).isEqualTo("later");
    first.close().close();
    second.close().close();
    assertThat(log).containsExactly("open", "timed");
    third.close().close();
    assertThat(log).containsExactly("open", "timed", "close");
  }

  @Test
  void isClosedWhereWhatNeedsItCannotBeOpened() {
    Contender broken =
        Contender.with(
                "broken",
                () -> {
                  throw new IllegalStateException("no pool");
                },
                one -> one)
            .during(shared);
    assertThatThrownBy(broken::open).hasMessage("no pool");
    assertThat(log).containsExactly("open", "close");
  }
}
