package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** The layers that can be referenced at one point of a network. */
final class Scope {

  /** The name of the input of a block or network. */
  static final String INPUT = "input";

  private final Problems problems;
  private final Graph.Builder graph;
  private final String prefix;
  private final Map<String, String> names = new LinkedHashMap<>();
  private Optional<String> previous;

  /**
   * Creates the scope of a block.
   *
   * @param prefix the prefix of its layers' names in the whole network
   * @param input the output that the block receives, by its name in the whole network
   */
  Scope(Problems problems, Graph.Builder graph, String prefix, String input) {
    this.problems = problems;
    this.graph = graph;
    this.prefix = prefix;
    previous = Optional.of(input);
    names.put(INPUT, input);
  }

  /** Creates the scope of a network; if there is one input, the first layer reads it by default. */
  Scope(Problems problems, Graph.Builder graph, String prefix, List<Input> inputs) {
    this.problems = problems;
    this.graph = graph;
    this.prefix = prefix;
    previous = inputs.size() == 1 ? Optional.of(inputs.get(0).name()) : Optional.empty();
    inputs.forEach(input -> names.put(input.name(), input.name()));
  }

  /** Returns the scope of a block that starts here; empty if several outputs could be its input. */
  Optional<Scope> block(String name) {
    return previous.map(input -> new Scope(problems, graph, prefix + name + ".", input));
  }

  Problems problems() {
    return problems;
  }

  /** A layer's name in the whole network. */
  String fullName(String name) {
    return prefix + name;
  }

  /** The shape of an output, by its name in the whole network. */
  TensorShape shape(String output) {
    return graph.shape(output);
  }

  /** Adds a layer and registers all its outputs. */
  void add(Node node) {
    graph.add(node);
    graph.lastLayers();
    node.outputs().forEach(output -> names.put(output.substring(prefix.length()), output));
    previous = node.outputs().contains(node.name()) ? Optional.of(node.name()) : Optional.empty();
  }

  /** Registers the last output of a block under the block's name. */
  void put(String block, Scope ended) {
    previous = ended.previous;
    previous.ifPresent(output -> names.put(block, output));
  }

  /** Returns whether a name is taken. */
  boolean knows(String name) {
    return names.containsKey(name);
  }

  /**
   * The output that a layer's {@code input} names; by default, the output of the previous layer.
   */
  Optional<String> input(Fields layer) {
    if (layer.has("input")) {
      return layer.text("input").flatMap(name -> find(layer, "input", name));
    }
    if (previous.isEmpty()) {
      problems.add(
          layer.at(),
          layer.path("input"),
          "missing",
          "the layer before has several outputs",
          String.join(", ", names.keySet()));
    }
    return previous;
  }

  /** The outputs that a layer's {@code inputs} name. */
  Optional<List<String>> inputs(Fields layer, int least, int most) {
    var list =
        layer
            .require("inputs")
            .flatMap(n -> Fields.list(problems, layer.path("inputs"), n, "layer names"));
    if (list.isEmpty()) {
      return Optional.empty();
    }
    int before = problems.count();
    List<String> found = new ArrayList<>();
    for (var item : list.get().items()) {
      String name =
          item instanceof org.hcim.sweeps.yaml.Node.Scalar scalar ? scalar.text() : item.kind();
      find(layer, "inputs", name).ifPresent(found::add);
    }
    int count = list.get().items().size();
    if (count < least || count > most) {
      String rule = least == most ? number(least) : number(least) + " or more";
      problems.add(layer.at("inputs"), layer.path("inputs"), "must name " + rule + " layers");
    }
    return problems.count() > before ? Optional.empty() : Optional.of(found);
  }

  private static String number(int count) {
    return count == 2 ? "two" : count == 3 ? "three" : String.valueOf(count);
  }

  private Optional<String> find(Fields layer, String key, String name) {
    if (!names.containsKey(name)) {
      problems.addUnknown(
          layer.at(key), layer.path(key), "no layer " + name, name, List.copyOf(names.keySet()));
    }
    return Optional.ofNullable(names.get(name));
  }

  /** The spelling of a constant in network files. */
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
