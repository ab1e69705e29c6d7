package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.importer.onnx.Exports.gelu;
import static org.hcim.importer.onnx.Exports.heads;
import static org.hcim.importer.onnx.Exports.layerNorm;
import static org.hcim.importer.onnx.Exports.linear;
import static org.hcim.importer.onnx.Exports.vectorOperations;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small transformers and recurrent networks, written as PyTorch writes them. Every count is
 * computed by hand beside the test.
 */
class SequenceExportsTest {

  @TempDir private Path folder;

  private ImportedNetwork read(Model model, String... outputs) {
    return Exports.read(folder, model, outputs);
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
}
