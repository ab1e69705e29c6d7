package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Arrays;
import java.util.List;

/**
 * An attribute of a node that is written: one or several whole numbers.
 *
 * @param isList whether it is a list, also of one number
 */
public record OnnxAttribute(String name, List<Long> values, boolean isList) {

  public OnnxAttribute {
    values = List.copyOf(values);
  }

  /** One number. */
  public static OnnxAttribute integer(String name, long value) {
    return new OnnxAttribute(name, List.of(value), false);
  }

  /** A list. */
  public static OnnxAttribute integers(String name, long... values) {
    return new OnnxAttribute(name, Arrays.stream(values).boxed().toList(), true);
  }

  AttributeProto proto() {
    var proto = AttributeProto.newBuilder().setName(name);
    return isList
        ? proto.setType(AttributeType.INTS).addAllInts(values).build()
        : proto.setType(AttributeType.INT).setI(values.get(0)).build();
  }
}
