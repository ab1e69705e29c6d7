package org.hcim.importer.onnx;

import static org.hcim.importer.onnx.Model.branch;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;
import static org.hcim.importer.onnx.Model.text;

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
import java.util.ArrayList;
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
    models.operators();
    models.shapes();
    models.bombs();
    return models.all;
  }

  private static Model good() {
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

  private void node(String name, String operator, List<String> inputs, AttributeProto... with) {
    Model m = good();
    add(name, m, m.node(operator, "y", inputs, with));
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

  private void operators() {
    node("unknown operator", "Frobnicate", List.of("x"));
    node("unknown domain", "org.example.Conv", List.of("x", "w"));
    node("operator without a name", "", List.of("x"));
    node("node without inputs", "Relu", List.of());
    node("product without a weight", "Conv", List.of("x"));
    node("missing initializer", "Conv", List.of("x", "absent"));
    node("attribute of another type", "Conv", List.of("x", "w"), text("group", "1"));
    node("groups that do not divide", "Conv", List.of("x", "w"), integer("group", 2));
    node("0 groups", "Conv", List.of("x", "w"), integer("group", 0));
    node("stride of 0", "Conv", List.of("x", "w"), ints("strides", 0, 0));
    node("stride of -1", "Conv", List.of("x", "w"), ints("strides", -1, 1));
    node("dilation of 2^40", "Conv", List.of("x", "w"), ints("dilations", HUGE, 1));
    node("three pads", "Conv", List.of("x", "w"), ints("pads", 0, 0, 0));
    node("negative pad", "Conv", List.of("x", "w"), ints("pads", -1, 0, 0, 0));
    node("kernel of another size", "Conv", List.of("x", "w"), ints("kernel_shape", 3, 3));
    node("auto_pad of nonsense", "Conv", List.of("x", "w"), text("auto_pad", "WIDE"));
    node("pool without a kernel", "MaxPool", List.of("x"));
    node("pool larger than its input", "MaxPool", List.of("x"), ints("kernel_shape", 9, 9));
    node("weight that is an activation", "Conv", List.of("x", "x"));
    node("loop", "Loop", List.of("x"));
    node(
        "If on an input",
        "If",
        List.of("x"),
        branch("then_branch", GraphProto.getDefaultInstance()));
    node("LSTM without weights", "LSTM", List.of("x"));
    node("constant without a value", "Constant", List.of());
    node("cast to a type unknown", "Cast", List.of("x"), integer("to", 77));
    node("custom quantization", "onnx.brevitas.Quant", List.of("x"));
    node("suppression", "NonMaxSuppression", List.of("x", "x"));
  }

  private void shapes() {
    node("transpose of an axis twice", "Transpose", List.of("x"), ints("perm", 0, 1, 1, 3));
    node("axis that is not there", "Concat", List.of("x", "x"), integer("axis", 9));
    node("flatten at axis -9", "Flatten", List.of("x"), integer("axis", -9));
    node("squeeze of a large axis", "Squeeze", List.of("x"), ints("axes", 1));
    for (long[] shape : new long[][] {{7}, {-1, -1}, {-1, 5}, {HUGE, HUGE}, {-7, 48}}) {
      Model m = good();
      String wanted = m.integers(shape);
      add("reshape to " + Arrays.toString(shape), m, m.node("Reshape", "y", List.of("x", wanted)));
    }
    Model open = good().input("s", 2);
    add("reshape to an input", open, open.node("Reshape", "y", List.of("x", "s")));
    Model expand = good();
    String wide = expand.integers(HUGE, HUGE, 1, 1, 1, 1);
    add("expand to 2^80", expand, expand.node("Expand", "y", List.of("x", wide)));
    Model sum = good();
    String other = sum.weight("v", 1, 5, 1, 1);
    add("sum of sizes that do not fit", sum, sum.node("Add", "y", List.of("x", other)));
    Model product = good();
    String matrix = product.weight("v", 5, 6);
    add("product that does not fit", product, product.node("MatMul", "y", List.of("x", matrix)));
    Model split = good();
    split.nodes("Split", "s", List.of("x", split.integers(1, 1)), List.of("a", "b"));
    add("parts that do not add up", split, "a");
    Model gather = good();
    String index = gather.integers(99);
    add("index beyond the axis", gather, gather.node("Gather", "y", List.of("x", index)));
    Model bias = good();
    bias.weight("b", 7);
    add("bias of another size", bias, bias.node("Conv", "y", List.of("x", "w", "b")));
    Model division = good();
    String zero = division.node("Div", "z", List.of(division.integers(4), division.integers(0)));
    add("division by 0 in a shape", division, division.node("Expand", "y", List.of("x", zero)));
    Model slice = good();
    String step = slice.integers(0);
    var inputs = List.of("x", step, slice.integers(9), slice.integers(1), slice.integers(0));
    add("slice with a step of 0", slice, slice.node("Slice", "y", inputs));
    Model resize = good();
    String scales = resize.weight("scales", new float[] {1, 1, -2, 2}, 4);
    add("scale of -2", resize, resize.node("Resize", "y", List.of("x", "", scales)));
  }

  /** Small files that would become large. */
  private void bombs() {
    Model doubling = good();
    String name = doubling.integers(1, 1);
    for (int i = 0; i < 60; i++) {
      name = doubling.node("Concat", "d" + i, List.of(name, name), integer("axis", 0));
    }
    add(
        "constant that doubles 60 times",
        doubling,
        doubling.node("Expand", "y", List.of("x", name)));
    Model filled = good();
    String big = filled.node("ConstantOfShape", "big", List.of(filled.integers(1L << 27)));
    for (int i = 0; i < 100; i++) {
      big = filled.node("Add", "a" + i, List.of(big, big));
    }
    String sum = filled.node("ReduceSum", "sum", List.of(big));
    add("computation on 2^27 constants", filled, filled.node("Expand", "y", List.of("x", sum)));
    Model range = good();
    String limit = range.integer(HUGE);
    String all = range.node("Range", "r", List.of(range.integer(0), limit, range.integer(1)));
    add("range of 2^40", range, range.node("Expand", "y", List.of("x", all)));
    Model doubled = good();
    String wide = "x";
    for (int i = 0; i < 60; i++) {
      wide = doubled.node("Concat", "c" + i, List.of(wide, wide), integer("axis", 1));
    }
    add("activation that doubles 60 times", doubled, wide);
    Model tiled = good();
    String times = tiled.integers(HUGE, HUGE, HUGE, HUGE);
    add("tile of 2^160", tiled, tiled.node("Tile", "y", List.of("x", times)));
    Model many = good();
    for (int i = 0; i < 5_000; i++) {
      many.node("Unknown", "u" + i, List.of("x"));
    }
    add("5,000 unknown operators", many, "u0");
    Model names = good();
    String longName = "n".repeat(1 << 20) + "\u001b[2J";
    names.nodes("Unknown", longName, new ArrayList<>(List.of("x")), List.of("y"));
    add("name of a megabyte", names, "y");
  }
}
