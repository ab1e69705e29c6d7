package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Real exports, whose products were counted by a program that shares nothing with ours. The folder
 * is not part of the project; without the variable the tests are skipped.
 */
@EnabledIfEnvironmentVariable(named = "HCIM_ONNX_FILES", matches = ".+")
class SharedFilesTest {

  private static final Path FOLDER =
      Path.of(System.getenv().getOrDefault("HCIM_ONNX_FILES", "absent"));

  @TestFactory
  Stream<DynamicTest> everyFileHasTheExpectedProducts() throws IOException {
    return Files.readAllLines(FOLDER.resolve("totals.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> dynamicTest(cells[0], () -> compare(cells)));
  }

  @TestFactory
  Stream<DynamicTest> weightsAreReadOrRefused() {
    return Stream.of(
        dynamicTest(
            "good", () -> assertThat(weight("external_good").values()).containsExactly(1, 3, 2, 4)),
        refused("external_traversal", "must be within the model's folder"),
        refused("external_absolute", "must be within the model's folder"),
        refused("external_missing", "no file "),
        refused("external_too_long", "length (1099511627776)"));
  }

  private static Tensor weight(String file) {
    ImportedNetwork network =
        OnnxFile.open(FOLDER.resolve("cases/" + file + ".onnx")).network("net", InputShapes.none());
    return network.of(network.products().get(0).name()).weight().orElseThrow();
  }

  private static DynamicTest refused(String file, String reason) {
    return dynamicTest(
        file,
        () ->
            assertThatThrownBy(() -> weight(file).values())
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(reason));
  }

  /** Files that differ only in how they write an operator, or in a branch that is folded. */
  @TestFactory
  Stream<DynamicTest> equalNetworksCostTheSame() {
    return Stream.of(
        dynamicTest(
            "layer normalization and GELU in primitive operators",
            () ->
                assertThat(costs("cases/transformer_opset13", "x=1x6x16"))
                    .isEqualTo(costs("cases/transformer_opset20", "x=1x6x16"))),
        dynamicTest(
            "branches",
            () ->
                assertThat(products("exports/silero_vad_if", "input=1x576 state=2x1x128 sr=16000"))
                    .isEqualTo(
                        products("exports/silero_vad_static", "input=1x576 state=2x1x128"))));
  }

  private static ImportedNetwork network(String file, String inputs) {
    return OnnxFile.open(FOLDER.resolve(file + ".onnx"))
        .network("net", InputShapes.parse(Arrays.asList(inputs.split(" ", -1))));
  }

  /** All costs in order, without names. */
  private static List<String> costs(String file, String inputs) {
    return Network.of(network(file, inputs).graph()).layers().stream()
        .map(layer -> layer.toString().replaceAll("name=[^,]*, ", ""))
        .toList();
  }

  private static List<String> products(String file, String inputs) {
    return network(file, inputs).products().stream()
        .map(product -> product.toString().replaceAll("name=[^,]*, ", ""))
        .toList();
  }

  private static void compare(String[] cells) throws IOException {
    Path file = FOLDER.resolve(cells[0]);
    List<String> inputs = Arrays.asList(cells[1].split(" ", -1));
    Optional<String> refusal =
        Optional.ofNullable(
            Map.of(
                    "exports/espcn_brevitas_quant.onnx", "onnx.brevitas.Quant",
                    "cases/tensor_too_short.onnx", "16 bytes instead of 16384")
                .get(cells[0]));
    if (refusal.isPresent()) {
      assertThatThrownBy(() -> OnnxFile.open(file).network("net", InputShapes.parse(inputs)))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining(refusal.get());
      return;
    }
    ImportedNetwork network = OnnxFile.open(file).network("net", InputShapes.parse(inputs));
    Path expected = Path.of(file.toString().replace(".onnx", ".expected.csv"));
    if (Files.exists(expected)) {
      assertThat(lines(network)).isEqualTo(expected(expected));
    }
    assertThat(network.macs()).isEqualTo(Long.parseLong(cells[2]));
    long weights = network.products().stream().mapToLong(Product::weights).sum();
    assertThat(weights).isEqualTo(Long.parseLong(cells[5]));
  }

  private static List<String> lines(ImportedNetwork network) {
    return network.products().stream()
        .map(
            p ->
                String.join(
                    ",",
                    p.name(),
                    p.on().name().toLowerCase(Locale.ROOT),
                    p.groups() + "",
                    p.rows() + "",
                    p.outputs() + "",
                    p.positions() + "",
                    p.macs() + ""))
        .toList();
  }

  private static List<String> expected(Path file) throws IOException {
    var lines = new ArrayList<String>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] c = line.split(",", -1);
      lines.add(String.join(",", c[1], c[3], c[4], c[5], c[6], c[7], c[8]));
    }
    return lines;
  }
}
