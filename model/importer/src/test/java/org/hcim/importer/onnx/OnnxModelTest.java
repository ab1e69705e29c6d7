package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A written model is read again, with the bits of codes. */
class OnnxModelTest {

  @TempDir private Path folder;

  private ImportedNetwork read(OnnxModel model) throws IOException {
    Path file = Files.write(folder.resolve("net.onnx"), model.bytes());
    return OnnxFile.open(file).network("net", InputShapes.none());
  }

  /** A linear layer of 2 x 3 codes with the steps 0.5 and 2. */
  private static OnnxModel model(CodeBits weights, CodeBits activations) {
    var model = new OnnxModel("net", "a network");
    String x = model.input("x", 1, 3);
    String step = model.reals("step", new double[] {0.25});
    String zero = model.unsignedBytes("zero", new byte[] {0});
    String codes = model.node("QuantizeLinear", "codes", List.of(x, step, zero));
    String real = model.node("DequantizeLinear", "real", List.of(codes, step, zero));
    String weight = model.signedBytes("w", new byte[] {1, -2, 3, 4, 5, -6}, 2, 3);
    String steps = model.reals("steps", new double[] {0.5, 2}, 2);
    String w =
        model.node(
            "DequantizeLinear", "wr", List.of(weight, steps), OnnxAttribute.integer("axis", 0));
    model.annotate(weight, weights);
    model.annotate(codes, activations);
    String fc = model.node("Gemm", "fc", List.of(real, w), OnnxAttribute.integer("transB", 1));
    model.output(fc, 1, 2);
    return model;
  }

  @Test
  void weightsStepsAndBitsAreRead() throws IOException {
    ImportedNetwork network = read(model(new CodeBits(true, 4), new CodeBits(false, 3)));

    LayerParameters fc = network.of("fc");
    assertThat(network.opset()).isEqualTo(17);
    assertThat(fc.weight().orElseThrow().values()).containsExactly(0.5, -1, 1.5, 8, 10, -12);
    assertThat(fc.weightQuantization().orElseThrow().scale().values()).containsExactly(0.5, 2);
    assertThat(fc.inputQuantization().orElseThrow().scale().values()).containsExactly(0.25);
    assertThat(network.weightBits()).containsExactly(Map.entry("fc", 4));
    assertThat(network.activationBits()).containsExactly(Map.entry("fc", 3));
  }

  @Test
  void bitsOfAnotherTypeAreRefused() {
    assertThatThrownBy(() -> read(model(new CodeBits(false, 4), new CodeBits(false, 8))))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("the annotation of w (UINT4) must fit its type INT8");
    assertThatThrownBy(() -> read(model(new CodeBits(true, 9), new CodeBits(false, 8))))
        .hasMessageContaining("the annotation of w (INT9) must fit its type INT8");
  }

  @Test
  void annotationsOfOtherNumbersAreNotBits() {
    assertThat(CodeBits.of("UINT3")).contains(new CodeBits(false, 3));
    assertThat(CodeBits.of("BIPOLAR")).contains(new CodeBits(true, 1));
    assertThat(List.of("FLOAT32", "INT", "INT0", "INT4 ", "TERNARY"))
        .allMatch(text -> CodeBits.of(text).isEmpty());
  }

  @Test
  void theArithmeticOfANetworkIsNotImported() {
    OnnxModel model = model(new CodeBits(true, 4), new CodeBits(false, 8));
    model.markArithmetic("resnet8");

    assertThatThrownBy(() -> read(model))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("net.onnx")
        .hasMessageContaining("it is the bit-exact arithmetic of network resnet8 in crossbars")
        .hasMessageContaining("import the ONNX file of the network itself");
  }

  @Test
  void namesAreDefinedOnceAndBeforeTheirReaders() {
    var model = new OnnxModel("net", "");
    model.input("x", 1, 2);
    assertThatThrownBy(() -> model.reals("x", new double[1], 1))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("tensor x is defined twice");
    assertThatThrownBy(() -> model.node("Relu", "r", List.of("y")))
        .hasMessage("node r reads y, which must be defined before");
  }
}
