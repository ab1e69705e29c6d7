package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A model that a test builds, node by node, as exporters write them. */
public final class Model {

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private final long opset;
  private int constants;

  public Model(long opset) {
    this.opset = opset;
  }

  /** An input of numbers. */
  public Model input(String name, long... dims) {
    return typedInput(name, 1, dims);
  }

  /** An input of a type of the schema. */
  public Model typedInput(String name, int type, long... dims) {
    graph.addInput(info(name, type, dims));
    return this;
  }

  /** An input whose first size is a name. */
  public Model openInput(String name, String symbol, long... others) {
    var shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(symbol);
    Arrays.stream(others).forEach(size -> shape.addDimBuilder().setDimValue(size));
    graph.addInput(
        ValueInfoProto.newBuilder()
            .setName(name)
            .setType(
                TypeProto.newBuilder()
                    .setTensorType(TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape))));
    return this;
  }

  private static ValueInfoProto info(String name, int type, long... dims) {
    var shape = TensorShapeProto.newBuilder();
    Arrays.stream(dims).forEach(size -> shape.addDimBuilder().setDimValue(size));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }

  /** A weight of zeros; its name. */
  public String weight(String name, long... dims) {
    int count = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    return weight(name, new float[count], dims);
  }

  public String weight(String name, float[] values, long... dims) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    var tensor = TensorProto.newBuilder().setName(name).setDataType(1);
    Arrays.stream(dims).forEach(tensor::addDims);
    graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes.flip())));
    return name;
  }

  /** A list of whole numbers as an initializer; its name. */
  public String integers(long... values) {
    String name = "const" + constants++;
    var tensor = TensorProto.newBuilder().setName(name).setDataType(7).addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    graph.addInitializer(tensor);
    return name;
  }

  /** A whole number without axes. */
  public String integer(long value) {
    String name = "const" + constants++;
    graph.addInitializer(TensorProto.newBuilder().setName(name).setDataType(7).addInt64Data(value));
    return name;
  }

  /** A number without axes, by a Constant node as PyTorch writes it. */
  public String scalar(double value) {
    String name = "const" + constants++;
    var tensor = TensorProto.newBuilder().setDataType(1).addFloatData((float) value);
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Constant")
            .setName("/" + name)
            .addOutput(name)
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("value")
                    .setType(AttributeType.TENSOR)
                    .setT(tensor)));
    return name;
  }

  /** Adds a node with one output, named as the node; the output. */
  public String node(String operator, String name, List<String> inputs, AttributeProto... with) {
    nodes(operator, name, inputs, List.of(name), with);
    return name;
  }

  public void nodes(
      String operator,
      String name,
      List<String> inputs,
      List<String> outputs,
      AttributeProto... with) {
    int dot = operator.lastIndexOf('.');
    graph.addNode(
        NodeProto.newBuilder()
            .setDomain(dot < 0 ? "" : operator.substring(0, dot))
            .setOpType(operator.substring(dot + 1))
            .setName(name)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(List.of(with)));
  }

  /** An attribute of one or several whole numbers. */
  public static AttributeProto ints(String name, long... values) {
    var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  public static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  public static AttributeProto real(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  public static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  public static AttributeProto branch(String name, GraphProto value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.GRAPH)
        .setG(value)
        .build();
  }

  /** The graph, to change what the builder does not offer. */
  public GraphProto.Builder graph() {
    return graph;
  }

  public ModelProto build(String... outputs) {
    for (String output : outputs) {
      graph.addOutput(ValueInfoProto.newBuilder().setName(output));
    }
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
        .setGraph(graph)
        .build();
  }

  /** Writes the model. */
  public Path write(Path folder, String... outputs) {
    try {
      return Files.write(folder.resolve("net.onnx"), build(outputs).toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
