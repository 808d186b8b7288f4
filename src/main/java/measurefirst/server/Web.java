package measurefirst.server;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * A server and a client that fetches from it, opened and closed together.
 *
 * @param server the server, in a process of its own
 * @param client the JDK's client, which keeps its connections from one fetch to the next
 */
public record Web(Server server, HttpClient client) implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * Starts a server that behaves as {@code options} say, and a client that speaks HTTP/1.1, one
   * connection for each request in flight.
   *
   * @throws ServerException if the server's process does not come up
   */
  public static Web open(ServerOptions options) throws ServerException, InterruptedException {
    Server server = options.start();
    return new Web(server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  /** A request for {@code page}, by GET; see {@link Server#uri(String)}. */
  public HttpRequest get(String page) {
    return HttpRequest.newBuilder(server.uri(page)).build();
  }

  /** Gives up what is in flight, and ends the client's threads and the server's process. */
  @Override
  public void close() {
    client.shutdownNow();
    server.close();
    try {
      client.awaitTermination(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server's address. */
  @Override
  public String toString() {
    return server.toString();
  }
}
