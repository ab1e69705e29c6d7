package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Arrays;
import java.util.List;

/**
 * An attribute of a node to be written: one or several integers.
 *
 * @param isList whether it is a list, even of one number
 */
public record OnnxAttribute(String name, List<Long> values, boolean isList) {

  public OnnxAttribute {
    values = List.copyOf(values);
  }

  /** An attribute of one number. */
  public static OnnxAttribute integer(String name, long value) {
    return new OnnxAttribute(name, List.of(value), false);
  }

  /** An attribute that is a list of numbers. */
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
