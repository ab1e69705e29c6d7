package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.importer.onnx.Exports.conv;
import static org.hcim.importer.onnx.Exports.heads;
import static org.hcim.importer.onnx.Exports.layerNorm;
import static org.hcim.importer.onnx.Exports.linear;
import static org.hcim.importer.onnx.Exports.vectorOperations;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;
import static org.hcim.importer.onnx.Model.text;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small networks for voices, words to wake up by, and lines of text, in the operators of their
 * exports. Every count is computed by hand beside the test.
 */
class SmallDeviceExportsTest {

  @TempDir private Path folder;

  /** The spectrum is a convolution; the states of the LSTM are inputs and outputs of the file. */
  @Test
  void voiceActivityDetectorWithSpectrumAndLstm() {
    var m = new Model(15).input("x", 1, 24).input("state", 2, 1, 4);
    String padded =
        m.node("Pad", "pad", List.of("x", m.integers(0, 0, 0, 4)), text("mode", "reflect"));
    String wide = m.node("Unsqueeze", "wide", List.of(padded, m.integers(1)));
    String stft =
        m.node("Conv", "stft", List.of(wide, m.weight("basis", 10, 1, 8)), ints("strides", 4));
    String energy =
        m.node("Add", "energy", List.of(square(m, "re", stft, 0), square(m, "im", stft, 5)));
    String spectrum = m.node("Sqrt", "spectrum", List.of(energy));
    String e1 = m.node("Relu", "r1", List.of(encoder(m, "enc1", spectrum, 5, 8, 1)));
    String e2 = m.node("Relu", "r2", List.of(encoder(m, "enc2", e1, 8, 4, 2)));
    String sequence = m.node("Transpose", "sequence", List.of(e2), ints("perm", 2, 0, 1));
    m.nodes(
        "LSTM",
        "lstm",
        List.of(
            sequence,
            m.weight("W", 1, 16, 4),
            m.weight("R", 1, 16, 4),
            m.weight("B", 1, 32),
            "",
            state(m, "h0", 0),
            state(m, "c0", 1)),
        List.of("Y", "h", "c"),
        integer("hidden_size", 4));
    String squeezed = m.node("Squeeze", "squeezed", List.of("Y", m.integers(1)));
    String maps = m.node("Transpose", "maps", List.of(squeezed), ints("perm", 1, 2, 0));
    String head = m.node("Conv", "head", List.of(maps, m.weight("head.w", 1, 4, 1)));
    String voice = m.node("Sigmoid", "voice", List.of(head));
    String mean = m.node("ReduceMean", "mean", List.of(voice), ints("axes", 2));
    String next = m.node("Concat", "next", List.of("h", "c"), integer("axis", 0));

    ImportedNetwork network = Exports.read(folder, m, mean, next);

    // (24 + 4 - 8) / 4 + 1 = 6 windows; the second encoder halves them.
    long convolutions = 6 * 8 * 10 + 6 * 15 * 8 + 3 * 24 * 4;
    assertThat(network.macs()).isEqualTo(convolutions + 3 * (16 * 4 + 16 * 4) + 3 * 4);
    // Two squares and their sum, whose root is folded; gates; the mean.
    assertThat(vectorOperations(network)).isEqualTo(3 * 5 * 6 + 13 * 4 * 3);
  }

  private static String square(Model m, String name, String stft, long from) {
    String part =
        m.node(
            "Slice",
            name,
            List.of(stft, m.integers(from), m.integers(from + 5), m.integers(1), m.integers(1)));
    return m.node("Pow", name + "2", List.of(part, m.scalar(2)));
  }

  private static String encoder(Model m, String name, String x, long in, long out, long stride) {
    return m.node(
        "Conv",
        name,
        List.of(x, m.weight(name + ".w", out, in, 3), m.weight(name + ".b", out)),
        ints("strides", stride),
        ints("pads", 1, 1));
  }

  private static String state(Model m, String name, long index) {
    String picked = m.node("Gather", name, List.of("state", m.integer(index)), integer("axis", 0));
    return m.node("Unsqueeze", name + ".1", List.of(picked, m.integers(0)));
  }

  /** A keyword spotter as TensorFlow pads it, with a normalized hidden layer. */
  @Test
  void wakeWordWithDepthwiseConvolutions() {
    var m = new Model(17).input("x", 1, 1, 10, 6);
    String first =
        m.node(
            "Conv",
            "first",
            List.of("x", m.weight("w", 4, 1, 4, 3)),
            ints("strides", 2, 1),
            text("auto_pad", "SAME_UPPER"));
    String r1 = m.node("Relu", "r1", List.of(first));
    String r2 = m.node("Relu", "r2", List.of(conv(m, "depthwise", r1, 4, 4, 3, 1, 4)));
    String r3 = m.node("Relu", "r3", List.of(conv(m, "pointwise", r2, 4, 8, 1, 1, 1)));
    String pool = m.node("AveragePool", "pool", List.of(r3), ints("kernel_shape", 5, 6));
    String flat = m.node("Flatten", "flat", List.of(pool));
    String hidden =
        m.node(
            "Gemm",
            "hidden",
            List.of(flat, m.weight("h", 6, 8), m.weight("hb", 6)),
            integer("transB", 1));
    String norm =
        m.node("LayerNormalization", "norm", List.of(hidden, m.weight("s", 6), m.weight("t", 6)));
    String relu = m.node("Relu", "relu", List.of(norm));
    String word =
        m.node(
            "Gemm",
            "word",
            List.of(relu, m.weight("o", 1, 6), m.weight("ob", 1)),
            integer("transB", 1));

    ImportedNetwork network =
        Exports.read(folder, m, m.node("Sigmoid", "probability", List.of(word)));

    long maps = 5 * 6; // half of the rows
    assertThat(network.macs()).isEqualTo(maps * (12 * 4 + 9 * 4 + 4 * 8) + 8 * 6 + 6);
    assertThat(network.products().get(0))
        .isEqualTo(new Product("first", Product.Place.CROSSBAR, 12, 4, 1, maps));
    assertThat(vectorOperations(network)).isEqualTo(8 * 6);
  }

  /** Rows are merged faster than columns, which become the tokens of an attention. */
  @Test
  void lineOfTextWithConvolutionsAndAttention() {
    var m = new Model(13).input("x", 1, 3, 8, 16);
    String stem = hardSwish(m, "act", conv(m, "stem", "x", 3, 4, 3, 2, 1));
    String merged =
        m.node(
            "Conv",
            "merge",
            List.of(stem, m.weight("merge.w", 4, 1, 3, 3)),
            ints("strides", 2, 1),
            ints("pads", 1, 1, 1, 1),
            integer("group", 4));
    String flatKernel =
        m.node(
            "Conv",
            "row",
            List.of(merged, m.weight("row.w", 8, 4, 1, 3)),
            ints("pads", 0, 1, 0, 1));
    String pool =
        m.node(
            "AveragePool",
            "pool",
            List.of(flatKernel),
            ints("kernel_shape", 2, 2),
            ints("strides", 2, 2));
    String line = m.node("Squeeze", "line", List.of(pool, m.integers(2)));
    String tokens = m.node("Transpose", "tokens", List.of(line), ints("perm", 0, 2, 1));
    String norm = layerNorm(m, "ln", tokens, 8);
    String q = heads(m, "q", linear(m, "query", norm, 8, 8), 4, 0, 2, 1, 3);
    String k = heads(m, "k", linear(m, "key", norm, 8, 8), 4, 0, 2, 3, 1);
    String v = heads(m, "v", linear(m, "value", norm, 8, 8), 4, 0, 2, 1, 3);
    String scores = m.node("Mul", "scaled", List.of(product(m, "scores", q, k), m.scalar(0.5)));
    String soft = m.node("Softmax", "softmax", List.of(scores), integer("axis", -1));
    String context =
        m.node(
            "Transpose", "back", List.of(product(m, "context", soft, v)), ints("perm", 0, 2, 1, 3));
    String joined = m.node("Reshape", "joined", List.of(context, m.integers(1, 4, 8)));
    String sum = m.node("Add", "residual", List.of(linear(m, "proj", joined, 8, 8), tokens));
    String letters = linear(m, "letters", sum, 8, 11);

    ImportedNetwork network =
        Exports.read(folder, m, m.node("Softmax", "letter", List.of(letters), integer("axis", 2)));

    // 8 x 16 -> 4 x 8 -> 2 x 8 -> 1 x 4.
    long maps = 32 * 27 * 4 + 16 * 9 * 4 + 16 * 12 * 8;
    long weights = 4 * (4 * 8 * 8 + 8 * 11);
    assertThat(network.macs()).isEqualTo(maps + weights + 2 * 2 * 4 * 4 * 4);
    assertThat(vectorOperations(network))
        .isEqualTo(8 * 32 + 5 * 2 * 16 + 32 + 5 * 4 * 11); // norm, softmax, residual, letters
  }

  private static String product(Model m, String name, String a, String b) {
    return m.node("MatMul", name, List.of(a, b));
  }

  /** As exports before opset 14 write it. */
  private static String hardSwish(Model m, String name, String x) {
    String plus = m.node("Add", name + ".plus", List.of(x, m.scalar(3)));
    String clip = m.node("Clip", name + ".clip", List.of(plus, m.scalar(0), m.scalar(6)));
    String product = m.node("Mul", name + ".mul", List.of(x, clip));
    return m.node("Div", name, List.of(product, m.scalar(6)));
  }
}
