package measurefirst.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicTextTest {
  private final MagicText magics = new MagicText(Set.of("load", "maven"), Set.of("writefile"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String s = \"\"\"\nq=%20x\n\"\"\";",
        "String s = \"\"\"\n%load x\n   id=%d \"%load\n\"\"\";",
        "String s = \"a=%load\";",
        "// %load x\n/*\n%load\n*/",
        "int x = a\n%b;",
        "int x =%typo y",
        "%%unknown\nx",
        "int y = 7 % 2;",
        ""
      })
  void whatIsNoMagicReachesJavaToTheLetter(String cell) {
    assertThat(magics.toJava(cell)).isEqualTo(cell);
  }

  @Test
  void magicsAreCalls() {
    assertThat(magics.toJava("int x = 1;\n%load a.java\nint y = 2;"))
        .startsWith("int x = 1;\nlineMagic(")
        .endsWith("\nint y = 2;");
    assertThat(magics.toJava("var x = %maven a:b:1")).startsWith("var x = lineMagic(");
    assertThat(magics.toJava("%%writefile a.txt\nbody")).startsWith("cellMagic(");
  }
}
