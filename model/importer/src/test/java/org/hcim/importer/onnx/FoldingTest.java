package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.importer.onnx.Exports.conv;
import static org.hcim.importer.onnx.Exports.vectorOperations;
import static org.hcim.importer.onnx.Model.branch;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions fold into the layer before if nothing else reads it, under whatever names. */
class FoldingTest {

  @TempDir private Path folder;

  @Test
  void aSecondReaderIsSeenThroughNodesThatPassNumbersOn() {
    var m = new Model(13).input("x", 1, 4, 4, 4);
    String c = conv(m, "conv", "x", 4, 4, 1, 1, 1);
    String same = m.node("Identity", "same", List.of(c));
    String relu = m.node("Relu", "relu", List.of(same));
    ImportedNetwork network = Exports.read(folder, m, m.node("Add", "add", List.of(c, relu)));
    assertThat(network.of("conv").steps()).hasSize(1); // the bias
    assertThat(vectorOperations(network)).isEqualTo(64 + 64); // ReLU and the sum
  }

  @Test
  void nodesOfABranchFoldAsElsewhere() {
    var inner = new Model(13);
    String c = inner.node("Conv", "conv", List.of("x", "w"));
    GraphProto then = inner.build(inner.node("Relu", "relu", List.of(c))).getGraph();
    var m = new Model(13).input("x", 1, 4, 4, 4);
    m.weight("w", 4, 4, 1, 1);
    m.node(
        "If",
        "y",
        List.of(m.integer(1)),
        branch("then_branch", then),
        branch("else_branch", GraphProto.getDefaultInstance()));
    ImportedNetwork network = Exports.read(folder, m, "y");
    assertThat(network.of("conv").steps())
        .containsExactly(new FoldedStep.Clamp("relu", 0, Double.POSITIVE_INFINITY));
    assertThat(vectorOperations(network)).isZero();
  }
}
