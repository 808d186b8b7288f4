package measurefirst.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import measurefirst.result.Json;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** For tests that need no options, since each start takes a second on a busy machine. */
  private static Server plain;

  @BeforeAll
  static void open() throws Exception {
    plain = Server.with().start();
  }

  @BeforeEach
  void countAnew() throws Exception {
    plain.reset();
  }

  @AfterAll
  static void leave() {
    plain.close();
    CLIENT.close();
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static List<HttpResponse<String>> getAtOnce(int n, URI uri) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        answers.add(threads.submit(() -> get(uri)));
      }
      List<HttpResponse<String>> responses = new ArrayList<>();
      for (Future<HttpResponse<String>> answer : answers) {
        responses.add(answer.get());
      }
      return responses;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "",
        "a/b c",
        "Grüße, 世界 🎈",
        "\"\\\u0001\n",
        "50%?x=1&y#z",
        "a/../b;c//d%2F+"
      })
  void anyPageComesBackAsItIsCalled(String page) throws Exception {
    HttpResponse<String> response = get(plain.uri(page));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(Json.read(response.body())).containsEntry("page", page);
  }

  @Test
  void theTextIsAsLongAsSaidAtStartOrByTheRequest() throws Exception {
    try (var server = Server.with().bytes(1234).start()) {
      assertThat(text(get(server.uri("a")))).hasSize(1234);
      assertThat(text(get(server.uri("a", "bytes=0")))).isEmpty();
      assertThat(text(get(server.uri("a", "bytes=300000")))).hasSize(300_000);
    }
  }

  private static String text(HttpResponse<String> response) {
    return (String) Json.read(response.body()).get("text");
  }

  @Test
  void aHundredMegabytesFitThroughItsSmallHeap() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(plain.uri("a", "bytes=100000000")).build();
    try (var body = CLIENT.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.transferTo(OutputStream.nullOutputStream()))
          .isEqualTo(100_000_000 + "{'page':'a','text':''}".length());
    }
    assertThat(plain.counts().answered()).isEqualTo(1);
  }

  @Test
  void anAnswerTakesTheDelaySaidAtStartOrByTheRequest() throws Exception {
    try (var server = Server.with().delay(Duration.ofMillis(200)).start()) {
      assertThat(nanos(server.uri("a"))).isGreaterThanOrEqualTo(200_000_000);
      assertThat(nanos(server.uri("a", "delayMillis=300.5"))).isGreaterThanOrEqualTo(300_500_000);
    }
  }

  private static long nanos(URI uri) throws Exception {
    long start = System.nanoTime();
    get(uri);
    return System.nanoTime() - start;
  }

  @Test
  void twoThousandAtOnceAreAllInFlightAndAnswered() throws Exception {
    try (var server = Server.with().delay(Duration.ofMillis(100)).start()) {
      assertThat(getAtOnce(2000, server.uri("a"))).allMatch(answer -> answer.statusCode() == 200);
      assertThat(server.counts().answered()).isEqualTo(2000);

      server.reset();
      // Long enough for the last to arrive before the first leaves, on a busy machine too.
      getAtOnce(2000, server.uri("a", "delayMillis=6000"));
      assertThat(server.counts()).isEqualTo(new Counts(2000, 2000, 0, 0, 0, 2000, 0, 2000));
    }
  }

  @Test
  void whoComesFirstIsServedFirst() throws Exception {
    Tally tally = new Tally(1);
    Tally.Visit first = tally.arrive();
    first.enter();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread =
          Thread.startVirtualThread(
              () -> {
                Tally.Visit visit = tally.arrive();
                visit.enter();
                order.add(number);
                visit.leave(Tally.End.ANSWERED);
              });
      waiting.add(thread);
      while (thread.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
    }
    first.leave(Tally.End.ANSWERED);
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
    assertThat(tally.counts()).isEqualTo(new Counts(6, 6, 0, 0, 0, 6, 0, 1));
  }

  @Test
  void aCrowdBeforeACapIsInFlightButNotInService() throws Exception {
    try (var server = Server.with().delay(Duration.ofMillis(100)).capacity(10).start()) {
      assertThat(getAtOnce(100, server.uri("a"))).hasSize(100);
      assertThat(server.counts().mostInService()).isEqualTo(10);
      assertThat(server.counts().mostInFlight()).isBetween(11L, 100L);
    }
  }

  @ParameterizedTest
  @CsvSource({"ERROR, 500", "BUSY, 503", "GARBLED, 200", "DRIP, 200"})
  void aFaultComesAsAskedForAndIsCounted(Fault fault, int status) throws Exception {
    try (var server = Server.with().faults(1, fault).drip(Duration.ofMillis(200)).start()) {
      HttpResponse<String> response = get(server.uri("a"));

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("retry-after").isPresent())
          .isEqualTo(fault == Fault.BUSY);
      if (fault == Fault.DRIP) {
        assertThat(text(response)).hasSize(100);
        assertThat(nanos(server.uri("a"))).isGreaterThanOrEqualTo(200_000_000);
        server.reset();
        get(server.uri("a"));
      } else {
        assertThat(response.body()).doesNotStartWith("{");
      }
      assertThat(server.counts()).returns(1L, Counts::faults).returns(0L, Counts::answered);
      assertThat(get(server.uri("a", "fault=none")).body()).startsWith("{\"page\":\"a\"");
      assertThat(server.counts()).returns(1L, Counts::faults).returns(1L, Counts::answered);
    }
  }

  @Test
  void aResetReachesTheClientAsAReset() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), plain.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /a?fault=reset HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageContaining("reset");
      assertThatThrownBy(() -> get(plain.uri("a", "fault=reset"))).isInstanceOf(IOException.class);
      assertThat(plain.counts().answered()).isZero();
      assertThat(plain.counts().requests()).isEqualTo(plain.counts().faults());
      assertThat(get(plain.uri("a")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTurnedAwayRequestNeedsNoPlace() throws Exception {
    try (var server = Server.with().delay(Duration.ofHours(1)).capacity(1).start()) {
      assertThat(get(server.uri("a", "fault=busy")).statusCode()).isEqualTo(503);
      assertThat(server.counts().mostInService()).isZero();
    }
  }

  @Test
  void theSameSeedGivesTheSameFaultsAlsoAfterAReset() throws Exception {
    ServerOptions options = Server.with().faults(0.3, Fault.ERROR, Fault.BUSY).seed(7);
    try (var server = options.start();
        var twin = options.start();
        var other = options.seed(8).start()) {
      List<Integer> first = statuses(server);
      server.reset();

      assertThat(statuses(server)).isEqualTo(first).contains(200, 500, 503);
      assertThat(statuses(twin)).isEqualTo(first);
      assertThat(statuses(other)).isNotEqualTo(first);
      assertThat(server.counts().faults())
          .isEqualTo(first.stream().filter(status -> status != 200).count());
    }
  }

  private static List<Integer> statuses(Server server) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      statuses.add(get(server.uri("a")).statusCode());
    }
    return statuses;
  }

  @Test
  void aResetCountsAnewFromWhatIsInFlight() throws Exception {
    get(plain.uri("a"));
    CompletableFuture<HttpResponse<String>> slow =
        CLIENT.sendAsync(
            HttpRequest.newBuilder(plain.uri("a", "delayMillis=2000")).build(),
            BodyHandlers.ofString());
    while (plain.counts().inService() < 1) {
      Thread.sleep(1);
    }
    plain.reset();
    assertThat(plain.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 1, 1, 1));
    slow.get();
    assertThat(plain.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 1, 0, 1));
  }

  @Test
  void aClientThatLeavesIsToldFromOneThatWasAnswered() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(plain.uri("a", "bytes=100000000")).build();
    CLIENT.send(request, BodyHandlers.ofInputStream()).body().close();
    while (plain.counts().inFlight() > 0) {
      Thread.sleep(1);
    }
    assertThat(plain.counts()).returns(1L, Counts::broken).returns(0L, Counts::answered);
  }

  @ParameterizedTest
  @CsvSource({
    "delayMillis=-1, 'delayMillis must lie between 0 and an hour, was -1: '",
    "delayMillis=NaN, 'delayMillis must lie between 0 and an hour, was NaN: '",
    "delayMillis=soon, 'delayMillis must be a number, was soon: '",
    "bytes=-1, 'bytes must lie between 0 and 100,000,000 (100 MB), was -1: '",
    "bytes=100000001, 'bytes must lie between 0 and 100,000,000 (100 MB), was 100000001: '",
    "fault=bad, 'fault must be none or one of [reset, error, busy, drip, garbled], was bad: '",
    "color=red, 'a query must name delayMillis, bytes or fault, was color: '"
  })
  void aWrongQueryIsRefusedAndNotCounted(String query, String says) throws Exception {
    HttpResponse<String> response = get(plain.uri("a", query));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith(says);
    assertThat(plain.counts().requests()).isZero();
  }

  @Test
  void wrongOptionsAreRefusedBeforeAnythingStarts() {
    ServerOptions plain = Server.with();
    refused(
        () -> plain.delay(Duration.ofMillis(-1)),
        "delay must lie between 0 and an hour, was PT-0.001S: ");
    refused(
        () -> plain.delay(Duration.ofHours(2)), "delay must lie between 0 and an hour, was PT2H: ");
    refused(() -> plain.drip(Duration.ofMillis(-1)), "drip must lie between 0 and an hour, was ");
    refused(() -> plain.spread(-0.1), "spread must lie between 0 and 3, was -0.1: ");
    refused(() -> plain.spread(Double.NaN), "spread must lie between 0 and 3, was NaN: ");
    refused(() -> plain.faults(-0.1), "rate of faults must lie between 0 and 1, was -0.1: ");
    refused(() -> plain.faults(1.1), "rate of faults must lie between 0 and 1, was 1.1: ");
    refused(() -> plain.faults(Double.NaN), "rate of faults must lie between 0 and 1, was NaN: ");
    refused(() -> plain.capacity(0), "capacity must be 1 or more, was 0: ");
    refused(() -> plain.bytes(-1), "bytes must lie between 0 and 100,000,000 (100 MB), was -1: ");
    refused(
        () -> plain.bytes(100_000_001), "bytes must lie between 0 and 100,000,000 (100 MB), was ");
  }

  private static void refused(ThrowingCallable call, String says) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(says);
  }

  @Test
  void optionsReachTheProcessAsTheyAre() {
    ServerOptions options =
        Server.with()
            .delay(Duration.ofNanos(1_234_567))
            .spread(0.25)
            .seed(-5)
            .capacity(3)
            .faults(0.125, Fault.DRIP, Fault.RESET)
            .drip(Duration.ofMillis(3))
            .bytes(7);
    assertThat(ServerOptions.of(options.words())).isEqualTo(options);
    assertThat(ServerOptions.of(Server.with().words())).isEqualTo(Server.with());
  }

  @Test
  void spreadDelaysHaveTheirMedianAndMean() {
    ServerOptions options = Server.with().delay(Duration.ofMillis(100)).spread(0.5).seed(3);
    Draws draws = new Draws(options);
    double[] factors = new double[100_001];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = draws.next().factor();
    }
    double mean = Arrays.stream(factors).average().orElseThrow();
    Arrays.sort(factors);

    // Seven standard errors of each, for σ = 0.5.
    assertThat(factors[50_000]).isBetween(0.985, 1.015);
    assertThat(100 * mean).isBetween(0.985 * 113.3, 1.015 * 113.3);
    assertThat(options.meanDelay()).isEqualTo(Duration.ofNanos(113_314_845));
    assertThat(factors[99_001]).isBetween(3.0, 3.4);
  }

  @Test
  void aProcessThatDiesAtStartLeavesItsLastWords() {
    assertThatThrownBy(() -> Server.start(Server.with(), "-XX:NoSuchFlag=1"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("the server did not start: its process")
        .hasMessageContaining("ended with status 1")
        .hasMessageContaining("NoSuchFlag");
    assertThat(children()).isEmpty();
  }

  @Test
  void aServerKilledInMidRunSaysSoAndCanBeClosed() throws Exception {
    try (var server = Server.with().delay(Duration.ofHours(1)).start()) {
      CompletableFuture<HttpResponse<String>> fetch =
          CLIENT.sendAsync(
              HttpRequest.newBuilder(server.uri("a")).build(), BodyHandlers.ofString());
      while (server.counts().inService() < 1) {
        Thread.sleep(1);
      }
      ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().get();

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(server::counts)
            .isInstanceOf(ServerException.class)
            .hasMessageContaining("the server is no more: its process " + server.pid());
      }
      assertThatThrownBy(fetch::get).hasCauseInstanceOf(IOException.class);
      assertThat(server).asString().endsWith(", ended");
    }
  }

  @Test
  void nothingIsLeftAfterClose() throws Exception {
    Server server = Server.with().start();
    get(server.uri("a"));
    server.close();
    server.close();

    assertThat(children()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .containsOnlyOnce("words of the server"); // of the plain one
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close())
        .isInstanceOf(ConnectException.class);
    assertThatThrownBy(server::counts)
        .isInstanceOf(ServerException.class)
        .hasMessageStartingWith("the server is closed: ");
  }

  @Test
  void anInterruptedThreadStillCountsAndCloses() throws Exception {
    Server server = Server.with().start();
    Thread.currentThread().interrupt();
    assertThat(server.counts().requests()).isZero();
    server.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(children()).isEmpty();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.isAlive() && process.pid() != plain.pid())
        .toList();
  }

  @Test
  void aServerEndsWithItsClientEvenIfThatIsKilled() throws Exception {
    Process client =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Client.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader words = client.inputReader()) {
      long pid = Long.parseLong(words.readLine());
      int port = Integer.parseInt(words.readLine());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      URI uri = URI.create("http://127.0.0.1:" + port + "/a");
      assertThat(get(uri).statusCode()).isEqualTo(200);

      client.destroyForcibly();
      server.onExit().get(1, TimeUnit.MINUTES);
      assertThatThrownBy(() -> get(uri)).isInstanceOf(IOException.class);
    } finally {
      client.destroyForcibly();
    }
  }

  /** A JVM that starts a server, tells where, and waits to be killed. */
  static final class Client {
    public static void main(String[] arguments) throws Exception {
      Server server = Server.with().start();
      System.out.println(server.pid());
      System.out.println(server.port());
      Thread.sleep(Duration.ofHours(1));
      server.close();
    }
  }
}
