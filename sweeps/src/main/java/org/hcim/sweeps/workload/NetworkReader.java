package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Network;
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
   * @throws SpecException if the document is not a network, with all problems up to the first
   *     invalid shape
   */
  static Graph read(Node document) {
    return new NetworkReader().network(document);
  }

  private Graph network(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    problems.throwIfAny();
    Fields top = fields.orElseThrow();
    String name = name(top).orElse("");
    Graph.Builder graph =
        Graph.named(name).described(top.text("title").orElse(name), top.text("source").orElse(""));
    List<Input> inputs = inputs(top);
    Optional<Node> list = top.require("layers");
    if (!inputs.isEmpty() && list.isPresent()) {
      inputs.forEach(graph::add);
      var scope = new Scope(problems, graph, "", inputs);
      new LayerListReader(problems).read("layers", list.get(), scope);
    }
    problems.throwIfAny();
    return costed(top.at(), graph.build());
  }

  /** Reads one input, or several named ones. */
  private List<Input> inputs(Fields top) {
    if (!top.has("inputs")) {
      return top
          .require("input")
          .flatMap(node -> new ShapeReader(problems).read("input", node, 1))
          .map(shape -> new Input(Scope.INPUT, shape))
          .stream()
          .toList();
    }
    if (top.has("input")) {
      problems.add(top.at("input"), "input", "must not be combined with inputs");
    }
    Node node = top.get("inputs").orElseThrow();
    var inputs = new ArrayList<Input>();
    Fields.mapping(problems, "inputs", node, "names of inputs with their shapes")
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        entry ->
                            new ShapeReader(problems)
                                .read("inputs." + entry.key(), entry.value(), 1)
                                .ifPresent(shape -> inputs.add(new Input(entry.key(), shape)))));
    if (inputs.isEmpty() && problems.count() == 0) {
      problems.add(node.at(), "inputs", "must name an input");
    }
    return problems.count() == 0 ? inputs : List.of();
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
