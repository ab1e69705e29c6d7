package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes of a node, read with their types. */
final class Attributes {

  private final Map<String, AttributeProto> byName;

  private Attributes(Map<String, AttributeProto> byName) {
    this.byName = byName;
  }

  static Attributes of(List<AttributeProto> list) {
    var byName = new HashMap<String, AttributeProto>();
    list.forEach(attribute -> byName.put(attribute.getName(), attribute));
    return new Attributes(byName);
  }

  static Attributes none() {
    return new Attributes(Map.of());
  }

  /** A copy with an added list of integers. */
  Attributes with(String name, List<Long> values) {
    var more = new HashMap<>(byName);
    more.put(
        name,
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeType.INTS)
            .addAllInts(values)
            .build());
    return new Attributes(more);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  long integer(String name, long byDefault) {
    return typed(name, AttributeType.INT).map(AttributeProto::getI).orElse(byDefault);
  }

  double real(String name, double byDefault) {
    return typed(name, AttributeType.FLOAT).map(a -> (double) a.getF()).orElse(byDefault);
  }

  String text(String name, String byDefault) {
    return typed(name, AttributeType.STRING).map(a -> a.getS().toStringUtf8()).orElse(byDefault);
  }

  Optional<List<Long>> integers(String name) {
    return typed(name, AttributeType.INTS).map(AttributeProto::getIntsList).map(List::copyOf);
  }

  List<Double> reals(String name) {
    return typed(name, AttributeType.FLOATS)
        .map(a -> a.getFloatsList().stream().map(Float::doubleValue).toList())
        .orElse(List.of());
  }

  List<String> texts(String name) {
    return typed(name, AttributeType.STRINGS)
        .map(a -> a.getStringsList().stream().map(s -> s.toStringUtf8()).toList())
        .orElse(List.of());
  }

  Optional<TensorProto> tensor(String name) {
    return typed(name, AttributeType.TENSOR).map(AttributeProto::getT);
  }

  Optional<GraphProto> graph(String name) {
    return typed(name, AttributeType.GRAPH).map(AttributeProto::getG);
  }

  /** The attribute of the expected type; files from before 2017 omit the type. */
  private Optional<AttributeProto> typed(String name, AttributeType type) {
    AttributeProto attribute = byName.get(name);
    if (attribute == null) {
      return Optional.empty();
    }
    boolean isReference = !attribute.getRefAttrName().isEmpty();
    boolean fits = attribute.getType() == type || attribute.getType() == AttributeType.UNDEFINED;
    Refusal.unless(
        fits && !isReference,
        "attribute %s must be of type %s, not %s",
        Text.shown(name),
        type,
        isReference ? "a reference" : attribute.getType());
    return Optional.of(attribute);
  }
}
