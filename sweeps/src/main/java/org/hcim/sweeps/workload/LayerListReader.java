package org.hcim.sweeps.workload;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.InvalidShapeException;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Reads a list of layers, and the blocks within it. Reports the errors of all layers, but not those
 * that follow from an earlier one.
 */
final class LayerListReader {

  private static final int MAX_LAYERS = 10_000;

  private final Problems problems;
  private final Map<String, LayerKind> kinds = LayerKind.all();
  private int layers;

  LayerListReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a list of layers; returns whether all are valid. */
  boolean read(String path, Node node, Scope scope) {
    Optional<Node.Sequence> list = Fields.list(problems, path, node, accepted());
    if (list.isEmpty()) {
      return false;
    }
    List<Node> items = list.get().items();
    Set<String> given = new HashSet<>();
    items.forEach(item -> name(item).ifPresent(given::add));
    boolean isValid = true;
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      int before = problems.count();
      boolean isAdded = layer(path + "[" + i + "]", item, scope, given);
      if (!isAdded || problems.count() > before) {
        name(item).ifPresentOrElse(scope::addInvalid, scope::endInvalid);
        isValid = false;
      }
    }
    return isValid;
  }

  /** The name that an entry gives its layer. */
  private static Optional<String> name(Node item) {
    return item instanceof Node.Mapping kinds
            && kinds.entries().size() == 1
            && kinds.entries().get(0).value() instanceof Node.Mapping keys
            && keys.get("name").orElse(null) instanceof Node.Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Reads a layer or a block; returns whether it was added to the scope. */
  private boolean layer(String path, Node node, Scope scope, Set<String> given) {
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
        .map(fields -> add(kind, entry.key(), fields, scope, given))
        .orElse(false);
  }

  private boolean add(LayerKind kind, String key, Fields fields, Scope scope, Set<String> given) {
    if (layers++ == MAX_LAYERS) {
      problems.add(fields.at(), fields.path("name"), "more than " + MAX_LAYERS + " layers");
      problems.throwIfAny();
    }
    Optional<String> name = kind.isNamed() ? fields.requireText("name") : fields.text("name");
    if (name.isPresent() && scope.knows(name.get())) {
      problems.add(fields.at("name"), fields.path("name"), name.get() + " is taken");
      return false;
    }
    String local = name.orElseGet(() -> unused(key, scope, given));
    try {
      var node = kind.read(fields, scope, scope.fullName(local));
      node.ifPresentOrElse(scope::add, () -> scope.addInvalid(local));
      return node.isPresent();
    } catch (InvalidShapeException e) {
      problems.add(fields.at(e.key()), fields.path(e.key()), e.problem(), e.rule());
    } catch (InvalidDesignException e) {
      problems.add(fields.at(), fields.path("name"), e.getMessage());
    }
    scope.addInvalid(local);
    return false;
  }

  /** The stable name of an unnamed layer: its kind and the first free number. */
  private static String unused(String kind, Scope scope, Set<String> given) {
    int number = 1;
    while (scope.knows(kind + number) || given.contains(kind + number)) {
      number++;
    }
    return kind + number;
  }

  private boolean repeat(String path, Node node, Scope scope) {
    List<String> keys = List.of("name", "from", "times", "layers");
    Optional<Fields> fields = Fields.of(problems, path, node, keys);
    Optional<String> name = fields.flatMap(repeat -> repeat.requireText("name"));
    Optional<Node> list = fields.flatMap(repeat -> repeat.require("layers"));
    if (list.isEmpty()) {
      return false;
    }
    long from = fields.get().whole("from", 0, MAX_LAYERS).orElse(0L);
    long times = fields.get().whole("times", 1, MAX_LAYERS).orElse(1L);
    for (long i = from; i < from + times; i++) {
      String block = name.orElse("repeat") + "." + i;
      Optional<Scope> inner = scope.block(block);
      if (inner.isEmpty()) {
        problems.add(node.at(), path, "the layer before has several outputs", "slice one of them");
        return false;
      }
      if (!read(path + ".layers", list.get(), inner.get())) {
        return false;
      }
      scope.put(block, inner.get());
    }
    return true;
  }

  private String accepted() {
    return String.join(", ", kinds.keySet()) + ", repeat";
  }
}
