package measurefirst.notebook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import measurefirst.result.Results;

/**
 * What the notebook declares, as last evaluated: by it a result can tell whether the code that it
 * was measured with is still the code of the notebook.
 *
 * <p>Comments and white space do not count. A name that two declarations share, such as that of an
 * overloaded method, stands for both.
 */
public final class Declarations {
  private static final Map<String, Map<String, String>> SOURCES = new TreeMap<>();
  private static String running = "";

  private Declarations() {}

  /**
   * The declared names that the running cell mentions, directly or through what they mention, each
   * with a short hash of the source of its declaration. Outside of a cell: nothing.
   */
  public static synchronized Map<String, String> ofRunningCell() {
    return usedBy(running);
  }

  /** The same for the cell with this source. */
  public static synchronized Map<String, String> usedBy(String cellSource) {
    Map<String, String> used = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(new Lexer(cellSource).words());
    while (!open.isEmpty()) {
      String name = open.pop();
      Map<String, String> sources = SOURCES.get(name);
      if (sources != null && !used.containsKey(name)) {
        used.put(name, hash(String.join("\n", sources.values())));
        sources.values().forEach(source -> open.addAll(new Lexer(source).words()));
      }
    }
    return used;
  }

  /**
   * Those of {@code then}'s names whose declaration reads otherwise now, sorted. A name that is not
   * declared now has not changed.
   */
  public static synchronized List<String> changedSince(Map<String, String> then) {
    Map<String, String> now = usedBy(String.join(" ", then.keySet()));
    return then.keySet().stream()
        .filter(now::containsKey)
        .filter(name -> !now.get(name).equals(then.get(name)))
        .sorted()
        .toList();
  }

  /** Tells the library which code a result was measured with. */
  static final class Watch implements Results.CodeWatch {
    @Override
    public Map<String, String> ofRunningCell() {
      return Declarations.ofRunningCell();
    }

    @Override
    public List<String> changedSince(Map<String, String> code) {
      return Declarations.changedSince(code);
    }
  }

  static synchronized void cellStarts(String source) {
    running = source;
  }

  static synchronized void cellEnds() {
    running = "";
  }

  /**
   * Remembers a declaration.
   *
   * @param name what it declares
   * @param variant tells overloads of one name apart; what is declared anew replaces its own only
   * @param source as it stands in the cell
   */
  static synchronized void declared(String name, String variant, String source) {
    SOURCES
        .computeIfAbsent(name, n -> new TreeMap<>())
        .put(variant, new Lexer(source).normalised());
  }

  static synchronized boolean knows(String name) {
    return SOURCES.containsKey(name);
  }

  static synchronized void forgetAll() {
    SOURCES.clear();
    running = "";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
