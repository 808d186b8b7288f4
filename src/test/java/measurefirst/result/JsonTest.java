package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void writesOneLineOfAscii() {
    var message = new LinkedHashMap<String, Object>();
    message.put("code", "x = 'ä'\n# 中 🧵");
    message.put("rounds", 3);
    assertThat(Json.write(message))
        .isEqualTo(
            """
            {"code":"x = '\\u00E4'\\n# \\u4E2D \\uD83E\\uDDF5","rounds":3}""");
    assertThat(Json.read(Json.write(message))).isEqualTo(message);
  }

  @Test
  void whatJsonHasNoNumberForIsNullOrText() {
    var awkward =
        Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300);
    assertThat(Json.write(awkward))
        .isEqualTo("[null,\"Infinity\",\"-Infinity\",-0.0,1.0E300]")
        .isEqualTo(Json.write(awkward.stream().mapToDouble(Double::doubleValue).toArray()));
    assertThat(Json.read(Json.write(awkward), Double[].class)).isEqualTo(awkward.toArray());
    assertThat(Json.read(Json.write(awkward), double[].class))
        .containsExactly(awkward.toArray(Double[]::new));
  }

  @Test
  void aRecordFromAnotherProcessMayHoldMore() {
    assertThat(
            Json.read(
                "{\"code\":\"c\",\"text\":\"t\",\"remedy\":\"r\",\"new\":[1]}", Warning.class))
        .isEqualTo(new Warning("c", "t", "r"));
  }

  @Test
  void numbersKeepTheirKind() {
    assertThat(Json.read("{\"i\":1,\"l\":3000000000,\"d\":1.0,\"n\":null,\"list\":[true]}"))
        .containsEntry("i", 1)
        .containsEntry("l", 3_000_000_000L)
        .containsEntry("d", 1.0)
        .containsEntry("n", null)
        .containsEntry("list", List.of(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1}{", "[1]", "null", "{\"a\":NaN}", "{\"a\":1,\"a\":2}"})
  void whatIsNotOneObjectIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(text))
        .withMessageContaining("expected a Map in JSON");
  }

  @Test
  void aTextThatIsNoNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("[\"fast\"]", double[].class))
        .withMessageContaining("fast");
  }

  @Test
  void whatHasNoFormIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.write(Map.of("thread", new Object())))
        .withMessageContaining("only maps, lists, records");
  }
}
