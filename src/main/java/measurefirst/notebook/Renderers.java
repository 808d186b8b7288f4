package measurefirst.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import measurefirst.chart.Picture;
import measurefirst.result.Calibration;
import measurefirst.result.Comparability;
import measurefirst.result.Machine;
import measurefirst.result.Result;
import measurefirst.result.Verdict;

/** Teaches the kernel to show what our rooms return. */
final class Renderers {
  private static final MIMEType PNG = MIMEType.IMAGE_PNG;
  private static final MIMEType HTML = MIMEType.TEXT_HTML;
  private static final MIMEType TEXT = MIMEType.TEXT_PLAIN;

  private Renderers() {}

  static void register(Renderer renderer) {
    picture(renderer, Picture.class, picture -> picture);
    picture(renderer, Picture.chartType(), Picture::ofAny);
    html(renderer, Result.class, Tables::result, Tables::sentence);
    html(renderer, Result.Details.class, Tables::details, Tables::sentence);
    html(renderer, Machine.class, Tables::machine, Tables::sentence);
    html(
        renderer,
        Comparability.class,
        machines -> Tables.comparability(machines).html(),
        machines -> Tables.comparability(machines).text());
    html(renderer, Verdict.class, Tables::verdict, Verdict::sentence);
    html(renderer, Calibration.Recorded.class, HarnessTables::html, HarnessTables::text);
    html(renderer, Table.class, Table::html, Table::text);
    html(renderer, ProgressBar.Shown.class, ProgressBar.Shown::html, ProgressBar.Shown::text);
  }

  private static <T> void picture(
      Renderer renderer, Class<T> type, Function<? super T, Picture> toPicture) {
    renderer
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
      Renderer renderer, Class<T> type, Function<T, String> html, Function<T, String> text) {
    renderer
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
