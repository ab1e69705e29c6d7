package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schema that editors use says what the reader says. */
class NetworkSchemaTest {

  private static final Path FILE = Path.of("schema/network.schema.json");

  @Test
  void knowsTheKindsAndKeysOfTheReader() throws IOException {
    JsonNode kinds =
        new ObjectMapper().readTree(Files.readString(FILE)).at("/definitions/layer/properties");
    List<String> names = new ArrayList<>(LayerKind.all().keySet());
    names.add("repeat");

    assertThat(kinds.propertyNames()).containsExactlyElementsOf(names);
    LayerKind.all()
        .forEach(
            (name, kind) -> {
              JsonNode properties = kinds.get(name).get("properties");
              assertThat(properties.propertyNames())
                  .as(name)
                  .containsExactlyElementsOf(kind.keys());
              List<String> required =
                  kinds.get(name).get("required").valueStream().map(JsonNode::asString).toList();
              assertThat(required.contains("name")).as(name).isEqualTo(kind.isNamed());
            });
  }

  private static Stream<String> layers() {
    return LayerCostsTest.documents();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void acceptsWhatTheReaderAccepts(String network) {
    assertThat(errors(network)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv2d: {name: a, out_channels: 8, kernel: [1, 2, 3]}",
        "conv2d: {name: a, out_channels: 8, kernel: 3, padding: [1, 1]}",
        "conv2d: {name: a, out_channels: 8, kernel: 3, padding: {up: 1}}",
        "conv1d: {name: a, out_channels: 8}",
        "matmul: {name: a, heads: 2, rows: 3, inputs: [input, input]}",
        "attention: {name: a, inputs: [input, input]}",
        "split: {name: a}",
        "split: {name: a, sizes: [1, 2], parts: 2}",
        "resize: {scale: 2, size: 3}",
        "lstm: {name: a, hidden: 3, direction: up}",
        "vector: {name: a, operations_per_element: 3, function: relu}",
        "transpose: {order: [0, 2, 1]}",
        "reshape: {to: {tokens: 3}}",
        "add: {name: a, inputs: [input]}",
      })
  void refusesWhatTheReaderRefuses(String layer) {
    String network =
        "network: n\ninput: {channels: 3, height: 8, width: 8}\nlayers:\n  - " + layer + "\n";

    assertThat(errors(network)).isNotEmpty();
    assertThatThrownBy(
            () ->
                NetworkReader.read(
                    YamlReader.read("n.yaml", network.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(SpecException.class);
  }

  private static List<String> errors(String yaml) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources()))
            .getSchema(SchemaLocation.of(FILE.toUri().toString()));
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }
}
