package org.hcim.jobs.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The operators of exported models straight from their definitions, one element at a time. Real
 * numbers are rounded to single precision after each operation.
 */
final class OnnxInterpreter {

  private final ModelProto model;
  private final Map<String, OnnxTensor> constants = new HashMap<>();
  private Map<String, OnnxTensor> tensors = Map.of();

  OnnxInterpreter(byte[] file) throws IOException {
    model = ModelProto.parseFrom(file);
    for (TensorProto constant : model.getGraph().getInitializerList()) {
      constants.put(constant.getName(), constant(constant));
    }
  }

  private static OnnxTensor constant(TensorProto proto) {
    int[] sizes = proto.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
    ByteBuffer bytes = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int count = OnnxTensor.count(sizes);
    if (proto.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
      var reals = new float[count];
      bytes.asFloatBuffer().get(reals);
      return OnnxTensor.of(reals, sizes);
    }
    boolean isByte = proto.getDataType() == TensorProto.DataType.INT8.getNumber();
    var wholes = new long[count];
    for (int i = 0; i < count; i++) {
      wholes[i] = isByte ? bytes.get() : bytes.getLong();
    }
    return OnnxTensor.of(wholes, sizes);
  }

  /** The model's output for an image. */
  OnnxTensor run(float[] image) {
    var graph = model.getGraph();
    var input = graph.getInput(0);
    int[] sizes =
        input.getType().getTensorType().getShape().getDimList().stream()
            .mapToInt(dim -> (int) dim.getDimValue())
            .toArray();
    tensors = new HashMap<>(constants);
    tensors.put(input.getName(), OnnxTensor.of(image, sizes));
    for (NodeProto node : graph.getNodeList()) {
      tensors.put(node.getOutput(0), run(node));
    }
    return tensors.get(graph.getOutput(0).getName());
  }

  private OnnxTensor in(NodeProto node, int index) {
    return tensors.get(node.getInput(index));
  }

  private OnnxTensor run(NodeProto node) {
    OnnxTensor first = in(node, 0);
    return switch (node.getOpType()) {
      case "Add", "Sub", "Mul", "Div", "Greater", "Less" ->
          ElementOperators.pairs(node.getOpType(), first, in(node, 1));
      case "Floor" -> ElementOperators.eachReal(first, x -> (float) Math.floor(x));
      case "Clip" -> {
        float min = in(node, 1).reals()[0];
        float max = in(node, 2).reals()[0];
        yield ElementOperators.eachReal(first, x -> Math.max(min, Math.min(max, x)));
      }
      case "Cast" -> ElementOperators.cast(first, NodeAttributes.integer(node, "to"));
      case "Reshape" ->
          first.as(Arrays.stream(in(node, 1).wholes()).mapToInt(Math::toIntExact).toArray());
      case "Flatten" -> first.as(first.sizes()[0], first.count() / first.sizes()[0]);
      case "ReduceSum" ->
          ElementOperators.reduced(
              first, in(node, 1).wholes(), NodeAttributes.integer(node, "keepdims") == 1);
      case "Concat" ->
          PlaceOperators.concatenated(
              node.getInputList().stream().map(tensors::get).toList(),
              NodeAttributes.integer(node, "axis"));
      case "Gather" ->
          PlaceOperators.gathered(first, in(node, 1), NodeAttributes.integer(node, "axis"));
      case "Slice" ->
          PlaceOperators.sliced(
              first, in(node, 1).wholes(), in(node, 3).wholes(), in(node, 4).wholes());
      case "Pad" -> PlaceOperators.padded(first, in(node, 1).wholes());
      case "Conv" -> WindowOperators.convolution(node, first, in(node, 1));
      case "MaxPool" -> WindowOperators.maximum(node, first);
      default -> throw new IllegalStateException("operator " + node.getOpType());
    };
  }
}
