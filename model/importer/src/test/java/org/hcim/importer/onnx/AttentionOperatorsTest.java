package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hcim.importer.onnx.Exports.vectorOperations;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.file.Path;
import java.util.List;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attention in one node. Scores are heads x queries x keys x size multiply-accumulates, the context
 * is heads x queries x keys x size of the values; softmax is five operations per score.
 */
class AttentionOperatorsTest {

  private static final String MICROSOFT = "com.microsoft.";

  @TempDir private Path folder;

  private ImportedNetwork read(Model model, String... outputs) {
    return Exports.read(folder, model, outputs);
  }

  private static AttributeProto heads(long heads) {
    return integer("num_heads", heads);
  }

  private static Product vector(String name, long rows, long outputs, long heads, long queries) {
    return new Product(name, Product.Place.VECTOR, rows, outputs, heads, queries);
  }

  /** Without a product on crossbars, a network has no costs; a projection follows. */
  private static String project(Model m, String x, long features) {
    return m.node("MatMul", "proj", List.of(x, m.weight("proj.w", features, 1)));
  }

  private static void requireSameMacsInTheGraph(ImportedNetwork network) {
    assertThat(Network.of(network.graph()).macs()).isEqualTo(network.macs());
  }

  /** 3 queries, 4 heads of 2; 5 keys and values, 2 heads of 2 and 3. */
  @Test
  void standardWithFewerHeadsOfKeysAndValues() {
    var m = new Model(23).input("q", 1, 3, 8).input("k", 1, 5, 4).input("v", 1, 5, 6);
    String y =
        m.node(
            "Attention",
            "a",
            List.of("q", "k", "v"),
            integer("q_num_heads", 4),
            integer("kv_num_heads", 2));
    ImportedNetwork network = read(m, project(m, y, 12));
    assertThat(network.products().subList(0, 2))
        .containsExactly(vector("a.scores", 2, 5, 4, 3), vector("a.context", 5, 3, 4, 3));
    assertThat(network.macs()).isEqualTo(4 * 3 * 5 * 2 + 4 * 3 * 5 * 3 + 3 * 12);
    assertThat(vectorOperations(network)).isEqualTo(5 * 4 * 3 * 5);
    requireSameMacsInTheGraph(network);
  }

  /** The same by heads, with 7 cached tokens, which become outputs together with the 5 new ones. */
  @Test
  void standardByHeadsWithCache() {
    var m =
        new Model(23)
            .input("q", 1, 4, 3, 2)
            .input("k", 1, 2, 5, 2)
            .input("v", 1, 2, 5, 3)
            .input("pk", 1, 2, 7, 2)
            .input("pv", 1, 2, 7, 3);
    m.nodes("Attention", "a", List.of("q", "k", "v", "", "pk", "pv"), List.of("y", "nk", "nv"));
    String flipped = m.node("Transpose", "t", List.of("y"), ints("perm", 0, 2, 1, 3));
    String merged = m.node("Reshape", "r", List.of(flipped, m.integers(1, 3, 12)));
    ImportedNetwork network = read(m, project(m, merged, 12), "nk", "nv");
    assertThat(network.macs()).isEqualTo(4 * 3 * 12 * 2 + 4 * 3 * 12 * 3 + 3 * 12);
    assertThat(vectorOperations(network)).isEqualTo(5 * 4 * 3 * 12);
    assertThat(network.graph().shape("a.keys").sizes()).containsExactly(1L, 2L, 12L, 2L);
    assertThat(network.graph().shape("a.values").sizes()).containsExactly(1L, 2L, 12L, 3L);
    requireSameMacsInTheGraph(network);
  }

  /** The weights of queries, keys and values run on crossbars: 6 tokens, 8 x 24. */
  @Test
  void microsoftAttentionContainsItsWeights() {
    var m = new Model(17).input("x", 1, 6, 8);
    var inputs = List.of("x", m.weight("qkv", 8, 24), m.weight("bias", 24));
    ImportedNetwork network = read(m, m.node(MICROSOFT + "Attention", "a", inputs, heads(2)));
    assertThat(network.products())
        .containsExactly(
            new Product("a.qkv", Product.Place.CROSSBAR, 8, 24, 1, 6),
            vector("a.scores", 4, 6, 2, 6),
            vector("a.context", 6, 4, 2, 6));
    assertThat(network.macs()).isEqualTo(6 * 8 * 24 + 2 * 2 * 6 * 6 * 4);
    assertThat(vectorOperations(network)).isEqualTo(5 * 2 * 6 * 6);
    assertThat(network.of("a.qkv").steps()).hasSize(1);
    assertThat(network.of("a.qkv").weight().orElseThrow().dims()).containsExactly(24L, 8L);
    requireSameMacsInTheGraph(network);
  }

  /** Queries and keys of 4, values of 8 features. */
  @Test
  void microsoftAttentionMayHaveWiderValues() {
    var m = new Model(17).input("x", 1, 6, 8);
    var inputs = List.of("x", m.weight("qkv", 8, 16));
    var sizes = ints("qkv_hidden_sizes", 4, 4, 8);
    ImportedNetwork network =
        read(m, m.node(MICROSOFT + "Attention", "a", inputs, heads(2), sizes));
    assertThat(network.macs()).isEqualTo(6 * 8 * 16 + 2 * 6 * 6 * 2 + 2 * 6 * 6 * 4);
    requireSameMacsInTheGraph(network);
  }

  /** 1 query, 2 heads of 4; 6 cached tokens behind a bias and two masks, 1 new one. */
  @Test
  void multiHeadAttentionWithCacheBehindItsMasks() {
    var m =
        new Model(17)
            .input("x", 1, 1, 8)
            .input("mask", 1, 7)
            .input("pk", 1, 2, 6, 4)
            .input("pv", 1, 2, 6, 4);
    m.nodes(
        MICROSOFT + "MultiHeadAttention",
        "a",
        List.of("x", "x", "x", "", "mask", "", "pk", "pv"),
        List.of("y", "nk", "nv"),
        heads(2));
    ImportedNetwork network = read(m, project(m, "y", 8), "nk", "nv");
    assertThat(network.macs()).isEqualTo(2 * 2 * 7 * 4 + 8);
    assertThat(network.graph().shape("a.keys").sizes()).containsExactly(1L, 2L, 7L, 4L);
    requireSameMacsInTheGraph(network);
  }

  /** 2 queries, 4 heads of 4; 2 heads of keys, 6 cached and 2 new tokens. */
  @Test
  void groupQueryAttentionWithCache() {
    var m =
        new Model(17)
            .input("q", 1, 2, 16)
            .input("k", 1, 2, 8)
            .input("v", 1, 2, 8)
            .input("pk", 1, 2, 6, 4)
            .input("pv", 1, 2, 6, 4);
    m.nodes(
        MICROSOFT + "GroupQueryAttention",
        "a",
        List.of("q", "k", "v", "pk", "pv"),
        List.of("y", "nk", "nv"),
        heads(4),
        integer("kv_num_heads", 2));
    ImportedNetwork network = read(m, project(m, "y", 16), "nk", "nv");
    assertThat(network.products().subList(0, 2))
        .containsExactly(vector("a.scores", 4, 8, 4, 2), vector("a.context", 8, 4, 4, 2));
    assertThat(network.macs()).isEqualTo(2 * 4 * 2 * 8 * 4 + 2 * 16);
    // Keys and values of 8 steps are read once for both heads of a group.
    assertThat(
            Network.of(network.graph()).layers().stream()
                .filter(MatMulLayer.class::isInstance)
                .map(layer -> ((MatMulLayer) layer).inputElements()))
        .containsExactly(2L * 16 + 8 * 8, 4L * 2 * 8 + 8 * 8);
    assertThat(network.graph().shape("a.values").sizes()).containsExactly(1L, 2L, 8L, 4L);
    requireSameMacsInTheGraph(network);
  }

  @Test
  void packedInputsAreRefused() {
    var m = new Model(17).input("qkv", 1, 2, 24);
    String y = m.node(MICROSOFT + "MultiHeadAttention", "a", List.of("qkv"), heads(2));
    assertThatThrownBy(() -> read(m, y))
        .hasMessageContaining(
            "a (com.microsoft.MultiHeadAttention): packed queries, keys and values are not"
                + " supported");
  }
}
