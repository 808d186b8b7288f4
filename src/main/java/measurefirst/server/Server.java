package measurefirst.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A web server to fetch from, on 127.0.0.1 and a free port, in a JVM of its own, so that its CPU
 * time, heap and threads are not the client's.
 *
 * <pre>{@code
 * try (var server = Server.with().delay(Duration.ofMillis(100)).capacity(10).start()) {
 *   HttpRequest request = HttpRequest.newBuilder(server.uri("a")).build();
 *   ...
 *   server.counts().mostInService(); // 10 at most
 * }
 * }</pre>
 *
 * <p>Each path is a page; its answer is {@code {"page":"a","text":"…"}}. The process ends with
 * {@link #close()}, and at the latest with this JVM, however that ends.
 */
public final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LAST_WORDS = 20;

  /** A small heap, and little to compile and to load: the client needs the CPUs. */
  private static final List<String> FLAGS =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          // Jetty lists all locales, and asks the management beans for this figure.
          "-Djava.locale.providers=SPI",
          "-Dorg.eclipse.jetty.util.referencesPerCacheLine=16",
          "-Dslf4j.internal.verbosity=ERROR");

  private final Process process;
  private final Thread listener;
  private final Writer commands;
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final Deque<String> lastWords = new ArrayDeque<>();
  private int port;
  private volatile boolean closed;

  private Server(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    // A platform thread: a virtual one would hold a carrier while it reads from a pipe.
    this.listener = Thread.ofPlatform().daemon().name("words of the server").start(this::listen);
  }

  /** A server without delay, limit or faults, to be changed by the methods of what this returns. */
  public static ServerOptions with() {
    return ServerOptions.PLAIN;
  }

  static Server start(ServerOptions options, String... flags)
      throws ServerException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ServerProcess.class.getName());
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.addAll(options.words());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Meant for this JVM: a debugger's port or a cache of classes would stop the child.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    Server server;
    try {
      server = new Server(builder.start());
    } catch (IOException e) {
      throw new ServerException(
          "the server's JVM could not be started, check the JDK it belongs to: " + e.getMessage());
    }
    try {
      server.port = Integer.parseInt(server.reply("did not start"));
      return server;
    } catch (ServerException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Where a GET finds {@code page}, any text; it is escaped as need be and comes back as is. */
  public URI uri(String page) {
    return uri(page, null);
  }

  /**
   * Where a GET finds {@code page}, answered as this one request wants it.
   *
   * @param query any of {@code delayMillis=100} (its median where delays are spread), {@code
   *     bytes=1000} and {@code fault=…}: {@code none} or a {@link Fault} in small letters; joined
   *     by {@code &}. What else it says is answered by status 400 and not counted.
   */
  public URI uri(String page, String query) {
    try {
      URI uri = new URI("http", null, "127.0.0.1", port, "/" + page, query, null);
      return URI.create(uri.toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The port on 127.0.0.1, chosen by the system. */
  public int port() {
    return port;
  }

  /** The id of the server's process. */
  public long pid() {
    return process.pid();
  }

  /**
   * What the server itself counted.
   *
   * @throws ServerException if the server is closed or its process has ended
   */
  public Counts counts() throws ServerException {
    return Counts.of(ask("counts"));
  }

  /**
   * Counts from 0 again, and draws delays and faults from the seed's start. Requests in flight are
   * the first of the new count.
   *
   * @throws ServerException if the server is closed or its process has ended
   */
  public void reset() throws ServerException {
    ask("reset");
  }

  private synchronized String ask(String command) throws ServerException {
    if (closed) {
      throw new ServerException("the server is closed: start another, and ask before close()");
    }
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      // Its process is gone; the listener tells how.
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return reply("is no more");
        } catch (InterruptedException e) {
          interrupted = true; // half an exchange would let the next one read this one's reply
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String reply(String otherwise) throws ServerException, InterruptedException {
    String reply = replies.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (reply == null) {
      close();
      throw new ServerException(
          "the server %s: silent for %s s; start another%s"
              .formatted(otherwise, PATIENCE.toSeconds(), said()));
    }
    if (reply.isEmpty()) {
      replies.add(reply); // for whoever asks next
      throw new ServerException(
          "the server %s: its process %s ended with status %s; start another%s"
              .formatted(otherwise, pid(), process.waitFor(), said()));
    }
    return reply;
  }

  private String said() {
    synchronized (lastWords) {
      return lastWords.isEmpty() ? "" : ". Its last words:\n" + String.join("\n", lastWords);
    }
  }

  private void listen() {
    try (BufferedReader words = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        if (line.startsWith(ServerProcess.REPLY)) {
          replies.add(line.substring(ServerProcess.REPLY.length()));
          continue;
        }
        synchronized (lastWords) {
          lastWords.add(line);
          if (lastWords.size() > LAST_WORDS) {
            lastWords.remove();
          }
        }
      }
    } catch (IOException e) {
      // The pipe broke: as good as its end.
    } finally {
      replies.add("");
    }
  }

  /** Ends the process and waits until it is gone; a second call does nothing. Never throws. */
  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
    boolean interrupted = false;
    while (true) {
      try {
        process.waitFor();
        listener.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // killed, it ends in a moment
      }
    }
    try {
      commands.close();
    } catch (IOException e) {
      // Nobody is left to read it.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its address, for a cell that ends with it. */
  @Override
  public String toString() {
    return "server at " + uri("") + (process.isAlive() ? "" : ", ended");
  }
}
