package org.hcim.jobs.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.Model;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of exports become layers that the next layers read. */
class FoldedFunctionsTest {

  @TempDir private Path folder;

  private ImportedNetwork read(Model model, String output) {
    return OnnxFile.open(model.write(folder, output)).network("net", InputShapes.none());
  }

  private static String conv(Model m, String name, String x, long channels) {
    return m.node(
        "Conv",
        name,
        List.of(x, m.weight(name + ".w", 4, channels, 3, 3)),
        Model.ints("pads", 1, 1, 1, 1));
  }

  private static String silu(Model m, String name, String x) {
    return m.node("Mul", name + ".mul", List.of(x, m.node("Sigmoid", name, List.of(x))));
  }

  private static String head(Model m, String x) {
    String flat = m.node("Flatten", "flat", List.of(x));
    return m.node(
        "Gemm", "head", List.of(flat, m.weight("fc", 10, 4 * 64)), Model.integer("transB", 1));
  }

  /** SiLU as PyTorch writes it, HardSwish behind a sum, GELU as a node. */
  @Test
  void laterLayersReadTheFunction() {
    Model m = new Model(20).input("x", 1, 3, 8, 8);
    String first = silu(m, "act", conv(m, "a", "x", 3));
    String gelu = m.node("Gelu", "gelu", List.of(conv(m, "b", first, 4)));
    String sum = m.node("Add", "sum", List.of(conv(m, "c", gelu, 4), first));
    String last = m.node("HardSwish", "swish", List.of(sum));

    FloatNetwork network = FoldedNetwork.of(read(m, head(m, last)));

    assertThat(network.layers().stream().map(FloatLayer::name))
        .containsExactly("a", "a.swish", "b", "gelu", "c", "c.hardswish", "head");
    Map<String, String> reads =
        Map.of("b", "a.swish", "gelu", "b", "c", "gelu", "head", "c.hardswish");
    network.layers().stream()
        .filter(layer -> reads.containsKey(layer.name()))
        .forEach(layer -> assertThat(layer.reads(reads.get(layer.name()))).isTrue());
    assertThat(network.layers().get(4).reads("a.swish")).as("the shortcut of c").isTrue();
  }

  /** A GELU node behind a function would read the product without it. */
  @Test
  void aGeluBehindAFunctionIsRefused() {
    Model m = new Model(20).input("x", 1, 3, 8, 8);
    String first = m.node("Sigmoid", "act", List.of(conv(m, "a", "x", 3)));
    String gelu = m.node("Gelu", "gelu", List.of(first));
    ImportedNetwork network = read(m, head(m, conv(m, "b", gelu, 4)));

    assertThatThrownBy(() -> FoldedNetwork.of(network))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("a function must be behind a product");
  }

  @Test
  void aFunctionBeforeASumIsRefused() {
    Model m = new Model(20).input("x", 1, 3, 8, 8);
    String first = conv(m, "a", "x", 3);
    String second = silu(m, "act", conv(m, "b", first, 4));
    String sum = m.node("Add", "sum", List.of(second, first));
    ImportedNetwork network = read(m, head(m, sum));

    assertThatThrownBy(() -> FoldedNetwork.of(network))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining(
            "b (product): its activations are clamped, rounded or of a function before the sum");
  }
}
