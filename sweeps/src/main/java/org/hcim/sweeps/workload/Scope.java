package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/**
 * The layers that can be referenced at one point of a network. The outputs of an invalid layer have
 * no shape: layers that read them are checked as far as possible, and cannot be added.
 */
final class Scope {

  /** The name of the input of a block or network. */
  static final String INPUT = "input";

  private final Problems problems;
  private final Graph.Builder graph;
  private final String prefix;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> invalid = new HashSet<>();
  private Optional<String> previous;
  private boolean followsInvalid;

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
    String inner = prefix + name + ".";
    if (followsInvalid) {
      var scope = new Scope(problems, graph, inner, List.of());
      scope.addInvalid(INPUT);
      return Optional.of(scope);
    }
    return previous.map(input -> new Scope(problems, graph, inner, input));
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
    followsInvalid = false;
  }

  /** Registers a layer, an input or a block with an error. */
  void addInvalid(String name) {
    names.putIfAbsent(name, prefix + name);
    invalid.add(name);
    endInvalid();
  }

  /** Continues after a layer with an error and without a known name. */
  void endInvalid() {
    previous = Optional.empty();
    followsInvalid = true;
  }

  /** Registers the last output of a block under the block's name. */
  void put(String block, Scope ended) {
    previous = ended.previous;
    followsInvalid = ended.followsInvalid;
    previous.ifPresent(output -> names.put(block, output));
  }

  /** Returns whether a name is taken. */
  boolean knows(String name) {
    return names.containsKey(name);
  }

  /**
   * The output that a layer's {@code input} names; by default, the output of the previous layer.
   * Empty if it has no shape; the reason is reported.
   */
  Optional<String> input(Fields layer) {
    if (layer.has("input")) {
      return layer.text("input").flatMap(name -> find(layer, "input", name));
    }
    if (previous.isEmpty() && !followsInvalid) {
      problems.add(
          layer.at(),
          layer.path("input"),
          "missing",
          "the layer before has several outputs",
          String.join(", ", names.keySet()));
    }
    return previous;
  }

  /** The outputs that a layer's {@code inputs} name; empty if one has no shape. */
  Optional<List<String>> inputs(Fields layer, int least, int most) {
    var list =
        layer
            .require("inputs")
            .flatMap(n -> Fields.list(problems, layer.path("inputs"), n, "layer names"));
    if (list.isEmpty()) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    for (var item : list.get().items()) {
      String name =
          item instanceof org.hcim.sweeps.yaml.Node.Scalar scalar ? scalar.text() : item.kind();
      find(layer, "inputs", name).ifPresent(found::add);
    }
    int count = list.get().items().size();
    boolean isAccepted = count >= least && count <= most;
    if (!isAccepted) {
      String rule = least == most ? number(least) : number(least) + " or more";
      problems.add(layer.at("inputs"), layer.path("inputs"), "must name " + rule + " layers");
    }
    return isAccepted && found.size() == count ? Optional.of(found) : Optional.empty();
  }

  private static String number(int count) {
    return count == 2 ? "two" : count == 3 ? "three" : String.valueOf(count);
  }

  private Optional<String> find(Fields layer, String key, String name) {
    if (isInvalid(name)) {
      return Optional.empty();
    }
    if (!names.containsKey(name)) {
      problems.addUnknown(
          layer.at(key), layer.path(key), "no layer " + name, name, List.copyOf(names.keySet()));
    }
    return Optional.ofNullable(names.get(name));
  }

  /** Returns whether a name is that of an invalid layer, or of one of its outputs. */
  private boolean isInvalid(String name) {
    int end = name.length();
    while (end > 0 && !invalid.contains(name.substring(0, end))) {
      end = name.lastIndexOf('.', end - 1);
    }
    return end > 0;
  }

  /** The spelling of a constant in network files. */
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
