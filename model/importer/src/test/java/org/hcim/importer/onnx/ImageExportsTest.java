package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.importer.onnx.Exports.batchNorm;
import static org.hcim.importer.onnx.Exports.conv;
import static org.hcim.importer.onnx.Exports.vectorOperations;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;
import static org.hcim.importer.onnx.Model.real;
import static org.hcim.importer.onnx.Model.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small image networks of the families that people export, written as PyTorch writes them. Every
 * count is computed by hand beside the test.
 */
class ImageExportsTest {

  @TempDir private Path folder;

  private ImportedNetwork read(Model model, String... outputs) {
    return Exports.read(folder, model, outputs);
  }

  @Test
  void resNetBlockWithProjection() {
    var m = new Model(13).input("x", 1, 3, 8, 8);
    String stem = m.node("Relu", "relu", List.of(conv(m, "conv1", "x", 3, 4, 3, 1, 1)));
    String a = m.node("Relu", "relu1", List.of(conv(m, "l.conv1", stem, 4, 8, 3, 2, 1)));
    String b = conv(m, "l.conv2", a, 8, 8, 3, 1, 1);
    String shortcut = conv(m, "l.down", stem, 4, 8, 1, 2, 1);
    String sum = m.node("Add", "l.add", List.of(b, shortcut));
    String out = m.node("Relu", "l.relu", List.of(sum));
    String pooled = m.node("GlobalAveragePool", "pool", List.of(out));
    String flat = m.node("Flatten", "flatten", List.of(pooled), integer("axis", 1));
    String w = m.weight("fc.weight", 10, 8);
    String fc =
        m.node("Gemm", "fc", List.of(flat, w, m.weight("fc.bias", 10)), integer("transB", 1));
    ImportedNetwork network = read(m, fc);
    // 64 x 27 x 4; 16 x 36 x 8; 16 x 72 x 8; 16 x 4 x 8; 8 x 10.
    assertThat(network.macs()).isEqualTo(6912 + 4608 + 9216 + 512 + 80);
    assertThat(network.products()).hasSize(5);
    assertThat(vectorOperations(network)).isEqualTo(8 * 16); // the sum; ReLU is folded
    assertThat(network.of("conv1").steps())
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Bias", "Clamp");
    assertThat(network.of("l.add").steps()).hasSize(1);
  }

  @Test
  void batchNormFoldsIntoTheProductThatNothingElseReads() {
    var m = new Model(13).input("x", 1, 4, 6, 6);
    String c = conv(m, "conv", "x", 4, 8, 3, 1, 1);
    String bn = batchNorm(m, "bn", c, 8);
    String relu = m.node("Relu", "relu", List.of(bn));
    String second = conv(m, "conv2", relu, 8, 8, 1, 1, 1);
    String bn2 = batchNorm(m, "bn2", second, 8);
    String sum = m.node("Add", "add", List.of(bn2, second));
    ImportedNetwork network = read(m, sum);
    assertThat(network.of("conv").steps())
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Bias", "BatchNorm", "Clamp");
    assertThat(network.of("conv2").steps()).hasSize(1);
    assertThat(vectorOperations(network)).isEqualTo(2 * 8 * 36 + 8 * 36);
  }

  @Test
  void mobileNetV2BlockWithClip() {
    var m = new Model(13).input("x", 1, 8, 6, 6);
    String e = conv(m, "expand", "x", 8, 48, 1, 1, 1);
    String r = m.node("Clip", "r6", List.of(e, m.scalar(0), m.scalar(6)));
    String d = conv(m, "depthwise", r, 48, 48, 3, 1, 48);
    String r2 = m.node("Clip", "r6b", List.of(d, m.scalar(0), m.scalar(6)));
    String p = conv(m, "project", r2, 48, 8, 1, 1, 1);
    ImportedNetwork network = read(m, m.node("Add", "add", List.of("x", p)));
    assertThat(network.macs()).isEqualTo(36 * (8 * 48 + 48 * 9 + 48 * 8));
    assertThat(network.products().get(1))
        .isEqualTo(new Product("depthwise", Product.Place.CROSSBAR, 9, 1, 48, 36));
    assertThat(network.of("expand").steps().get(1)).isEqualTo(new FoldedStep.Clamp("r6", 0, 6));
  }

  @Test
  void mobileNetV3SqueezeAndExcitationWithHardSwish() {
    var m = new Model(11).input("x", 1, 8, 4, 4);
    String c = conv(m, "conv", "x", 8, 8, 3, 1, 8);
    String plus = m.node("Add", "plus", List.of(c, m.scalar(3)));
    String clip = m.node("Clip", "clip", List.of(plus, m.scalar(0), m.scalar(6)));
    String mul = m.node("Mul", "mul", List.of(c, clip));
    String swish = m.node("Div", "div", List.of(mul, m.scalar(6)));
    String mean = m.node("GlobalAveragePool", "mean", List.of(swish));
    String down = m.node("Relu", "relu", List.of(conv(m, "se1", mean, 8, 2, 1, 1, 1)));
    String up = conv(m, "se2", down, 2, 8, 1, 1, 1);
    String gate = m.node("HardSigmoid", "gate", List.of(up), real("alpha", 1 / 6.0));
    ImportedNetwork network = read(m, m.node("Mul", "scale", List.of(swish, gate)));
    assertThat(network.macs()).isEqualTo(16 * 8 * 9 + 16 + 16);
    assertThat(vectorOperations(network)).isEqualTo(8 * 16); // the gate; functions are folded
    assertThat(network.of("conv").steps().get(1))
        .isEqualTo(new FoldedStep.Function("div", "HardSwish", Map.of()));
  }

  /** The slope of a HardSigmoid is 0.2 by default, and a Clip may end elsewhere than at 6. */
  @Test
  void onlyTheGateOfHardSwishIsJoinedToIt() {
    assertThat(isHardSwish("alpha", 1 / 6.0, 6)).isTrue();
    assertThat(isHardSwish("alpha", 0.2, 6)).isFalse();
    assertThat(isHardSwish("beta", 0.5, 6)).isFalse(); // alpha by default
    assertThat(isHardSwish("alpha", 1 / 6.0, 5)).isFalse();
  }

  /** Returns whether both ways to write x times a gate are read as HardSwish. */
  private boolean isHardSwish(String attribute, double value, double most) {
    var m = new Model(13).input("x", 1, 4, 4, 4);
    String first = conv(m, "first", "x", 4, 4, 1, 1, 1);
    String gate = m.node("HardSigmoid", "gate", List.of(first), real(attribute, value));
    String middle = m.node("Mul", "middle", List.of(first, gate));
    String second = conv(m, "second", middle, 4, 4, 1, 1, 1);
    String plus = m.node("Add", "plus", List.of(second, m.scalar(3)));
    String clip = m.node("Clip", "clip", List.of(plus, m.scalar(0), m.scalar(most)));
    String sixth = m.node("Div", "sixth", List.of(clip, m.scalar(6)));
    ImportedNetwork network = read(m, m.node("Mul", "last", List.of(second, sixth)));
    return isJoined(network, "first", "middle") && isJoined(network, "second", "last");
  }

  private static boolean isJoined(ImportedNetwork network, String product, String node) {
    return network
        .of(product)
        .steps()
        .contains(new FoldedStep.Function(node, "HardSwish", Map.of()));
  }

  @Test
  void efficientNetBlockWithSwish() {
    var m = new Model(13).input("x", 1, 4, 4, 4);
    String c = conv(m, "conv", "x", 4, 6, 1, 1, 1);
    String s = m.node("Sigmoid", "sigmoid", List.of(c));
    String silu = m.node("Mul", "silu", List.of(c, s));
    String mean =
        m.node("ReduceMean", "mean", List.of(silu), ints("axes", 2, 3), integer("keepdims", 1));
    String gate = m.node("Sigmoid", "g", List.of(conv(m, "se", mean, 6, 6, 1, 1, 1)));
    ImportedNetwork network = read(m, m.node("Mul", "scaled", List.of(silu, gate)));
    assertThat(network.macs()).isEqualTo(16 * 24 + 36);
    assertThat(vectorOperations(network)).isEqualTo(6 * 16);
  }

  @Test
  void uNetWithTransposedConvolutionAndSkip() {
    var m = new Model(13).input("x", 1, 2, 8, 8);
    String a = m.node("Relu", "ra", List.of(conv(m, "down", "x", 2, 4, 3, 1, 1)));
    String p =
        m.node("MaxPool", "pool", List.of(a), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
    String b = m.node("Relu", "rb", List.of(conv(m, "bottom", p, 4, 8, 3, 1, 1)));
    String w = m.weight("up.weight", 8, 4, 2, 2);
    String up =
        m.node(
            "ConvTranspose",
            "up",
            List.of(b, w),
            ints("kernel_shape", 2, 2),
            ints("strides", 2, 2));
    String joined = m.node("Concat", "concat", List.of(up, a), integer("axis", 1));
    ImportedNetwork network = read(m, conv(m, "last", joined, 8, 1, 1, 1, 1));
    // 64 x 18 x 4; 16 x 36 x 8; 16 x 8 x (4 x 4); 64 x 8.
    assertThat(network.macs()).isEqualTo(4608 + 4608 + 2048 + 512);
    assertThat(vectorOperations(network)).isZero(); // windows of stride 2 do not overlap
  }

  @Test
  void yoloHeadWithResizeSplitAndDistribution() {
    var m = new Model(13).input("x", 1, 4, 4, 4);
    String c = conv(m, "conv", "x", 4, 8, 1, 1, 1);
    String s = m.node("Mul", "silu", List.of(c, m.node("Sigmoid", "sig", List.of(c))));
    m.nodes(
        "Split", "split", List.of(s, m.integers(4, 4)), List.of("s0", "s1"), integer("axis", 1));
    String y = conv(m, "inner", "s1", 4, 4, 3, 1, 1);
    String pool =
        m.node(
            "MaxPool",
            "sppf",
            List.of(y),
            ints("kernel_shape", 5, 5),
            ints("pads", 2, 2, 2, 2),
            ints("strides", 1, 1));
    String joined = m.node("Concat", "c2f", List.of("s0", "s1", y, pool), integer("axis", 1));
    String scales = m.weight("scales", new float[] {1, 1, 2, 2}, 4);
    String up = m.node("Resize", "up", List.of(joined, "", scales), text("mode", "nearest"));
    String head = conv(m, "head", up, 16, 12, 1, 1, 1);
    String flat = m.node("Reshape", "flat", List.of(head, m.integers(1, 3, 4, 64)));
    String t = m.node("Transpose", "t", List.of(flat), ints("perm", 0, 2, 1, 3));
    String dfl = m.node("Softmax", "dfl", List.of(t), integer("axis", 2));
    ImportedNetwork network = read(m, dfl);
    // 16 x 4 x 8; 16 x 36 x 4; 64 x 16 x 12.
    assertThat(network.macs()).isEqualTo(512 + 2304 + 12288);
    assertThat(vectorOperations(network)).isEqualTo(5 * 12 * 64);
  }

  @Test
  void denseNetNormalizesWhatItConcatenates() {
    var m = new Model(13).input("x", 1, 4, 4, 4);
    String a = conv(m, "conv0", "x", 4, 4, 3, 1, 1);
    String relu1 = m.node("Relu", "r1", List.of(batchNorm(m, "bn1", a, 4)));
    String b = conv(m, "conv1", relu1, 4, 2, 3, 1, 1);
    String joined = m.node("Concat", "concat", List.of(a, b), integer("axis", 1));
    String relu2 = m.node("Relu", "r2", List.of(batchNorm(m, "bn2", joined, 6)));
    ImportedNetwork network = read(m, conv(m, "conv2", relu2, 6, 2, 1, 1, 1));
    assertThat(network.macs()).isEqualTo(16 * (36 * 4 + 36 * 2 + 12));
    assertThat(vectorOperations(network)).isEqualTo(2 * 16 * (4 + 6));
  }

  @Test
  void quantizedNetworkGivesItsBits() {
    var m = new Model(13).input("x", 1, 1, 4, 4);
    String scale = m.weight("scale", new float[] {0.5f});
    m.graph()
        .addInitializer(
            ai.onnx.proto.OnnxMl.TensorProto.newBuilder()
                .setName("codes")
                .setDataType(3)
                .addAllDims(List.of(2L, 1L, 1L, 1L))
                .addInt32Data(3)
                .addInt32Data(-4));
    String q = m.node("QuantizeLinear", "q", List.of("x", scale));
    String dq = m.node("DequantizeLinear", "dq", List.of(q, scale));
    String w = m.node("DequantizeLinear", "dw", List.of("codes", scale));
    ImportedNetwork network = read(m, m.node("Conv", "conv", List.of(dq, w)));
    assertThat(network.weightBits()).isEqualTo(Map.of("conv", 8));
    assertThat(network.activationBits()).isEqualTo(Map.of("conv", 8));
    assertThat(network.of("conv").weight().orElseThrow().values()).containsExactly(1.5, -2);
    assertThat(vectorOperations(network)).isZero();
  }
}
