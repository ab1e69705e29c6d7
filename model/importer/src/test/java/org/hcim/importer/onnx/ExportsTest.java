package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;
import static org.hcim.importer.onnx.Model.real;
import static org.hcim.importer.onnx.Model.text;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small networks of the families that people export, written as PyTorch writes them. Every count is
 * computed by hand beside the test.
 */
class ExportsTest {

  @TempDir private Path folder;

  private ImportedNetwork read(Model model, String... outputs) {
    return OnnxFile.open(model.write(folder, outputs)).network("net", InputShapes.none());
  }

  private static long vectorOperations(ImportedNetwork network) {
    long operations = 0;
    for (Layer layer : Network.of(network.graph()).layers()) {
      operations += layer instanceof VectorLayer vector ? vector.operations() : 0;
      operations += layer instanceof AddLayer add ? add.elements() : 0;
    }
    return operations;
  }

  private static AttributeProto[] conv(long kernel, long stride, long pad, long group) {
    return new AttributeProto[] {
      ints("kernel_shape", kernel, kernel),
      ints("strides", stride, stride),
      ints("pads", pad, pad, pad, pad),
      ints("dilations", 1, 1),
      integer("group", group)
    };
  }

  private static String conv(
      Model m, String name, String x, long in, long out, long k, long s, long group) {
    String w = m.weight(name + ".weight", out, in / group, k, k);
    String b = m.weight(name + ".bias", out);
    return m.node("Conv", name, List.of(x, w, b), conv(k, s, k / 2, group));
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

  private static String batchNorm(Model m, String name, String x, long channels) {
    return m.node(
        "BatchNormalization",
        name,
        List.of(
            x,
            m.weight(name + ".s", channels),
            m.weight(name + ".b", channels),
            m.weight(name + ".m", channels),
            m.weight(name + ".v", channels)),
        real("epsilon", 1e-5));
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

  /** Linear layers of a token sequence, as PyTorch exports them: MatMul and Add. */
  private static String linear(Model m, String name, String x, long in, long out) {
    String product = m.node("MatMul", name, List.of(x, m.weight(name + ".w", in, out)));
    return m.node("Add", name + ".add", List.of(m.weight(name + ".b", out), product));
  }

  private static String layerNorm(Model m, String name, String x, long features) {
    String mean = m.node("ReduceMean", name + ".mean", List.of(x), ints("axes", -1));
    String centered = m.node("Sub", name + ".sub", List.of(x, mean));
    String square = m.node("Pow", name + ".pow", List.of(centered, m.scalar(2)));
    String variance = m.node("ReduceMean", name + ".var", List.of(square), ints("axes", -1));
    String sum = m.node("Add", name + ".eps", List.of(variance, m.scalar(1e-5)));
    String root = m.node("Sqrt", name + ".sqrt", List.of(sum));
    String ratio = m.node("Div", name + ".div", List.of(centered, root));
    String scaled = m.node("Mul", name + ".mul", List.of(ratio, m.weight(name + ".w", features)));
    return m.node("Add", name, List.of(scaled, m.weight(name + ".b", features)));
  }

  private static String gelu(Model m, String name, String x) {
    String ratio = m.node("Div", name + ".div", List.of(x, m.scalar(Math.sqrt(2))));
    String erf = m.node("Erf", name + ".erf", List.of(ratio));
    String sum = m.node("Add", name + ".one", List.of(erf, m.scalar(1)));
    String product = m.node("Mul", name + ".mul", List.of(x, sum));
    return m.node("Mul", name, List.of(product, m.scalar(0.5)));
  }

  private static String heads(Model m, String name, String x, long tokens, long... perm) {
    String split = m.node("Reshape", name + ".r", List.of(x, m.integers(1, tokens, 2, 4)));
    return m.node("Transpose", name + ".t", List.of(split), ints("perm", perm));
  }

  private static String attention(Model m, String x, long tokens, String mask) {
    String q = heads(m, "q", linear(m, "query", x, 8, 8), tokens, 0, 2, 1, 3);
    String k = heads(m, "k", linear(m, "key", x, 8, 8), tokens, 0, 2, 3, 1);
    String v = heads(m, "v", linear(m, "value", x, 8, 8), tokens, 0, 2, 1, 3);
    String scores = m.node("MatMul", "scores", List.of(q, k));
    String scaled = m.node("Div", "scale", List.of(scores, m.scalar(2)));
    String masked = mask.isEmpty() ? scaled : m.node("Add", "masked", List.of(scaled, mask));
    String soft = m.node("Softmax", "softmax", List.of(masked), integer("axis", -1));
    String context = m.node("MatMul", "context", List.of(soft, v));
    String back = m.node("Transpose", "back", List.of(context), ints("perm", 0, 2, 1, 3));
    String merged = m.node("Reshape", "merged", List.of(back, m.integers(1, tokens, 8)));
    return linear(m, "proj", merged, 8, 8);
  }

  @Test
  void visionTransformer() {
    var m = new Model(13).input("x", 1, 3, 8, 8);
    String w = m.weight("patch.w", 8, 3, 4, 4);
    String patches =
        m.node("Conv", "patch", List.of("x", w), ints("kernel_shape", 4, 4), ints("strides", 4, 4));
    // Flatten by a computed shape, as exports of x.flatten(2) have it.
    String shape = m.node("Shape", "shape", List.of(patches));
    String front = m.node("Slice", "front", List.of(shape, m.integers(0), m.integers(2)));
    String wanted = m.node("Concat", "wanted", List.of(front, m.integers(-1)), integer("axis", 0));
    String flat = m.node("Reshape", "flat", List.of(patches, wanted));
    String tokens = m.node("Transpose", "tokens", List.of(flat), ints("perm", 0, 2, 1));
    String with =
        m.node(
            "Concat", "cls", List.of(m.weight("cls.token", 1, 1, 8), tokens), integer("axis", 1));
    String placed = m.node("Add", "positions", List.of(with, m.weight("pos", 1, 5, 8)));
    String norm = layerNorm(m, "ln1", placed, 8);
    String sum = m.node("Add", "res1", List.of(attention(m, norm, 5, ""), placed));
    String mlp = gelu(m, "gelu", linear(m, "fc1", layerNorm(m, "ln2", sum, 8), 8, 32));
    String out = m.node("Add", "res2", List.of(linear(m, "fc2", mlp, 32, 8), sum));
    String first = m.node("Gather", "first", List.of(out, m.integer(0)), integer("axis", 1));
    String hw = m.weight("head.w", 10, 8);
    String head =
        m.node("Gemm", "head", List.of(first, hw, m.weight("hb", 10)), integer("transB", 1));
    ImportedNetwork network = read(m, head);
    long weights = 4 * 48 * 8 + 5 * (4 * 64 + 2 * 8 * 32) + 80;
    long products = 2 * 2 * 5 * 5 * 4; // heads x tokens x tokens x size, twice
    assertThat(network.macs()).isEqualTo(weights + products);
    long norms = 2 * 8 * 40;
    long vector = 40 + norms + 5 * 2 * 25 + 2 * 40 + 8 * 5 * 32;
    assertThat(vectorOperations(network)).isEqualTo(vector);
  }

  @Test
  void bertWithEmbeddingsMaskAndPooler() {
    var m = new Model(13).typedInput("ids", 7, 1, 6).typedInput("mask", 7, 1, 6);
    String words = m.node("Gather", "words", List.of(m.weight("table", 30, 8), "ids"));
    String placed = m.node("Add", "place", List.of(words, m.weight("pos", 1, 6, 8)));
    String norm = layerNorm(m, "ln0", placed, 8);
    String wide = m.node("Unsqueeze", "wide", List.of("mask", m.integers(1, 2)));
    String real = m.node("Cast", "cast", List.of(wide), integer("to", 1));
    String minus = m.node("Sub", "minus", List.of(m.scalar(1), real));
    String mask = m.node("Mul", "penalty", List.of(minus, m.scalar(-10000)));
    String sum = m.node("Add", "res", List.of(attention(m, norm, 6, mask), norm));
    String cls = m.node("Gather", "first", List.of(sum, m.integer(0)), integer("axis", 1));
    String pooled =
        m.node(
            "Gemm",
            "pooler",
            List.of(cls, m.weight("pw", 8, 8), m.weight("pb", 8)),
            integer("transB", 1));
    ImportedNetwork network = read(m, m.node("Tanh", "tanh", List.of(pooled)));
    assertThat(network.macs()).isEqualTo(6 * 4 * 64 + 2 * 2 * 36 * 4 + 64);
    // Positions, norm, mask twice, sum with the mask, softmax, residual.
    assertThat(vectorOperations(network)).isEqualTo(48 + 8 * 48 + 6 + 6 + 72 + 5 * 72 + 48);
  }

  @Test
  void gpt2WithConv1dLayersAndFusedQkv() {
    var m = new Model(13).input("x", 1, 3, 8);
    // GPT-2's Conv1D: reshape to a matrix, Gemm without transB, reshape back.
    String flat = m.node("Reshape", "flat", List.of("x", m.integers(-1, 8)));
    String c = m.node("Gemm", "c_attn", List.of(flat, m.weight("w", 8, 24), m.weight("b", 24)));
    String back = m.node("Reshape", "back", List.of(c, m.integers(1, 3, 24)));
    m.nodes(
        "Split",
        "qkv",
        List.of(back, m.integers(8, 8, 8)),
        List.of("q", "k", "v"),
        integer("axis", 2));
    String q = heads(m, "hq", "q", 3, 0, 2, 1, 3);
    String k = heads(m, "hk", "k", 3, 0, 2, 3, 1);
    String v = heads(m, "hv", "v", 3, 0, 2, 1, 3);
    String scores = m.node("MatMul", "scores", List.of(q, k));
    String causal = m.node("Where", "causal", List.of("allowed", scores, m.scalar(-1e9)));
    String soft = m.node("Softmax", "softmax", List.of(causal), integer("axis", -1));
    String context = m.node("MatMul", "context", List.of(soft, v));
    m.weight("allowed", 1, 1, 3, 3);
    ImportedNetwork network = read(m, context);
    assertThat(network.macs()).isEqualTo(3 * 8 * 24 + 2 * 2 * 9 * 4);
    assertThat(vectorOperations(network)).isEqualTo(2 * 18 + 5 * 18);
  }

  @Test
  void llamaStepWithCacheAndGroupedQueries() {
    var m = new Model(17).input("x", 1, 1, 16).input("past", 1, 2, 7, 4);
    String square = m.node("Pow", "sq", List.of("x", m.scalar(2)));
    String mean = m.node("ReduceMean", "mean", List.of(square), ints("axes", -1));
    String root =
        m.node("Sqrt", "root", List.of(m.node("Add", "e", List.of(mean, m.scalar(1e-6)))));
    String inverse = m.node("Div", "inv", List.of(m.scalar(1), root));
    String normed = m.node("Mul", "normed", List.of("x", inverse));
    String norm = m.node("Mul", "norm", List.of(m.weight("nw", 16), normed));
    String q = m.node("MatMul", "q", List.of(norm, m.weight("qw", 16, 16)));
    String k = m.node("MatMul", "k", List.of(norm, m.weight("kw", 16, 8)));
    String qh = m.node("Reshape", "qr", List.of(q, m.integers(1, 1, 4, 4)));
    String qt = m.node("Transpose", "qt", List.of(qh), ints("perm", 0, 2, 1, 3));
    String kh = m.node("Reshape", "kr", List.of(k, m.integers(1, 1, 2, 4)));
    String kt = m.node("Transpose", "kt", List.of(kh), ints("perm", 0, 2, 1, 3));
    String all = m.node("Concat", "cache", List.of("past", kt), integer("axis", 2));
    String wide = m.node("Unsqueeze", "wide", List.of(all, m.integers(2)));
    String twice = m.node("Expand", "twice", List.of(wide, m.integers(1, 2, 2, 8, 4)));
    String keys = m.node("Reshape", "keys", List.of(twice, m.integers(1, 4, 8, 4)));
    String flipped = m.node("Transpose", "flipped", List.of(keys), ints("perm", 0, 1, 3, 2));
    String scores = m.node("MatMul", "scores", List.of(qt, flipped));
    String soft = m.node("Softmax", "softmax", List.of(scores), integer("axis", -1));
    String context = m.node("MatMul", "context", List.of(soft, keys));
    ImportedNetwork network = read(m, context, all);
    assertThat(network.macs()).isEqualTo(256 + 128 + 2 * 4 * 8 * 4);
    assertThat(network.products().get(2))
        .isEqualTo(new Product("scores", Product.Place.VECTOR, 4, 8, 4, 1));
    assertThat(vectorOperations(network)).isEqualTo(5 * 16 + 5 * 32);
  }

  @Test
  void lstmOfPyTorch() {
    var m = new Model(14).input("x", 5, 1, 3);
    String w = m.weight("W", 1, 16, 3);
    String r = m.weight("R", 1, 16, 4);
    String b = m.weight("B", 1, 32);
    m.nodes(
        "LSTM",
        "lstm",
        List.of("x", w, r, b, "", m.weight("h0", 1, 1, 4), m.weight("c0", 1, 1, 4)),
        List.of("Y", "h", "c"),
        integer("hidden_size", 4));
    String squeezed = m.node("Squeeze", "squeezed", List.of("Y", m.integers(1)));
    ImportedNetwork network =
        read(m, m.node("MatMul", "fc", List.of(squeezed, m.weight("fw", 4, 2))));
    assertThat(network.macs()).isEqualTo(5 * 16 * 3 + 5 * 16 * 4 + 5 * 4 * 2);
    assertThat(vectorOperations(network)).isEqualTo(13 * 4 * 5);
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
