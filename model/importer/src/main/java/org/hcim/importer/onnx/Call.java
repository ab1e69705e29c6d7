package org.hcim.importer.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;

/** A node that is imported: its inputs, its attributes, and the place for its outputs. */
final class Call {

  private final OnnxNode node;
  private final Values values;
  private final GraphDraft draft;
  private final long opset;
  private final TensorReader tensors;
  private String name;

  Call(OnnxNode node, Values values, GraphDraft draft, long opset, TensorReader tensors) {
    this.node = node;
    this.values = values;
    this.draft = draft;
    this.opset = opset;
    this.tensors = tensors;
  }

  OnnxNode node() {
    return node;
  }

  Attributes attributes() {
    return node.attributes();
  }

  long opset() {
    return opset;
  }

  TensorReader tensors() {
    return tensors;
  }

  GraphDraft draft() {
    return draft;
  }

  /** The name of the layer that the node becomes: its own, made unique on first use. */
  String name() {
    if (name == null) {
      name = draft.unused(node.name());
    }
    return name;
  }

  // Inputs.

  boolean has(int input) {
    return input < node.inputs().size() && !node.inputs().get(input).isEmpty();
  }

  int inputs() {
    return node.inputs().size();
  }

  /**
   * The value of an input. Where other nodes read it as well, no step folds into its layer: neither
   * this node's nor, where the node passes the value on, that of a node behind.
   */
  Value value(int input) {
    Refusal.unless(has(input), "input %d is missing", input);
    return values.asRead(node.inputs().get(input));
  }

  List<Long> dims(int input) {
    return value(input).dims();
  }

  boolean isConstant(int input) {
    return value(input) instanceof Value.Constant;
  }

  /** Returns whether no input depends on the network's inputs. */
  boolean isConstant() {
    for (int i = 0; i < inputs(); i++) {
      if (has(i) && !isConstant(i)) {
        return false;
      }
    }
    return true;
  }

  /** An input that must be an activation. */
  Value.Activation activation(int input) {
    if (value(input) instanceof Value.Activation activation) {
      return activation;
    }
    throw new Refusal("input " + input + " must not be constant");
  }

  /** An input that must be a constant. */
  Tensor constant(int input) {
    if (value(input) instanceof Value.Constant constant) {
      return constant.tensor();
    }
    throw new Refusal(
        "input " + input + " (" + Text.shown(node.inputs().get(input)) + ") must be constant");
  }

  Optional<Tensor> optionalConstant(int input) {
    return has(input) ? Optional.of(constant(input)) : Optional.empty();
  }

  /** A small constant whose values decide about shapes. */
  Tensor known(int input) {
    Tensor tensor = constant(input);
    Refusal.unless(
        tensor.isAtHand(),
        "input %d (%s) must be a constant of at most %d elements in the model's file",
        input,
        Text.shown(node.inputs().get(input)),
        Tensor.MAX_AT_HAND);
    return tensor;
  }

  List<Long> longs(int input) {
    return Arrays.stream(known(input).longs()).boxed().toList();
  }

  /** Whole numbers of an attribute in old versions of an operator, of an input in new ones. */
  Optional<List<Long>> longs(String attribute, int input) {
    return has(input) ? Optional.of(longs(input)) : attributes().integers(attribute);
  }

  /** Bits of an input's codes. */
  int inputBits(int input, ElementType type) {
    return values.bits(node.inputs().get(input), type);
  }

  /** Bits of an output's codes. */
  int outputBits(int output, ElementType type) {
    return values.bits(node.outputs().get(output), type);
  }

  // Steps that are part of the requantization of the layer before.

  /** The layer whose requantization can take a step on an input that nothing else reads. */
  Optional<String> foldable(int input) {
    return value(input) instanceof Value.Activation activation
        ? activation.layer()
        : Optional.empty();
  }

  /** The same, where the layer is a product, which scales and offsets fold into. */
  Optional<String> foldableProduct(int input) {
    return foldable(input).filter(draft::isProduct);
  }

  /** Folds a step into the layer that makes an input; the output is that layer's. */
  void fold(String layer, int input, FoldedStep step) {
    draft.fold(layer, step);
    values.put(node.outputs().get(0), activation(input));
  }

  // Outputs.

  boolean isUsed(int output) {
    return output < node.outputs().size()
        && !node.outputs().get(output).isEmpty()
        && values.readers(node.outputs().get(output)) > 0;
  }

  int outputs() {
    return node.outputs().size();
  }

  void put(int output, Value value) {
    if (output < node.outputs().size() && !node.outputs().get(output).isEmpty()) {
      values.put(node.outputs().get(output), value);
    }
  }

  void put(Tensor tensor) {
    put(0, new Value.Constant(tensor));
  }

  /** Adds a layer that makes the first output, of the sizes that ONNX's rules give. */
  void emit(Node layer, ElementType type, List<Long> dims, int channels) {
    put(0, made(layer, type, dims, channels));
  }

  /** Adds a layer whose requantization can take further steps. */
  Value.Activation made(Node layer, ElementType type, List<Long> dims, int channels) {
    add(layer, dims);
    return new Value.Activation(
        type, dims, layer.name(), Optional.of(layer.name()), channels, Optional.empty());
  }

  /** Adds a layer with one output; the layer graph must infer the same sizes as ONNX's rules. */
  void add(Node layer, List<Long> dims) {
    draft.add(layer);
    List<Long> made = draft.shape(layer.outputs().get(0)).sizes();
    Refusal.unless(
        made.equals(GraphDraft.sizes(dims)),
        "the layer graph infers %s, ONNX's rules %s",
        Text.sizes(made),
        Text.sizes(dims));
  }

  /** The layer graph's output that has an input's numbers in its sizes. */
  String read(int input) {
    return draft.read(activation(input), name());
  }

  String maps(int input) {
    return draft.maps(activation(input), name());
  }

  String tokens(int input) {
    return draft.tokens(activation(input), name());
  }
}
