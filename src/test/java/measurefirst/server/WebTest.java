package measurefirst.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import measurefirst.experiment.Comparison;
import measurefirst.result.Json;
import measurefirst.timing.Contender;
import measurefirst.timing.MeasurementException;
import measurefirst.timing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WebTest {
  private static String fetch(Web web, HttpRequest request) throws Exception {
    var text = BodyHandlers.limiting(BodyHandlers.ofString(), 1_000_000);
    return Json.read(web.client().send(request, text).body()).get("page") + " response";
  }

  private static HttpRequest get(Web web, String query) {
    return HttpRequest.newBuilder(web.server().uri("a", query)).build();
  }

  @Test
  void fetchesAndLeavesNoProcessAndNoThread() throws Exception {
    Web web = Web.open(Server.with());
    try (web) {
      assertThat(fetch(web, web.get("url 1"))).isEqualTo("url 1 response");
      assertThat(web.server().counts().answered()).isEqualTo(1);
    }
    assertThat(ProcessHandle.of(web.server().pid())).isEmpty();
    assertThat(web.client().isTerminated()).isTrue();
  }

  @Test
  void refusesWhatIsNoJsonAndWhatIsTooLarge() throws Exception {
    try (Web web = Web.open(Server.with())) {
      assertThatThrownBy(() -> fetch(web, get(web, "fault=garbled")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("in JSON, was <html>");
      assertThatThrownBy(() -> fetch(web, get(web, "bytes=100000000")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("capacity");
      assertThat(fetch(web, web.get("b"))).isEqualTo("b response");
    }
  }

  @Test
  void closesWhileRequestsAreInFlight() throws Exception {
    CompletableFuture<?> inFlight;
    Web web = Web.open(Server.with().delay(Duration.ofMinutes(10)));
    try (web) {
      inFlight = web.client().sendAsync(web.get("a"), BodyHandlers.ofString());
    }
    assertThatThrownBy(inFlight::join).hasCauseInstanceOf(IOException.class);
    assertThat(web.client().isTerminated()).isTrue();
  }

  @Test
  void saysSoWhereTheServerWasKilled() throws Exception {
    try (Web web = Web.open(Server.with().delay(Duration.ofMinutes(10)))) {
      var inFlight = web.client().sendAsync(web.get("a"), BodyHandlers.ofString());
      ProcessHandle.of(web.server().pid()).orElseThrow().destroyForcibly();
      assertThatThrownBy(inFlight::join).hasCauseInstanceOf(IOException.class);
      assertThatThrownBy(() -> web.server().counts())
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("start another");
    }
  }

  @Test
  void aRunWhoseServerIsKilledSaysSoAndLeavesNothing() {
    var web = Shared.of(() -> Web.open(Server.with().delay(Duration.ofMinutes(10))));
    List<Web> opened = new ArrayList<>();
    var run =
        Comparison.of("killed in mid-run")
            .baseline(
                Contender.with(
                    "fetch",
                    web,
                    w -> {
                      opened.add(w);
                      var answer = w.client().sendAsync(w.get("a"), BodyHandlers.ofString());
                      ProcessHandle.of(w.server().pid()).orElseThrow().destroyForcibly();
                      return answer.join().body();
                    }));
    assertThatThrownBy(run::run)
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("contender \"fetch\", first call")
        .hasRootCauseInstanceOf(IOException.class);
    assertThatThrownBy(web::now).isInstanceOf(IllegalStateException.class);
    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst().client().isTerminated()).isTrue();
    assertThat(ProcessHandle.of(opened.getFirst().server().pid())).isEmpty();
  }
}
