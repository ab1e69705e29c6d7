package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.ConstantRange;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SchemaTest {

  private static final Path SWEEP = Path.of("schema/sweep.schema.json");
  private static final Path TRAINING = Path.of("schema/training.schema.json");
  private static final Path NETWORK = Path.of("schema/network.schema.json");

  private static Stream<Path> specs() throws IOException {
    return yamls(Path.of("."));
  }

  private static Stream<Path> networks() throws IOException {
    return yamls(Path.of("networks"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shippedSpecsAreValid(Path file) throws IOException {
    String spec = Files.readString(file);
    assertThat(spec)
        .matches("(?s)# yaml-language-server: \\$schema=schema/\\w+\\.schema\\.json\n.*");
    Path schema = Path.of(spec.substring(spec.indexOf('=') + 1, spec.indexOf('\n')));
    assertThat(errors(schema, spec)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void builtInNetworksAreValid(Path file) throws IOException {
    assertThat(errors(NETWORK, Files.readString(file))).isEmpty();
    assertThat(Files.readString(file))
        .startsWith("# yaml-language-server: $schema=../schema/network.schema.json\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep: x",
        "{sweep: x, workloads: [resnet20], axis: {}}",
        "{sweep: X, workloads: [resnet20]}",
        "{sweep: x, workloads: [resnet21]}",
        "{sweep: x, workloads: [resnet20], axes: {xbar_row: [64]}}",
        "{sweep: x, workloads: [resnet20], axes: {xbar_rows: [8]}}",
        "{sweep: x, workloads: [resnet20], axes: {xbar_rows: {linear: [32, 64]}}}",
        "{sweep: x, workloads: [resnet20], axes: {xbar_rows: {range: [32, 64], points: 3}}}",
        "{sweep: x, workloads: [resnet20], axes: {readout: {range: [1, 2]}}}",
        "{sweep: x, workloads: [resnet20], sampling: {method: sobol}}",
        "{sweep: x, workloads: [resnet20], sampling: {method: morris, points: 8}}",
        "{sweep: x, workloads: [resnet20], sampling: {method: saltelli, points: 0}}",
        "{sweep: x, workloads: [resnet20], constants: {adc_sar8_power_mw: 1}}",
        "{sweep: x, workloads: [resnet20], constants: {input_ones_frac: 50}}",
        "{sweep: x, workloads: [resnet20], constants: {shift_add_columns: 0}}",
        "{sweep: x, workloads: [resnet20], accuracy: {}}",
        "{sweep: x, workloads: [resnet20], accuracy: {train: 0}}",
        "{sweep: x, workloads: [resnet20], accuracy: {estimate: best}}",
        "{sweep: x, workloads: [resnet20], accuracy: {train: {images: 10}}}",
        "{sweep: x, workloads: [resnet20], accuracy: {train: {epochs: 1, recipe: {qat_epochs: 1}}}}",
      })
  void refusesWhatTheReaderRefuses(String spec) throws IOException {
    assertThat(errors(SWEEP, spec)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training: x",
        "{training: x, networks: []}",
        "{training: x, networks: [resnet9]}",
        "{training: x, networks: [resnet8], axes: {xbar_row: [64]}}",
        "{training: x, networks: [resnet8], recipe: {epochs: 3}}",
        "{training: x, networks: [resnet8], recipe: {momentum: 1}}",
        "{training: x, networks: [resnet8], seeds: [1, 1]}",
        "{training: x, networks: [resnet8], references: [qat]}",
        "{training: x, networks: [resnet8], images: {train: 0}}",
      })
  void refusesWhatTheReaderOfTrainingsRefuses(String spec) throws IOException {
    assertThat(errors(TRAINING, spec)).isNotEmpty();
    assertThatThrownBy(() -> TrainingSpec.parse("x.yaml", spec)).isInstanceOf(SpecException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{method: morris, trajectories: 20, levels: 6, seed: -1}",
        "{method: saltelli, points: 1024}",
        "{method: sobol, points: 8, seed: 1}",
        "{method: grid}"
      })
  void acceptsWaysOfSampling(String sampling) throws IOException {
    String spec = "{sweep: x, workloads: [resnet20], axes: {xbar_rows: [32, 64]}, sampling: %s}";
    assertThat(errors(SWEEP, spec.formatted(sampling))).isEmpty();
    assertThat(SweepSpec.parse("x.yaml", spec.formatted(sampling), Path.of(".")).name())
        .isEqualTo("x");
  }

  /** The schema is written by hand where it says structure; the parameters are the catalog's. */
  @ParameterizedTest
  @EnumSource(Parameter.class)
  void knowsEveryParameterAsTheModelDoes(Parameter parameter) throws IOException {
    JsonNode schema = json(SWEEP);
    JsonNode value = schema.at("/definitions/values/" + parameter.column());
    if (parameter.domain() instanceof Domain.Choices choices) {
      assertThat(texts(value.get("enum")))
          .containsExactlyElementsOf(choices.choices().stream().map(Choice::key).toList());
    } else if (parameter.domain() instanceof Domain.IntegerRange range) {
      assertThat(value.get("type").asString()).isEqualTo("integer");
      assertThat(value.get("minimum").asInt()).isEqualTo(range.min());
      assertThat(value.get("maximum").asInt()).isEqualTo(range.max());
    } else if (parameter.domain() instanceof Domain.RealRange range) {
      assertThat(value.get("type").asString()).isEqualTo("number");
      assertThat(value.get("minimum").asDouble()).isEqualTo(range.min());
      assertThat(value.get("maximum").asDouble()).isEqualTo(range.max());
    }
    for (String place : List.of("fixed/properties/", "axes/properties/", "zip/items/properties/")) {
      assertThat(schema.at("/properties/" + place + parameter.column()).isMissingNode()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsTheRangeOfEveryConstant(Constant constant) throws IOException {
    JsonNode value = json(SWEEP).at("/properties/constants/properties/" + constant.key());
    ConstantRange range = ConstantRange.of(constant);

    assertThat(value.get("type").asString()).isEqualTo("number");
    assertThat(value.get(range.isPositive() ? "exclusiveMinimum" : "minimum").asDouble()).isZero();
    assertThat(value.has("maximum")).isEqualTo(Double.isFinite(range.max()));
    if (value.has("maximum")) {
      assertThat(value.get("maximum").asDouble()).isEqualTo(range.max());
    }
    assertThat(value.size()).isEqualTo(Double.isFinite(range.max()) ? 3 : 2);
  }

  @Test
  void knowsEveryConstantAndParameterAndNoOther() throws IOException {
    JsonNode schema = json(SWEEP);
    assertThat(schema.at("/properties/constants/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Constant.values()).map(Constant::key).toList());
    assertThat(schema.at("/definitions/values").propertyNames())
        .containsExactlyInAnyOrderElementsOf(Values.columns());
    assertThat(texts(schema.at("/definitions/bundle_name/anyOf/0/enum")))
        .containsExactlyElementsOf(Bundles.names());
  }

  /** Epochs and bias rows stand elsewhere, and the stages before are not trained. */
  @Test
  void knowsTheRecipeOfFineTuning() throws IOException {
    RecipeReader reader = RecipeReader.ofFineTuning(new Problems(), "recipe");
    JsonNode recipe =
        json(SWEEP)
            .at(
                "/properties/accuracy/anyOf/1/properties/train/oneOf/1/properties/recipe/properties");

    assertThat(recipe.propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    reader.numbers().stream().map(RecipeKey::key),
                    reader.names().stream().map(RecipeChoice::key))
                .toList());
    for (RecipeChoice choice : reader.names()) {
      assertThat(texts(recipe.get(choice.key()).get("enum")))
          .containsExactlyElementsOf(choice.names());
    }
  }

  private static List<String> errors(Path schema, String yaml) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources()))
            .getSchema(SchemaLocation.of(schema.toUri().toString()));
    return compiled.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static Stream<Path> yamls(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}
