package org.hcim.sweeps.workload;

import java.util.List;
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

  /** Names of networks: they become values of the tables' {@code workload} column. */
  static final String NAME = "[a-z][a-z0-9_-]{0,63}";

  private static final List<String> KEYS = List.of("network", "title", "source", "input", "layers");

  private final Problems problems = new Problems();

  /**
   * Reads a network.
   *
   * @throws SpecException when it is not one, with all problems up to the first wrong shape
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
    Optional<TensorShape> input =
        top.require("input").flatMap(node -> new ShapeReader(problems).read("input", node, 1));
    Optional<Node> list = top.require("layers");
    if (input.isPresent() && list.isPresent()) {
      graph.add(new Input(Scope.INPUT, input.get()));
      var scope = new Scope(problems, graph, "", Scope.INPUT);
      new LayerListReader(problems).read("layers", list.get(), scope);
    }
    problems.throwIfAny();
    return costed(top.at(), graph.build());
  }

  /** A graph whose costs can be told. */
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
