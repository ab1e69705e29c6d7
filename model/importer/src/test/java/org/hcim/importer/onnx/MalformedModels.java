package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Files that are not networks, each wrong in one way. */
public final class MalformedModels {

  private static final long HUGE = 1L << 40;

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private MalformedModels() {}

  /** The files by what is wrong with them. */
  public static Map<String, byte[]> all() {
    var models = new MalformedModels();
    models.bytes();
    models.structure();
    models.tensors();
    models.inputs();
    models.all.putAll(MalformedNodes.all());
    return models.all;
  }

  /** An image and a weight that fits it. */
  static Model good() {
    var m = new Model(13).input("x", 1, 3, 4, 4);
    m.weight("w", 2, 3, 1, 1);
    return m;
  }

  private void add(String name, Model model, String... outputs) {
    add(name, model.build(outputs));
  }

  private void add(String name, ModelProto model) {
    all.put(name, model.toByteArray());
  }

  private void bytes() {
    Model m = good();
    byte[] whole = m.build(m.node("Conv", "y", List.of("x", "w"))).toByteArray();
    all.put("empty file", new byte[0]);
    all.put("text", "network: net\n".getBytes(StandardCharsets.UTF_8));
    for (int cut : new int[] {1, 2, 4, 8, 16}) {
      all.put("cut by " + cut, Arrays.copyOf(whole, whole.length - cut));
    }
    all.put("cut to a half", Arrays.copyOf(whole, whole.length / 2));
    byte[] zeros = new byte[1 << 16];
    all.put("zeros", zeros);
    byte[] noise = new byte[1 << 16];
    new Random(1).nextBytes(noise);
    all.put("noise", noise);
    all.put("zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0});
    byte[] length = {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
    all.put("length of 2 GiB that is not there", length);
    all.put("nested 200 deep", nested(200));
    all.put("nested 50 deep", nested(50));
  }

  private static byte[] nested(int depth) {
    ByteString graph = ByteString.EMPTY;
    for (int i = 0; i < depth; i++) {
      AttributeProto attribute =
          AttributeProto.newBuilder()
              .setName("then_branch")
              .setType(AttributeProto.AttributeType.GRAPH)
              .build();
      ByteString inner = attribute.toByteString().concat(field(6, graph));
      ByteString node =
          NodeProto.newBuilder()
              .setOpType("If")
              .addInput("c")
              .addOutput("y")
              .build()
              .toByteString()
              .concat(field(5, inner));
      graph = field(1, node);
    }
    ByteString model = new Model(13).build().toBuilder().clearGraph().build().toByteString();
    return model.concat(field(7, graph)).toByteArray();
  }

  private static ByteString field(int number, ByteString content) {
    var out = ByteString.newOutput();
    out.write((number << 3) | 2);
    int size = content.size();
    while (size > 127) {
      out.write((size & 127) | 128);
      size >>>= 7;
    }
    out.write(size);
    return out.toByteString().concat(content);
  }

  private void structure() {
    add("no nodes", good(), "x");
    add("no output", good().build().toBuilder().setGraph(withConv()).build());
    Model unknown = good();
    unknown.node("Conv", "y", List.of("x", "w"));
    add("output that nothing makes", unknown, "z");
    Model twice = good();
    twice.node("Conv", "y", List.of("x", "w"));
    add("output listed twice", twice, "y", "y");
    Model cycle = good();
    cycle.node("Add", "a", List.of("x", "b"));
    cycle.node("Add", "b", List.of("a", "a"));
    add("cycle", cycle, "b");
    Model self = good();
    add("node that reads itself", self, self.node("Add", "a", List.of("x", "a")));
    Model unsorted = good();
    unsorted.node("Relu", "b", List.of("a"));
    unsorted.node("Relu", "a", List.of("x"));
    add("nodes out of order", unsorted, "b");
    Model redefined = good();
    redefined.node("Relu", "x", List.of("x"));
    add("node that redefines an input", redefined, "x");
    Model reused = good();
    reused.node("Relu", "y", List.of("x"));
    reused.node("Sigmoid", "y", List.of("x"));
    add("two nodes of one output", reused, "y");
    Model same = good();
    same.weight("w", 2, 3, 1, 1);
    add("initializer twice", same, same.node("Conv", "y", List.of("x", "w")));
    add("no opset", withConv(good()).toBuilder().clearOpsetImport().build());
    add("opset of 0", withConv(new Model(0).input("x", 1)));
    add("opset of 2^40", withConv(new Model(HUGE).input("x", 1)));
    add(
        "functions of the model",
        withConv(good()).toBuilder().addFunctions(FunctionProto.newBuilder().setName("f")).build());
    add(
        "training information",
        withConv(good()).toBuilder().addTrainingInfo(TrainingInfoProto.newBuilder()).build());
    Model sparse = good();
    sparse.graph().addSparseInitializer(SparseTensorProto.newBuilder());
    add("sparse initializer", sparse, sparse.node("Conv", "y", List.of("x", "w")));
  }

  private static GraphProto withConv() {
    Model m = good();
    m.node("Conv", "y", List.of("x", "w"));
    return m.build().getGraph();
  }

  private static ModelProto withConv(Model m) {
    return m.build(m.node("Conv", "y", List.of("x", "w")));
  }

  private void tensor(String name, Consumer<TensorProto.Builder> change) {
    var m = new Model(13).input("x", 1, 3, 4, 4);
    var tensor =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(1)
            .addAllDims(List.of(2L, 3L, 1L, 1L))
            .setRawData(ByteString.copyFrom(new byte[24]));
    change.accept(tensor);
    m.graph().addInitializer(tensor);
    add(name, withConv(m));
  }

  private void tensors() {
    tensor("data too short", t -> t.setRawData(ByteString.copyFrom(new byte[20])));
    tensor("data too long", t -> t.setRawData(ByteString.copyFrom(new byte[28])));
    tensor("no data", TensorProto.Builder::clearRawData);
    tensor("numbers too few", t -> t.clearRawData().addFloatData(1));
    tensor("size of -1", t -> t.setDims(0, -1));
    tensor("sizes whose product overflows", t -> t.setDims(0, HUGE).setDims(1, HUGE));
    tensor("2^40 rows", t -> t.setDims(0, HUGE));
    tensor("size of 0", t -> t.setDims(0, 0).clearRawData());
    tensor("type unknown", t -> t.setDataType(99));
    tensor("type string", t -> t.setDataType(8));
    tensor("type complex", t -> t.setDataType(14));
    tensor("type float 8", t -> t.setDataType(17));
    tensor("100 axes", t -> t.addAllDims(Collections.nCopies(96, 1L)));
    tensor("segment", t -> t.setSegment(TensorProto.Segment.newBuilder().setBegin(1)));
    tensor("external without a location", t -> external(t));
    tensor("external with a negative offset", t -> external(t, "location", "w", "offset", "-1"));
    tensor(
        "external with an offset beyond 64 bits",
        t -> external(t, "location", "w", "offset", "99999999999999999999"));
  }

  private static void external(TensorProto.Builder tensor, String... entries) {
    tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
    for (int i = 0; i < entries.length; i += 2) {
      tensor.addExternalData(
          StringStringEntryProto.newBuilder().setKey(entries[i]).setValue(entries[i + 1]));
    }
  }

  private void input(String name, Model m) {
    m.weight("w", 2, 3, 1, 1);
    add(name, withConv(m));
  }

  private void inputs() {
    input("input of size -5", new Model(13).input("x", 1, 3, -5, 4));
    input("input of size 0", new Model(13).input("x", 1, 3, 0, 4));
    input("input with an open size", new Model(13).openInput("x", "batch", 3, 4, 4));
    input("input of 2^40 pixels", new Model(13).input("x", 1, 3, HUGE, HUGE));
    input("input of 2^50 x 8", new Model(13).input("x", 1, 3, 1L << 50, 8));
    input("input of strings", new Model(13).typedInput("x", 8, 1, 3, 4, 4));
    Model untyped = new Model(13);
    untyped.graph().addInput(ValueInfoProto.newBuilder().setName("x"));
    input("input without a type", untyped);
    Model sequence = new Model(13);
    sequence
        .graph()
        .addInput(
            ValueInfoProto.newBuilder()
                .setName("x")
                .setType(TypeProto.newBuilder().setSequenceType(TypeProto.Sequence.newBuilder())));
    input("input that is a sequence", sequence);
    Model twice = new Model(13).input("x", 1, 3, 4, 4).input("x", 1, 3, 4, 4);
    input("input twice", twice);
    Model stated = good();
    stated.node("Conv", "y", List.of("x", "w"));
    ModelProto model = stated.build("y");
    var info = model.getGraph().getInput(0).toBuilder().setName("y").build();
    add(
        "stated size that the operators do not give",
        model.toBuilder().setGraph(model.getGraph().toBuilder().addValueInfo(info)).build());
  }
}
