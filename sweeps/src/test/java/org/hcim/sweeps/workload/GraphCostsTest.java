package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.sweeps.workload.CostedGraph.IMAGE;
import static org.hcim.sweeps.workload.CostedGraph.TOKENS;
import static org.hcim.sweeps.workload.CostedGraph.costs;
import static org.hcim.sweeps.workload.CostedGraph.graph;

import org.hcim.accelerator.network.Graph;
import org.junit.jupiter.api.Test;

/** Layers that read several outputs, with their shapes and costs computed by hand. */
class GraphCostsTest {

  /** Four query heads share a key head; 10 of 16 keys and values come from a cache. */
  @Test
  void attentionReadsAContext() {
    Graph graph =
        graph(
            TOKENS,
            "  - linear: {name: k, out_features: 8, input: input}",
            "  - linear: {name: v, out_features: 8, input: input}",
            "  - attention: {name: a, heads: 4, kv_heads: 2, cached: 10, inputs: [input, k, v]}");

    assertThat(graph.shape("a")).hasToString("6 tokens x 16 features");
    assertThat(costs(graph).subList(2, 5))
        .containsExactly(
            // 6 x 16 pairs in 4 heads, of 4 features each; queries 96, keys 16 x 8
            "a.scores 1536 macs, 224 in, 384 out",
            "a.softmax 1920 operations",
            "a.context 1536 macs, 512 in, 96 out");
  }

  /** Gates of squeeze-and-excitation: one number per channel. */
  @Test
  void sizesOfOneAreBroadcast() {
    Graph graph =
        graph(
            IMAGE,
            "  - pool: {kind: global, name: gate}",
            "  - mul: {name: a, inputs: [input, gate]}");

    assertThat(graph.shape("a")).hasToString("4 channels x 8 x 12");
    assertThat(costs(graph)).containsExactly("a 384 operations");
  }

  @Test
  void aSplitHasAnOutputForEachPart() {
    Graph graph =
        graph(
            IMAGE,
            "  - split: {name: s, sizes: [1, 3]}",
            "  - split: {name: t, axis: width, parts: 3, input: s.1}",
            "  - flatten: {input: t.2}");

    assertThat(graph.shape("s.0")).hasToString("1 channels x 8 x 12");
    assertThat(graph.shape("t.2")).hasToString("3 channels x 8 x 4");
  }

  /** The last state is read by its name. */
  @Test
  void theLastStateIsAnOutput() {
    Graph graph =
        graph(
            TOKENS,
            "  - lstm: {name: l, hidden: 8}",
            "  - linear: {name: a, out_features: 3, input: l.last}");

    assertThat(costs(graph)).contains("a 8 x 3 x 1 @ 1, 8");
  }

  /** Two matrices of activations: 8 x 12 times 12 x 5 in each of 4 channels. */
  @Test
  void matricesOfActivationsMultiply() {
    Graph graph =
        graph(
            IMAGE,
            "  - slice: {name: b, axis: height, end: 5}",
            "  - transpose: {name: t, order: [0, 1, 3, 2], to: plain}",
            "  - matmul: {name: a, inputs: [input, t]}");

    assertThat(graph.shape("a")).hasToString("1 x 4 x 8 x 5");
    assertThat(costs(graph)).containsExactly("a 1920 macs, 624 in, 160 out");
  }

  /** A batch multiplies positions, elements and operations, not weights. */
  @Test
  void aBatchMultipliesPositions() {
    Graph graph =
        graph(
            "{batch: 8, channels: 4, height: 8, width: 12}",
            "  - conv2d: {name: a, out_channels: 6, kernel: 1}",
            "  - vector: {name: v, operations_per_element: 2}",
            "  - flatten: {}",
            "  - linear: {name: b, out_features: 3}");

    assertThat(costs(graph))
        .containsExactly("a 4 x 6 x 1 @ 768, 3072", "v 9216 operations", "b 576 x 3 x 1 @ 8, 4608");
  }

  /** A layer without a name is called by its kind and a number that no other has. */
  @Test
  void namesAreStable() {
    Graph graph =
        graph(
            IMAGE,
            "  - pool: {kind: max}",
            "  - pool: {kind: max, name: pool2}",
            "  - repeat: {name: r, times: 2, layers: [{pool: {kind: max, kernel: 1}}]}",
            "  - pool: {kind: global}");

    assertThat(graph.nodes().stream().map(node -> node.name()))
        .startsWith("input", "pool1", "pool2", "r.0.pool1", "r.1.pool1", "pool3");
  }
}
