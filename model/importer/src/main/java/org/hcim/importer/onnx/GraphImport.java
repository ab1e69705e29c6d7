package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorAnnotation;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.InvalidShapeException;

/**
 * Imports a graph node by node, each with the values of its inputs. A node that cannot be imported
 * is recorded and its dependents are skipped, so that one import finds all problems.
 */
final class GraphImport {

  private final Values values = new Values();
  private final GraphDraft draft;
  private final TensorReader tensors;
  private final long opset;
  private final List<NodeProblem> problems = new ArrayList<>();

  GraphImport(GraphDraft draft, TensorReader tensors, long opset) {
    this.draft = draft;
    this.tensors = tensors;
    this.opset = opset;
  }

  List<NodeProblem> problems() {
    return problems;
  }

  /** Defines the initializers and code widths of a graph. */
  void define(GraphProto graph) {
    for (TensorProto proto : graph.getInitializerList()) {
      attempt(proto.getName(), "initializer", () -> constant(proto));
    }
    for (TensorAnnotation annotation : graph.getQuantizationAnnotationList()) {
      annotation.getQuantParameterTensorNamesList().stream()
          .filter(entry -> entry.getKey().equals(CodeBits.ANNOTATION))
          .flatMap(entry -> CodeBits.of(entry.getValue()).stream())
          .forEach(bits -> values.annotate(annotation.getTensorName(), bits));
    }
    if (graph.getSparseInitializerCount() > 0) {
      problem(graph.getName(), "graph", "sparse initializers are not supported");
    }
  }

  private void constant(TensorProto proto) {
    try {
      values.put(proto.getName(), new Value.Constant(tensors.read(proto)));
    } catch (Refusal e) {
      values.putUnknown(proto.getName());
      throw e;
    }
  }

  /** Defines an input of the network. */
  void define(String input, String type, Step value) {
    attempt(input, type, value);
    values.putUnknown(input);
  }

  void put(String name, Value value) {
    values.put(name, value);
  }

  boolean isDefined(String name) {
    return values.has(name);
  }

  /**
   * Counts the readers of each tensor, including those in nested graphs.
   *
   * @param nodes the nodes of the graph, as imported
   */
  void countReaders(List<OnnxNode> nodes, GraphProto graph) {
    nodes.forEach(node -> node.inputs().forEach(values::addReader));
    countOthers(graph);
  }

  /** Counts the readers in nested graphs and the outputs of a graph. */
  private void countOthers(GraphProto graph) {
    for (NodeProto node : graph.getNodeList()) {
      for (AttributeProto attribute : node.getAttributeList()) {
        GraphProto nested = attribute.getG();
        nested.getNodeList().forEach(inner -> inner.getInputList().forEach(values::addReader));
        countOthers(nested);
      }
    }
    graph.getOutputList().forEach(output -> values.addReader(output.getName()));
  }

  /** Imports nodes in order. */
  void run(List<OnnxNode> nodes) {
    for (OnnxNode node : nodes) {
      attempt(node.name(), node.kind(), () -> run(node));
      node.outputs().stream().filter(out -> !out.isEmpty()).forEach(values::putUnknown);
    }
  }

  private void run(OnnxNode node) {
    Optional<Operator> operator = Operators.of(node);
    boolean isIf = node.is("If");
    Refusal.unless(operator.isPresent() || isIf, "the operator is not supported");
    if (node.inputs().stream().anyMatch(this::isUnknown)) {
      return; // an earlier node reports the problem
    }
    if (isIf) {
      branch(node);
    } else {
      operator.get().run(new Call(node, values, draft, opset, tensors));
    }
  }

  private boolean isUnknown(String input) {
    return !input.isEmpty() && values.get(input) instanceof Value.Unknown;
  }

  /** Imports If, whose condition must be constant: the nodes of one branch replace it. */
  private void branch(OnnxNode node) {
    var call = new Call(node, values, draft, opset, tensors);
    Refusal.unless(
        call.isConstant(0), "the condition depends on the network's inputs; it must be constant");
    String name = call.known(0).scalar() != 0 ? "then_branch" : "else_branch";
    GraphProto graph =
        node.attributes().graph(name).orElseThrow(() -> new Refusal(name + " is missing"));
    Refusal.unless(
        graph.getOutputCount() == node.outputs().size(),
        "%s has %d outputs, the node %d",
        name,
        graph.getOutputCount(),
        node.outputs().size());
    define(graph);
    run(Nodes.of(graph));
    for (int i = 0; i < graph.getOutputCount(); i++) {
      call.put(i, values.asRead(graph.getOutput(i).getName()));
    }
  }

  /** A step that may break a rule. */
  @FunctionalInterface
  interface Step {
    void run();
  }

  private void attempt(String node, String operator, Step step) {
    try {
      step.run();
    } catch (Refusal | InvalidShapeException | InvalidDesignException e) {
      problem(node, operator, e.getMessage());
    } catch (ArithmeticException e) {
      problem(node, operator, "a size or an index is out of range (" + e.getMessage() + ")");
    }
  }

  void problem(String node, String operator, String reason) {
    problems.add(new NodeProblem(node, operator, reason));
  }

  /** Checks that the network's outputs are defined. */
  void checkOutputs(GraphProto graph) {
    Set<String> names = new HashSet<>();
    graph
        .getOutputList()
        .forEach(
            output ->
                attempt(
                    output.getName(),
                    "output",
                    () -> {
                      Refusal.unless(names.add(output.getName()), "the output is listed twice");
                      values.get(output.getName());
                    }));
    if (names.isEmpty()) {
      problem(graph.getName(), "graph", "a network must have an output");
    }
  }

  /** Compares inferred sizes with sizes stated in the file. */
  void checkSizes(String tensor, List<Long> stated) {
    if (values.has(tensor)
        && !(values.get(tensor) instanceof Value.Unknown)
        && !values.get(tensor).dims().equals(stated)) {
      problem(
          tensor,
          "value_info",
          "the file states "
              + Text.sizes(stated)
              + ", its operators give "
              + Text.sizes(values.get(tensor).dims()));
    }
  }
}
