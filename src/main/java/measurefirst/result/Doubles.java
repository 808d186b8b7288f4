package measurefirst.result;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How a double that JSON has no number for is written, and read back: see {@link Json}. */
final class Doubles extends SimpleModule {
  private static final long serialVersionUID = 1;

  Doubles() {
    addSerializer(Double.class, new Writer());
    addSerializer(Double.TYPE, new Writer());
    addSerializer(double[].class, new ArrayWriter());
    addDeserializer(Double.class, new Reader());
    addDeserializer(Double.TYPE, new Reader());
    addDeserializer(double[].class, new ArrayReader());
  }

  private static void write(double value, JsonGenerator json) {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (Double.isInfinite(value)) {
      json.writeString(Double.toString(value));
    } else {
      json.writeNumber(value);
    }
  }

  private static final class Writer extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      write(value, json);
    }
  }

  private static final class ArrayWriter extends ValueSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator json, SerializationContext context) {
      json.writeStartArray(values);
      for (double value : values) {
        write(value, json);
      }
      json.writeEndArray();
    }
  }

  private static final class Reader extends ValueDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return json.getDoubleValue();
      }
      return switch (json.getString()) {
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default ->
            (Double)
                context.handleWeirdStringValue(
                    Double.class,
                    json.getString(),
                    "a number must be a JSON number, null, \"Infinity\" or \"-Infinity\"");
      };
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return Double.NaN;
    }

    /** A number that an older file does not hold is a number nobody knows. */
    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class ArrayReader extends ValueDeserializer<double[]> {
    @Override
    public double[] deserialize(JsonParser json, DeserializationContext context) {
      Double[] values = context.readValue(json, Double[].class);
      return Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
    }
  }
}
