package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorAnnotation;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.Check;

/** A model to be written, node by node in order of execution. */
public final class OnnxModel {

  /** The version of ONNX's operators. */
  public static final int OPSET = 17;

  /** The version of the file format for {@link #OPSET}. */
  private static final int IR_VERSION = 8;

  /** The metadata key of a model that is the crossbar arithmetic of a network, not a network. */
  static final String ARITHMETIC = "hcim.arithmetic";

  private final GraphProto.Builder graph;
  private final List<StringStringEntryProto> metadata = new ArrayList<>();
  private final Set<String> tensors = new HashSet<>();
  private int nodes;

  /**
   * A model without nodes.
   *
   * @param description description shown by viewers
   */
  public OnnxModel(String name, String description) {
    graph = GraphProto.newBuilder().setName(name).setDocString(description);
  }

  /** Adds an input of real numbers. */
  public String input(String name, long... sizes) {
    graph.addInput(info(defined(name), TensorProto.DataType.FLOAT, sizes));
    return name;
  }

  /** Adds a constant of single-precision real numbers; no sizes for a scalar. */
  public String reals(String name, double[] values, long... sizes) {
    ByteBuffer bytes = littleEndian(Float.BYTES * values.length);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    return constant(name, TensorProto.DataType.FLOAT, bytes.flip(), sizes);
  }

  /** Adds a list of integers. */
  public String integers(String name, long... values) {
    return integerTensor(name, values, values.length);
  }

  /** Adds a constant of integers; no sizes for a scalar. */
  public String integerTensor(String name, long[] values, long... sizes) {
    ByteBuffer bytes = littleEndian(Long.BYTES * values.length);
    bytes.asLongBuffer().put(values);
    return constant(name, TensorProto.DataType.INT64, bytes, sizes);
  }

  /** Adds a constant of signed bytes; no sizes for a scalar. */
  public String signedBytes(String name, byte[] values, long... sizes) {
    return constant(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), sizes);
  }

  /** Adds a constant of unsigned bytes; no sizes for a scalar. */
  public String unsignedBytes(String name, byte[] values, long... sizes) {
    return constant(name, TensorProto.DataType.UINT8, ByteBuffer.wrap(values), sizes);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(
      String name, TensorProto.DataType type, ByteBuffer values, long... sizes) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(defined(name))
            .setDataType(type.getNumber())
            .addAllDims(Arrays.stream(sizes).boxed().toList())
            .setRawData(ByteString.copyFrom(values)));
    return name;
  }

  /** Returns whether a tensor has this name. */
  public boolean has(String tensor) {
    return tensors.contains(tensor);
  }

  /** Adds a node with one output, named after the node. */
  public String node(
      String operator, String name, List<String> inputs, OnnxAttribute... attributes) {
    for (String input : inputs) {
      Check.check(has(input), "node %s reads %s, which must be defined before", name, input);
    }
    nodes++;
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(defined(name))
            .addAllAttribute(Arrays.stream(attributes).map(OnnxAttribute::proto).toList()));
    return name;
  }

  /** Adds a node that casts to single-precision real numbers. */
  public String toReals(String name, String input) {
    return cast(name, input, TensorProto.DataType.FLOAT);
  }

  /** Adds a node that casts to integers. */
  public String toIntegers(String name, String input) {
    return cast(name, input, TensorProto.DataType.INT64);
  }

  private String cast(String name, String input, TensorProto.DataType type) {
    return node("Cast", name, List.of(input), OnnxAttribute.integer("to", type.getNumber()));
  }

  private String defined(String tensor) {
    Check.check(tensors.add(tensor), "tensor %s is defined twice", tensor);
    return tensor;
  }

  /** States the width of a tensor's codes, in the annotation that QONNX and FINN read. */
  public void annotate(String tensor, CodeBits bits) {
    graph.addQuantizationAnnotation(
        TensorAnnotation.newBuilder()
            .setTensorName(tensor)
            .addQuantParameterTensorNames(
                StringStringEntryProto.newBuilder()
                    .setKey(CodeBits.ANNOTATION)
                    .setValue(bits.text())));
  }

  /** Marks a tensor of real numbers as an output of the model. */
  public void output(String tensor, long... sizes) {
    graph.addOutput(info(tensor, TensorProto.DataType.FLOAT, sizes));
  }

  /** Marks a tensor of integers as an output of the model. */
  public void integerOutput(String tensor, long... sizes) {
    graph.addOutput(info(tensor, TensorProto.DataType.INT64, sizes));
  }

  private static ValueInfoProto info(String name, TensorProto.DataType numbers, long... sizes) {
    var shape = TensorShapeProto.newBuilder();
    Arrays.stream(sizes).forEach(size -> shape.addDimBuilder().setDimValue(size));
    var type = TypeProto.Tensor.newBuilder().setElemType(numbers.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  /** Marks the model as the crossbar arithmetic of a network, which cannot be imported. */
  public void markArithmetic(String network) {
    metadata.add(StringStringEntryProto.newBuilder().setKey(ARITHMETIC).setValue(network).build());
  }

  /** The number of nodes so far. */
  public int nodes() {
    return nodes;
  }

  /** The content of the file. */
  public byte[] bytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("hcim")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(graph)
        .addAllMetadataProps(metadata)
        .build()
        .toByteArray();
  }
}
