package measurefirst.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import measurefirst.chart.Picture;
import measurefirst.chart.Provenance;
import measurefirst.result.Calibration;
import measurefirst.result.Comparability;
import measurefirst.result.Machine;
import measurefirst.result.Result;
import measurefirst.result.Results;
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
    result(renderer, Result.class, result -> result, Tables::result);
    result(renderer, Result.Details.class, Result.Details::result, Tables::details);
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
              context.getOutputContainer().putMetaData(PNG, told(picture));
            });
  }

  /** What goes along with a picture, for pages and files made of the notebook. */
  private static Map<String, Object> told(Picture picture) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("alt", picture.alt());
    told.put("width", picture.width());
    told.put("height", picture.height());
    String numbers = picture.drawn().text();
    if (!numbers.isEmpty()) {
      List<Provenance> from = picture.drawn().from();
      told.put("numbers", numbers);
      told.put("results", from.stream().map(Provenance::result).distinct().toList());
      told.put("runs", from.stream().map(one -> run(one.run(), one.machine())).distinct().toList());
    }
    return told;
  }

  private static Map<String, String> run(String run, Machine machine) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("run", run);
    told.put("JDK", machine.jdk());
    told.put("system", machine.os() + ", " + machine.architecture());
    String cpus = machine.cpus() + (machine.cpus() == 1 ? " CPU" : " CPUs");
    told.put("processor", machine.processor().isEmpty() ? cpus : machine.processor() + ", " + cpus);
    told.put("Python", machine.python());
    return told;
  }

  private static <T> void result(
      Renderer renderer, Class<T> type, Function<T, Result> toResult, Function<T, String> html) {
    html(
        renderer,
        type,
        html,
        value -> Tables.sentence(toResult.apply(value)),
        value -> Map.of("runs", List.of(run(toResult.apply(value)))));
  }

  private static Map<String, String> run(Result result) {
    return run(Results.provenance(result), result.machine());
  }

  private static <T> void html(
      Renderer renderer, Class<T> type, Function<T, String> html, Function<T, String> text) {
    html(renderer, type, html, text, value -> Map.of());
  }

  private static <T> void html(
      Renderer renderer,
      Class<T> type,
      Function<T, String> html,
      Function<T, String> text,
      Function<T, Map<String, Object>> along) {
    renderer
        .createRegistration(type)
        .supporting(HTML, TEXT)
        .preferring(HTML, TEXT)
        .register(
            (value, context) -> {
              put(context, HTML, html.apply(value));
              put(context, TEXT, text.apply(value));
              Map<String, Object> told = along.apply(value);
              if (!told.isEmpty()) {
                context.getOutputContainer().putMetaData(HTML, told);
              }
            });
  }

  private static void put(RenderContext context, MIMEType type, String data) {
    DisplayData output = context.getOutputContainer();
    output.putData(type, data);
  }
}
