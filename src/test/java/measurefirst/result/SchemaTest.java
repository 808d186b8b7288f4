package measurefirst.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import measurefirst.statistics.Interval;
import measurefirst.statistics.Steadiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {
  // Without any of our settings: what strict parsers elsewhere accept.
  private static final JsonMapper STRICT = new JsonMapper();

  @TempDir Path folder;

  @Test
  void whatIsWrittenFollowsTheSchema() throws IOException {
    assertThat(errors(written())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mode\" : \"QUICK\"|\"mode\" : \"SLOW\"",
        "\"values\" : [ 4.0, 4.25 ]|\"values\" : [ 4.0, null ]",
        "\"values\" : [ 4.0, 4.25 ]|\"values\" : [ -4.0 ]",
        "\"values\" : [ 4.0, 4.25 ]|\"samplesNanos\" : [ 4.0, 4.25 ]",
        "\"cgroupCpus\" : null|\"cgroupCpus\" : \"NaN\"",
        "\"cpus\" : 2,|",
        "\"fetch\" : \"1a2b\"|\"fetch\" : 26",
        "\"origin\" : \"HERE\"|\"origin\" : \"THERE\"",
        "\"name\" : \"Fäden 🧵\"|\"name\" : \"\"",
        "\"x\" : null|\"x\" : \"none\"",
        "\"quantity\" : \"RATIO\"|\"quantity\" : \"SPEED\"",
        "\"kind\" : \"EXACTLY\"|\"kind\" : \"ABOUT\"",
        "\"rivals\" : [ 1.0 ]|\"rivals\" : 1.0",
        "\"rivals\" : [ 1.0 ]|\"rivals\" : [ null ]",
        "\"offBy\" : 0.02|\"offBy\" : 2",
        "\"outcome\" : \"CONFIRMED\"|\"outcome\" : \"HELD\"",
        "\"outcome\" : \"CONFIRMED\"|\"outcome\" : true",
        "\"why\" : \"why \\\\ not\"|\"why\" : \"\"",
        "\"why\" : \"\"|\"why\" : \"for no reason\"",
        "\"why\" : \"why \\\\ not\"|\"reason\" : \"why\"",
        "\"id\" : \"C1\"|\"id\" : \"\"",
        "\"format\" : \"measure-first-result\"|\"format\" : \"other\"",
        "\"schema\" : 2|\"schema\" : 1",
        "05.678901234Z|05+01:00",
        "\"code\" : \"code\"|\"code\" : \"Not A Code\""
      })
  void whatIsNotOursDoesNotFollowIt(String from, String to) throws IOException {
    String text = written();
    assertThat(text).contains(from);
    assertThat(errors(text.replace(from, to == null ? "" : to))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Result.class,
        Machine.class,
        Point.class,
        Series.class,
        Prediction.class,
        Finding.class,
        Interval.class,
        Verdict.class,
        Claim.class,
        Warning.class
      })
  void theSchemaNamesEveryComponentOfARecord(Class<?> type) throws IOException {
    List<String> components =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
            .map(RecordComponent::getName)
            .toList();
    JsonNode definition = definition(type.getSimpleName());
    assertThat(definition.path("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(components);
    assertThat(strings(definition.path("required")))
        .containsExactlyInAnyOrderElementsOf(components);
  }

  @Test
  void theSchemaNamesEveryConstant() throws IOException {
    assertThat(strings(definition("Result").at("/properties/mode/enum")))
        .containsExactlyElementsOf(names(Mode.values()));
    assertThat(strings(definition("Series").at("/properties/steadiness/enum")))
        .containsExactlyElementsOf(names(Steadiness.values()));
    assertThat(strings(definition("Prediction").at("/properties/quantity/enum")))
        .containsExactlyElementsOf(names(Quantity.values()));
    assertThat(strings(definition("Prediction").at("/properties/kind/enum")))
        .containsExactlyElementsOf(names(Prediction.Kind.values()));
    assertThat(strings(schema().at("/$defs/origin/enum")))
        .containsExactlyElementsOf(names(Origin.values()));
    assertThat(strings(schema().at("/$defs/outcome/enum")))
        .containsExactlyElementsOf(names(Outcome.values()));
  }

  private String written() throws IOException {
    Path file = folder.resolve("a.json");
    Results.write(file, List.of(Examples.result("中文"), Examples.result("b")));
    return Files.readString(file);
  }

  private static List<Error> errors(String json) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema());
    return schema.validate(STRICT.readTree(json));
  }

  private static JsonNode definition(String name) throws IOException {
    JsonNode definition = schema().path("$defs").path(name);
    assertThat(definition.isObject()).as(name).isTrue();
    return definition;
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in = Results.class.getResourceAsStream("schema-2.json")) {
      return STRICT.readTree(in);
    }
  }

  private static List<String> strings(JsonNode array) {
    return STRICT.convertValue(array, new TypeReference<List<String>>() {});
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }
}
