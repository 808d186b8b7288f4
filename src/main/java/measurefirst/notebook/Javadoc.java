package measurefirst.notebook;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The comments of our own library, read from the sources in its jar: JShell knows the JDK's. */
final class Javadoc {
  private static final Pattern TYPE =
      Pattern.compile("measurefirst\\.(\\w+)\\.(\\w+)(?:\\.(\\w+))*");
  private static final Pattern METHOD = Pattern.compile("(\\w+)(?:<[^(]*>)?\\.(\\w+)\\((.*?)\\)");
  private static final Pattern FIELD = Pattern.compile("^(\\w+)\\.(\\w+):");
  private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");

  private Javadoc() {}

  /** The signature without the components that JShell lists wherever a record is named. */
  static String tidy(String signature) {
    return signature.replaceAll("(\\w+)\\([^()]*\\)\\.(?=\\w)", "$1.");
  }

  /** The comment of what has this signature, as JShell writes it; empty if there is none. */
  static String of(String signature) {
    Matcher method = METHOD.matcher(signature);
    if (method.find()) {
      return comments(method.group(1))
          .getOrDefault(key(method.group(2), names(method.group(3))), "");
    }
    Matcher field = FIELD.matcher(signature);
    if (field.find()) {
      return comments(field.group(1)).getOrDefault("." + field.group(2), "");
    }
    Matcher type = TYPE.matcher(signature);
    if (type.find()) {
      String last = type.group().substring(type.group().lastIndexOf('.') + 1);
      return comments(type.group(2)).getOrDefault(last, "");
    }
    return "";
  }

  /** The text of a comment up to the end of its first paragraph, without markup. */
  static String firstParagraph(String comment) {
    String text = comment.strip().split("\\n\\s*\\n|<p>|\\n\\s*@|^@", 2)[0];
    Matcher inline = INLINE.matcher(text);
    return inline
        .replaceAll(match -> Matcher.quoteReplacement(inlined(match.group(1))))
        .replaceAll("</?[a-zA-Z][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String inlined(String argument) {
    return argument.replace('#', '.').replaceFirst("^\\.", "");
  }

  private static String names(String parameters) {
    // A comma inside of type arguments is no end of a parameter.
    String flat = parameters;
    while (flat.contains("<")) {
      String without = flat.replaceAll("<[^<>]*>", "");
      if (without.equals(flat)) {
        break;
      }
      flat = without;
    }
    return flat.isBlank()
        ? ""
        : Pattern.compile(",")
            .splitAsStream(flat)
            .map(parameter -> parameter.strip().replaceAll(".*\\s", ""))
            .collect(Collectors.joining(","));
  }

  private static String key(String name, String parameterNames) {
    return name + "(" + parameterNames + ")";
  }

  /** Comments by type name, and by method name with the names of its parameters. */
  private static Map<String, String> comments(String type) {
    for (String room : Imports.ROOMS) {
      String source = Source.read("measurefirst/" + room + "/" + type + ".java");
      if (source != null) {
        return comments(type, source);
      }
    }
    return Map.of();
  }

  private static Map<String, String> comments(String type, String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, null, null, List.of(file));
    Map<String, String> comments = new HashMap<>();
    DocTrees docs = DocTrees.instance(task);
    try {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
          put(tree.getSimpleName().toString());
          return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
          String names =
              tree.getParameters().stream()
                  .map(VariableTree::getName)
                  .collect(Collectors.joining(","));
          boolean constructor = tree.getName().contentEquals("<init>");
          Tree owner = getCurrentPath().getParentPath().getLeaf();
          put(
              key(
                  constructor
                      ? ((ClassTree) owner).getSimpleName().toString()
                      : tree.getName().toString(),
                  names));
          return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
          put("." + tree.getName());
          return null;
        }

        private void put(String key) {
          String comment = docs.getDocComment(getCurrentPath());
          if (comment != null) {
            comments.putIfAbsent(key, comment);
          }
        }
      }.scan(task.parse(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return comments;
  }
}
