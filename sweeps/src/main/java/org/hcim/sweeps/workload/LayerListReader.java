package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Layer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads a list of layers, and the blocks within it, up to the first shape that is wrong. */
final class LayerListReader {

  private static final int MAX_LAYERS = 10_000;

  private final Problems problems;
  private final List<Layer> layers;
  private final Map<String, LayerKind> kinds;

  /** Adds to {@code layers} what costs something. */
  LayerListReader(Problems problems, List<Layer> layers) {
    this.problems = problems;
    this.layers = layers;
    this.kinds = LayerKind.all(problems);
  }

  /** Reads a list of layers; false when a shape could not be told, so that reading must stop. */
  boolean read(String path, Node node, Scope scope) {
    Optional<Node.Sequence> list = Fields.list(problems, path, node, accepted());
    if (list.isEmpty()) {
      return false;
    }
    for (int i = 0; i < list.get().items().size(); i++) {
      if (!layer(path + "[" + i + "]", list.get().items().get(i), scope)) {
        return false;
      }
    }
    return true;
  }

  private boolean layer(String path, Node node, Scope scope) {
    Optional<Node.Mapping> mapping = Fields.mapping(problems, path, node, accepted());
    if (mapping.isEmpty()) {
      return false;
    }
    if (mapping.get().entries().size() != 1) {
      problems.add(node.at(), path, "must have one key, the kind of layer", "", accepted());
      return false;
    }
    Node.Entry entry = mapping.get().entries().get(0);
    String below = path + "." + entry.key();
    if (entry.key().equals("repeat")) {
      return repeat(below, entry.value(), scope);
    }
    LayerKind kind = kinds.get(entry.key());
    if (kind == null) {
      List<String> known = List.of(accepted().split(", "));
      problems.addUnknown(entry.at(), below, "unknown kind of layer", entry.key(), known);
      return false;
    }
    return Fields.of(problems, below, entry.value(), kind.keys())
        .map(fields -> add(kind, fields, scope))
        .orElse(false);
  }

  private boolean add(LayerKind kind, Fields fields, Scope scope) {
    if (layers.size() == MAX_LAYERS) {
      problems.add(fields.at(), fields.path("name"), "more than " + MAX_LAYERS + " layers");
      return false;
    }
    Optional<String> name = kind.isNamed() ? fields.requireText("name") : fields.text("name");
    if (name.isPresent() && scope.knows(name.get())) {
      problems.add(fields.at("name"), fields.path("name"), name.get() + " is taken");
      return false;
    }
    try {
      Optional<Shape> output = kind.read(fields, scope, name.orElse(""), layers);
      output.ifPresent(shape -> scope.put(name, shape));
      return output.isPresent();
    } catch (InvalidDesignException | ArithmeticException e) {
      problems.add(fields.at(), fields.path("name"), e.getMessage());
      return false;
    }
  }

  private boolean repeat(String path, Node node, Scope scope) {
    List<String> keys = List.of("name", "from", "times", "layers");
    Optional<Fields> fields = Fields.of(problems, path, node, keys);
    Optional<String> name = fields.flatMap(repeat -> repeat.requireText("name"));
    Optional<Node> list = fields.flatMap(repeat -> repeat.require("layers"));
    if (name.isEmpty() || list.isEmpty()) {
      return false;
    }
    long from = fields.get().whole("from", 0, MAX_LAYERS).orElse(0L);
    long times = fields.get().whole("times", 1, MAX_LAYERS).orElse(1L);
    for (long i = from; i < from + times; i++) {
      Scope block = scope.block(name.get() + "." + i);
      if (!read(path + ".layers", list.get(), block)) {
        return false;
      }
      scope.put(Optional.of(name.get() + "." + i), block.previous());
    }
    return true;
  }

  private String accepted() {
    return String.join(", ", kinds.keySet()) + ", repeat";
  }
}
