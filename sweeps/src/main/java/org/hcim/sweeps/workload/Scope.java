package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** The layers that can be referred to at one place of a network, and their shapes. */
final class Scope {

  /** What a block or network calls its own input. */
  static final String INPUT = "input";

  private final Problems problems;
  private final String prefix;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private Shape previous;

  Scope(Problems problems, String prefix, Shape input) {
    this.problems = problems;
    this.prefix = prefix;
    this.previous = input;
    shapes.put(INPUT, input);
  }

  /** The scope of a block that starts here. */
  Scope block(String name) {
    return new Scope(problems, prefix + name + ".", previous);
  }

  /** A layer's name in the whole network. */
  String fullName(String name) {
    return prefix + name;
  }

  /** The output of the last layer. */
  Shape previous() {
    return previous;
  }

  /** Notes a layer's output. */
  void put(Optional<String> name, Shape output) {
    name.ifPresent(key -> shapes.put(key, output));
    previous = output;
  }

  /** Whether a name is taken. */
  boolean knows(String name) {
    return shapes.containsKey(name);
  }

  /** The shape that a layer's {@code input} names; that of the last layer where it names none. */
  Optional<Shape> input(Fields layer) {
    return layer.has("input")
        ? layer.text("input").flatMap(name -> find(layer, "input", name))
        : Optional.of(previous);
  }

  /** The two shapes that a layer's {@code inputs} name. */
  Optional<List<Shape>> twoInputs(Fields layer) {
    Optional<Node.Sequence> names =
        layer
            .require("inputs")
            .flatMap(n -> Fields.list(problems, layer.path("inputs"), n, "two layer names"));
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<Shape> found = new ArrayList<>();
    for (Node item : names.get().items()) {
      String name = item instanceof Node.Scalar scalar ? scalar.text() : item.kind();
      find(layer, "inputs", name).ifPresent(found::add);
    }
    if (names.get().items().size() != 2) {
      problems.add(layer.at("inputs"), layer.path("inputs"), "must name two layers");
    }
    return found.size() == 2 ? Optional.of(found) : Optional.empty();
  }

  private Optional<Shape> find(Fields layer, String key, String name) {
    if (!shapes.containsKey(name)) {
      problems.addUnknown(
          layer.at(key), layer.path(key), "no layer " + name, name, List.copyOf(shapes.keySet()));
    }
    return Optional.ofNullable(shapes.get(name));
  }
}
