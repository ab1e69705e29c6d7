package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sizes that a file states for intermediate tensors and outputs. */
final class StatedSizes {

  private StatedSizes() {}

  /** Sizes by tensor, for tensors whose sizes are all numbers. */
  static Map<String, List<Long>> of(GraphProto graph) {
    var sizes = new LinkedHashMap<String, List<Long>>();
    Stream.concat(graph.getValueInfoList().stream(), graph.getOutputList().stream())
        .filter(StatedSizes::isWhole)
        .forEach(info -> sizes.put(info.getName(), sizes(info)));
    return sizes;
  }

  private static boolean isWhole(ValueInfoProto info) {
    return info.getType().hasTensorType()
        && info.getType().getTensorType().hasShape()
        && info.getType().getTensorType().getShape().getDimList().stream()
            .allMatch(dim -> dim.hasDimValue() && dim.getDimValue() >= 0);
  }

  private static List<Long> sizes(ValueInfoProto info) {
    return info.getType().getTensorType().getShape().getDimList().stream()
        .map(Dimension::getDimValue)
        .toList();
  }
}
