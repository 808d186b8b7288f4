package measurefirst.notebook;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes in which JShell wraps each snippet, as class files. */
final class Wrappers {
  private static final Pattern NAME = Pattern.compile("REPL\\.(\\$JShell\\$\\d+)[A-Z]*");
  private static final Pattern USED = Pattern.compile("REPL/\\$JShell\\$\\d+[A-Z]*");
  private static final String DO_IT = "do_it$";
  private static final ClassDesc STOP = CellStop.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

  // Classes of the notebook are not where the default looks; that they are objects is enough.
  private static final ClassHierarchyResolver HIERARCHY =
      ClassHierarchyResolver.defaultResolver()
          .orElse(type -> ClassHierarchyInfo.ofClass(type.equals(OBJECT) ? null : OBJECT));
  private static final ClassFile PLAIN =
      ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(HIERARCHY));
  private static final ClassFile WITHOUT_LINES =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(HIERARCHY),
          ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.ConstantPoolSharingOption.NEW_POOL);

  private Wrappers() {}

  /** What every version of a wrapper's class has in common; null for other classes. */
  static String family(String className) {
    Matcher matcher = NAME.matcher(className);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** Whether two class files differ by line numbers at most, as after an import in a later cell. */
  static boolean sameCode(byte[] one, byte[] other) {
    return Arrays.equals(one, other) || Arrays.equals(withoutLines(one), withoutLines(other));
  }

  private static byte[] withoutLines(byte[] classFile) {
    return WITHOUT_LINES.transformClass(WITHOUT_LINES.parse(classFile), ClassTransform.ACCEPT_ALL);
  }

  /** The wrappers that a class of the notebook uses, by name. */
  static Set<String> used(byte[] classFile) {
    Set<String> used = new HashSet<>();
    for (PoolEntry entry : PLAIN.parse(classFile).constantPool()) {
      if (entry instanceof ClassEntry type) {
        Matcher matcher = USED.matcher(type.asInternalName());
        if (matcher.lookingAt()) {
          used.add(matcher.group().replace('/', '.'));
        }
      }
    }
    return used;
  }

  /** Adds a stop check to the loops that stand directly in a cell, if there are any. */
  static byte[] stoppable(byte[] classFile) {
    ClassModel model = PLAIN.parse(classFile);
    if (model.methods().stream().noneMatch(Wrappers::isLoopOfCell)) {
      return classFile;
    }
    return PLAIN.transformClass(
        model,
        ClassTransform.transformingMethodBodies(
            Wrappers::isLoopOfCell, CodeTransform.ofStateful(StopChecks::new)));
  }

  private static boolean isLoopOfCell(MethodModel method) {
    if (!method.methodName().stringValue().startsWith(DO_IT)
        || method.findAttribute(Attributes.code()).isEmpty()) {
      return false;
    }
    Set<Label> behind = new HashSet<>();
    for (CodeElement element : method.code().orElseThrow()) {
      if (element instanceof LabelTarget target) {
        behind.add(target.label());
      } else if (element instanceof BranchInstruction branch && behind.contains(branch.target())) {
        return true;
      }
    }
    return false;
  }

  private static final class StopChecks implements CodeTransform {
    private final Set<Label> behind = new HashSet<>();

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (element instanceof LabelTarget target) {
        behind.add(target.label());
      } else if (element instanceof BranchInstruction branch && behind.contains(branch.target())) {
        builder.invokestatic(STOP, "check", ConstantDescs.MTD_void);
      }
      builder.with(element);
    }
  }
}
