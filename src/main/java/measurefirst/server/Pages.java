package measurefirst.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import measurefirst.server.Tally.End;
import measurefirst.server.Tally.Visit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Answers one request, on a virtual thread, which may wait as long as it likes. */
final class Pages extends Handler.Abstract {
  private static final int PIECE = 1 << 16;
  private static final int DRIPS = 20;

  private final ServerOptions options;
  private final Tally tally;
  private final Draws draws;

  Pages(ServerOptions options, Tally tally, Draws draws) {
    this.options = options;
    this.tally = tally;
    this.draws = draws;
  }

  /** What a request is to get. */
  private record Order(Body body, Duration delay, Fault fault) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Order order;
    try {
      order = order(request);
    } catch (IllegalArgumentException e) {
      status(response, 400, e.getMessage());
      callback.succeeded();
      return true;
    }
    Visit visit = tally.arrive();
    try {
      serve(order, visit, request, response);
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e); // the client is gone, or is to believe that the server is
    } finally {
      visit.leave(order.fault() == null ? End.BROKEN : End.FAULT);
    }
    return true;
  }

  private Order order(Request request) {
    Duration delay = options.delay();
    int bytes = options.bytes();
    Draws.Draw draw = draws.next();
    Fault fault = draw.fault();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      String value = field.getValue();
      switch (field.getName()) {
        case "delayMillis" -> delay = Limits.delayMillis(value);
        case "bytes" -> bytes = Limits.bytes(value);
        case "fault" -> fault = Limits.fault(value);
        default ->
            throw Limits.refused(
                "a query",
                field.getName(),
                "name delayMillis, bytes or fault",
                "write delayMillis=100&bytes=1000");
      }
    }
    double nanos = Math.min(delay.toNanos() * draw.factor(), (double) Limits.LONGEST.toNanos());
    // Jetty's own decoding would resolve dots, which may be part of a name.
    String page = URI.create("http://a" + request.getHttpURI().getPath()).getPath().substring(1);
    return new Order(new Body(page, bytes), Duration.ofNanos(Math.round(nanos)), fault);
  }

  private void serve(Order order, Visit visit, Request request, Response response)
      throws IOException, InterruptedException {
    if (order.fault() == Fault.BUSY) {
      visit.leave(End.FAULT);
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
      status(response, 503, "busy: try again after a second");
      return;
    }
    visit.enter();
    Thread.sleep(order.delay());
    switch (order.fault()) {
      case null ->
          send(order.body(), PIECE, Duration.ZERO, response, () -> visit.leave(End.ANSWERED));
      case DRIP -> {
        int piece = Math.ceilDiv(order.body().size(), DRIPS);
        // Pieces of whole bytes may be fewer than twenty: their pauses together still last as
        // asked.
        Duration pause = options.drip().dividedBy(Math.ceilDiv(order.body().size(), piece));
        send(order.body(), piece, pause, response, () -> visit.leave(End.FAULT));
      }
      case ERROR -> {
        visit.leave(End.FAULT);
        status(response, 500, "failed on purpose");
      }
      case GARBLED -> {
        visit.leave(End.FAULT);
        status(response, 200, "<html>not JSON, on purpose</html>");
      }
      case RESET -> {
        visit.leave(End.FAULT);
        reset(request);
      }
      case BUSY -> throw new AssertionError("turned away above");
    }
  }

  /**
   * Sends {@code body} by pieces with a pause before each, and calls {@code atLast} before the
   * last.
   */
  private static void send(Body body, int piece, Duration pause, Response response, Runnable atLast)
      throws IOException, InterruptedException {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.size());
    for (int from = 0; from < body.size(); from += piece) {
      int length = Math.min(piece, body.size() - from);
      boolean last = from + length == body.size();
      Thread.sleep(pause);
      if (last) {
        atLast.run();
      }
      Content.Sink.write(response, last, body.piece(from, length));
    }
  }

  private static void status(Response response, int status, String text) throws IOException {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void reset(Request request) throws IOException {
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    // Without lingering, closing a socket resets it.
    ((SocketChannel) connection.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
    connection.close();
    throw new IOException("reset on purpose");
  }
}
