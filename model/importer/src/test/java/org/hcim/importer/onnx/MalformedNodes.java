package org.hcim.importer.onnx;

import static org.hcim.importer.onnx.MalformedModels.good;
import static org.hcim.importer.onnx.Model.branch;
import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;
import static org.hcim.importer.onnx.Model.text;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Well-formed files with a node that breaks a rule of its operator, or that would become large. */
final class MalformedNodes {

  private static final long HUGE = 1L << 40;

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private MalformedNodes() {}

  static Map<String, byte[]> all() {
    var models = new MalformedNodes();
    models.operators();
    models.shapes();
    models.attention();
    models.bombs();
    return models.all;
  }

  private void add(String name, Model model, String... outputs) {
    all.put(name, model.build(outputs).toByteArray());
  }

  private void node(String name, String operator, List<String> inputs, AttributeProto... with) {
    Model m = good();
    add(name, m, m.node(operator, "y", inputs, with));
  }

  private void operators() {
    node("unknown operator", "Frobnicate", List.of("x"));
    node("padded sum without sizes", "hcim.PaddedSum", List.of("x", "x"));
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

  private void attention() {
    Model m = good().input("q", 1, 2, 3, 4).input("k", 1, 3, 8).input("t", 1, 3, 8);
    m.node("Attention", "y", List.of("q", "k", "k"));
    add("keys without the axis of heads", m, "y");
    Model cache = good().input("t", 1, 3, 8).input("past", 1, 8);
    var inputs = List.of("t", "t", "t", "past", "past");
    var heads = integer("num_heads", 2);
    var kv = integer("kv_num_heads", 2);
    add(
        "cache of two axes",
        cache,
        cache.node("com.microsoft.GroupQueryAttention", "y", inputs, heads, kv));
    Model parts = good().input("t", 1, 3, 8);
    var weighted = List.of("t", parts.weight("qkv", 8, 24));
    add(
        "parts of a weight that do not add up",
        parts,
        parts.node(
            "com.microsoft.Attention", "y", weighted, heads, ints("qkv_hidden_sizes", 8, 8, 4)));
    Model transposed = good();
    String w = transposed.weight("up", 3, 2, 2, 2);
    add(
        "output_shape of one number",
        transposed,
        transposed.node("ConvTranspose", "y", List.of("x", w), ints("output_shape", 8)));
    Model triangle = good();
    String square = triangle.weight("square", 2, 2);
    String none = triangle.integers();
    triangle.node("Trilu", "y", List.of(square, none));
    add("triangle without a diagonal", triangle, "y");
    Model sum = good();
    sum.node("CumSum", "y", List.of(sum.weight("row", 2), sum.integers()));
    add("sum along no axis", sum, "y");
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
