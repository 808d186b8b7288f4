package measurefirst.server;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What runs in the server's JVM: Jetty, and a line of reply to each line of command.
 *
 * <p>Commands come in on standard input and end when the client's JVM does; replies go out on
 * standard output, marked, since the JVM writes there too.
 */
final class ServerProcess {
  /** Marks a line as a reply. */
  static final String REPLY = "reply: ";

  private ServerProcess() {}

  /**
   * @param words the process id of the client, then {@link ServerOptions#words()}
   */
  static void main(String[] words) {
    try {
      run(words);
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1); // Jetty's threads would keep a broken server alive
    }
  }

  private static void run(String[] words) throws Exception {
    PrintStream replies = System.out;
    System.setOut(System.err);
    long client = Long.parseLong(words[0]);
    Thread.startVirtualThread(
        () -> {
          ProcessHandle.of(client).ifPresent(process -> process.onExit().join());
          end();
        });

    ServerOptions options = ServerOptions.of(Arrays.asList(words).subList(1, words.length));
    Tally tally = new Tally(options.capacity());
    Draws draws = new Draws(options);
    replies.println(REPLY + open(new Pages(options, tally, draws)));

    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (line.equals("reset")) {
        tally.reset();
        draws.reset();
      }
      replies.println(REPLY + tally.counts().line());
    }
    end();
  }

  /** Opens the door, and returns its port. */
  private static int open(Pages pages) throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(8);
    pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var jetty = new org.eclipse.jetty.server.Server(pool);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.UNSAFE); // a page's name is any text and opens no file
    ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    connector.setAcceptQueueSize(4096); // thousands knock at once
    connector.setIdleTimeout(0); // a delay may be long, and the process is not
    jetty.addConnector(connector);
    jetty.setHandler(pages);
    jetty.start();
    return connector.getLocalPort();
  }

  /** At once: nothing here is worth tidying up. */
  private static void end() {
    Runtime.getRuntime().halt(0);
  }
}
