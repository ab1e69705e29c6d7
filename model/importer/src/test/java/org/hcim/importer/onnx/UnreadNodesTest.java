package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadNodesTest {

  private static NodeProto node(String operator, List<String> inputs, List<String> outputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(inputs)
        .addAllOutput(outputs)
        .build();
  }

  private static List<String> unread(NodeProto... nodes) {
    var output = ValueInfoProto.newBuilder().setName("out");
    return UnreadNodes.of(
        GraphProto.newBuilder().addAllNode(List.of(nodes)).addOutput(output).build());
  }

  @Test
  void nodesWithoutNamesAreCalledByTheirIndexAsInTheTable() {
    assertThat(
            unread(
                node("Relu", List.of("x"), List.of("out")),
                node("Sigmoid", List.of("out"), List.of("a")),
                node("Exp", List.of("a"), List.of())))
        .containsExactly("n1 (Sigmoid)", "n2 (Exp)");
  }

  /** The empty name of an absent input is not that of an output that is left out. */
  @Test
  void absentOperandsConnectNothing() {
    assertThat(
            unread(
                node("LSTM", List.of("x"), List.of("", "state")),
                node("Clip", List.of("x", "", "limit"), List.of("out"))))
        .containsExactly("n0 (LSTM)");
  }

  @Test
  void nestedGraphsReadTheTensorsAroundThem() {
    var branch =
        GraphProto.newBuilder()
            .addNode(node("Relu", List.of("a"), List.of("b")))
            .addOutput(ValueInfoProto.newBuilder().setName("b"));
    NodeProto choice =
        node("If", List.of("flag"), List.of("out")).toBuilder()
            .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(branch))
            .build();

    assertThat(unread(node("Exp", List.of("x"), List.of("a")), choice)).isEmpty();
  }
}
