package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.TensorShape;

/** The inputs of a network, with sizes from the file or the user. */
final class NetworkInputs {

  private static final Set<String> OF_MAPS =
      Set.of("Conv", "ConvTranspose", "QLinearConv", "ConvInteger", "MaxPool", "AveragePool");

  private final GraphProto graph;
  private final InputShapes given;
  private final GraphImport run;
  private final GraphDraft draft;

  NetworkInputs(GraphProto graph, InputShapes given, GraphImport run, GraphDraft draft) {
    this.graph = graph;
    this.given = given;
    this.run = run;
    this.draft = draft;
  }

  /** Defines all inputs without an initializer. */
  void define() {
    Set<String> names = new HashSet<>();
    for (ValueInfoProto input : graph.getInputList()) {
      if (names.contains(input.getName())) {
        run.problem(input.getName(), "input", "the input is listed twice");
      } else if (!run.isDefined(input.getName())) {
        names.add(input.getName());
        run.define(input.getName(), "input", () -> define(input));
      }
    }
    for (String name : given.sizes().keySet()) {
      if (!names.contains(name)) {
        run.problem(name, "--input", "the network has no such input; it has " + names);
      }
    }
  }

  private void define(ValueInfoProto input) {
    TypeProto type = input.getType();
    Refusal.unless(type.hasTensorType(), "only tensors can be inputs");
    ElementType elements =
        ElementType.of(type.getTensorType().getElemType())
            .orElseThrow(() -> new Refusal("the data type is not supported"));
    boolean isRanked = type.getTensorType().hasShape();
    List<Dimension> stated = type.getTensorType().getShape().getDimList();
    List<Long> numbers = given.sizes().get(input.getName());
    if (isRanked && stated.isEmpty() && numbers != null && elements.isInteger()) {
      Refusal.unless(numbers.size() == 1, "a scalar has one value, not %s", numbers);
      run.put(
          input.getName(),
          new Value.Constant(Tensor.of(elements, List.of(), numbers.get(0).doubleValue())));
      return;
    }
    List<Long> dims = Dims.checked(sizes(input.getName(), isRanked, stated, numbers));
    for (long size : dims) {
      Refusal.unless(size > 0, "size (%d) in %s must be positive", size, Text.sizes(dims));
    }
    String name = draft.unused(input.getName());
    draft.add(
        new Input(name, new TensorShape(GraphDraft.sizes(dims), axes(input.getName(), dims))));
    run.put(input.getName(), new Value.Activation(elements, dims, name));
  }

  /** The sizes given by the user, or else those in the file. */
  private static List<Long> sizes(
      String name, boolean isRanked, List<Dimension> stated, List<Long> numbers) {
    String example = "give all sizes, as in --input " + Text.shown(name) + "=";
    Refusal.unless(isRanked || numbers != null, "the file states no sizes; %s1x3x224x224", example);
    var dims = new ArrayList<Long>();
    var open = new ArrayList<String>();
    var hint = new ArrayList<String>();
    for (Dimension dim : stated) {
      boolean isKnown = dim.hasDimValue() && dim.getDimValue() > 0;
      if (!isKnown && dim.hasDimValue() && dim.getDimValue() < -1) {
        throw new Refusal("size (" + dim.getDimValue() + ") must be positive");
      }
      if (!isKnown) {
        open.add(dim.getDimParam().isEmpty() ? "an unnamed size" : Text.shown(dim.getDimParam()));
      }
      hint.add(isKnown ? String.valueOf(dim.getDimValue()) : "1");
      dims.add(isKnown ? dim.getDimValue() : -1);
    }
    if (numbers == null) {
      Refusal.unless(
          open.isEmpty(),
          "sizes are open (%s); %s%s",
          String.join(", ", open),
          example,
          String.join("x", hint));
      return dims;
    }
    Refusal.unless(
        !isRanked || dims.size() == numbers.size(),
        "--input gives %d sizes, the file %d",
        numbers.size(),
        dims.size());
    return numbers;
  }

  /**
   * Feature maps if a layer of maps reads the input or it may be an image; tokens if it has two or
   * three other axes.
   */
  private Axes axes(String input, List<Long> dims) {
    boolean isRead = graph.getNodeList().stream().anyMatch(node -> readsAsMaps(node, input));
    boolean isSpace = dims.size() >= 3 && dims.size() <= 5;
    if ((isSpace && isRead) || (dims.size() == 4 && isImage(dims))) {
      return Axes.MAPS;
    }
    return dims.size() == 2 || dims.size() == 3 ? Axes.TOKENS : Axes.PLAIN;
  }

  private static boolean readsAsMaps(NodeProto node, String input) {
    return OF_MAPS.contains(node.getOpType())
        && node.getInputCount() > 0
        && node.getInput(0).equals(input);
  }

  /** Returns whether the second axis may be color channels: at most red, green, blue and alpha. */
  private static boolean isImage(List<Long> dims) {
    return dims.get(1) <= 4;
  }
}
