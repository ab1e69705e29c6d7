package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;

/** Reads one network document. */
final class NetworkReader {

  /** The pattern of network names, which become values of the tables' {@code workload} column. */
  static final String NAME = "[a-z][a-z0-9_-]{0,63}";

  private static final List<String> KEYS =
      List.of("network", "title", "source", "input", "inputs", "layers");

  private final Problems problems = new Problems();

  /**
   * Reads a network.
   *
   * @throws SpecException if the document is not a network, with all problems
   */
  static Graph read(Node document) {
    return new NetworkReader().network(document);
  }

  private Graph network(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    if (fields.isEmpty()) {
      problems.throwIfAny();
    }
    Fields top = fields.orElseThrow();
    String name = name(top).orElse("");
    Graph.Builder graph =
        Graph.named(name).described(top.text("title").orElse(name), top.text("source").orElse(""));
    Map<String, Optional<TensorShape>> inputs = inputs(top);
    List<Input> valid = new ArrayList<>();
    inputs.forEach((input, shape) -> shape.ifPresent(sizes -> valid.add(new Input(input, sizes))));
    valid.forEach(graph::add);
    var scope = new Scope(problems, graph, "", valid);
    inputs.forEach(
        (input, shape) -> {
          if (shape.isEmpty()) {
            scope.addInvalid(input);
          }
        });
    top.require("layers")
        .ifPresent(list -> new LayerListReader(problems).read("layers", list, scope));
    problems.throwIfAny();
    return costed(top.at(), graph.build());
  }

  /** Reads one input, or several named ones; an invalid one has no shape. */
  private Map<String, Optional<TensorShape>> inputs(Fields top) {
    var shapes = new ShapeReader(problems);
    if (!top.has("inputs")) {
      return Map.of(
          Scope.INPUT, top.require("input").flatMap(node -> shapes.read("input", node, 1)));
    }
    if (top.has("input")) {
      problems.add(top.at("input"), "input", "must not be combined with inputs");
    }
    Node node = top.get("inputs").orElseThrow();
    var inputs = new LinkedHashMap<String, Optional<TensorShape>>();
    Optional<Node.Mapping> named =
        Fields.mapping(problems, "inputs", node, "names of inputs with their shapes");
    named.ifPresent(
        mapping ->
            mapping
                .entries()
                .forEach(
                    entry ->
                        inputs.put(
                            entry.key(), shapes.read("inputs." + entry.key(), entry.value(), 1))));
    if (named.isPresent() && inputs.isEmpty()) {
      problems.add(node.at(), "inputs", "must name an input");
    }
    return inputs.isEmpty() ? Map.of(Scope.INPUT, Optional.empty()) : inputs;
  }

  /** Returns the graph if its costs can be computed. */
  private Graph costed(Position at, Graph graph) {
    try {
      Network.of(graph).macs();
      return graph;
    } catch (InvalidDesignException e) {
      problems.add(at, "layers", e.getMessage());
      problems.throwIfAny();
      throw e;
    }
  }

  private Optional<String> name(Fields top) {
    Optional<String> name = top.requireText("network");
    if (name.isPresent() && !name.get().matches(NAME)) {
      problems.add(top.at("network"), "network", "(" + name.get() + ") must be a name", "", NAME);
    }
    return name;
  }
}
