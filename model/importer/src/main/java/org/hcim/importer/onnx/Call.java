package org.hcim.importer.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;

/** A node during import: its inputs, its attributes and its outputs. */
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

  /** The name of the layer that the node becomes: the node's name, made unique on first use. */
  String name() {
    if (name == null) {
      name = draft.unused(node.name());
    }
    return name;
  }

  boolean has(int input) {
    return input < node.inputs().size() && !node.inputs().get(input).isEmpty();
  }

  int inputs() {
    return node.inputs().size();
  }

  /**
   * The value of an input. If other nodes also read it, no step folds into its layer: neither this
   * node's nor, if this node passes the value on, that of a later node.
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

  /** A small constant whose values determine shapes. */
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

  /** Integers from an attribute in old versions of an operator, from an input in new ones. */
  Optional<List<Long>> longs(String attribute, int input) {
    return has(input) ? Optional.of(longs(input)) : attributes().integers(attribute);
  }

  /** The width of an input's codes. */
  int inputBits(int input, ElementType type) {
    return values.bits(node.inputs().get(input), type);
  }

  /** The width of an output's codes. */
  int outputBits(int output, ElementType type) {
    return values.bits(node.outputs().get(output), type);
  }

  /** The layer whose requantization can absorb a step on an input that nothing else reads. */
  Optional<String> foldable(int input) {
    return value(input) instanceof Value.Activation activation
        ? activation.layer()
        : Optional.empty();
  }

  /** The layer of {@link #foldable}, if it is a product, into which scales and offsets fold. */
  Optional<String> foldableProduct(int input) {
    return foldable(input).filter(draft::isProduct);
  }

  /** Folds a step into the layer that computes an input, whose value becomes the output. */
  void fold(String layer, int input, FoldedStep step) {
    draft.fold(layer, step);
    values.put(node.outputs().get(0), activation(input));
  }

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

  /** Adds a layer that computes the first output, with the sizes from ONNX's rules. */
  void emit(Node layer, ElementType type, List<Long> dims, int channels) {
    put(0, made(layer, type, dims, channels));
  }

  /** Adds a layer whose requantization can absorb further steps. */
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

  /** The layer-graph output with an input's elements and sizes. */
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
