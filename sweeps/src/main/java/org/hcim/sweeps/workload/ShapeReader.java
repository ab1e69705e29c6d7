package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads a shape from a mapping of axis names to sizes. */
record ShapeReader(Problems problems) {

  private static final List<String> KEYS =
      List.of(
          "batch", "channels", "depth", "height", "width", "length", "tokens", "features", "sizes");

  /**
   * Reads the shape in a layer's {@code to}; its batch defaults to the batch of the layer's input.
   */
  static Optional<TensorShape> to(Fields fields, Scope scope, String input) {
    return fields
        .require("to")
        .flatMap(
            node ->
                new ShapeReader(scope.problems())
                    .read(fields.path("to"), node, scope.shape(input).batch()));
  }

  /**
   * Reads a shape.
   *
   * @param batch the batch if none is given
   */
  Optional<TensorShape> read(String path, Node node, long batch) {
    Optional<Fields> fields = Fields.of(problems, path, node, KEYS);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Fields given = fields.get();
    if (given.has("sizes")) {
      return plain(given, path, node);
    }
    List<String> axes = axes(given);
    int before = problems.count();
    List<Long> sizes = new ArrayList<>();
    for (String axis : axes) {
      given.require(axis);
      given.whole(axis, 1, LayerKind.MAX).ifPresent(sizes::add);
    }
    long images = given.whole("batch", 1, LayerKind.MAX).orElse(batch);
    refuseOthers(given, axes);
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(shape(axes, sizes, images));
    } catch (InvalidDesignException e) {
      problems.add(node.at(), path, e.getMessage());
      return Optional.empty();
    }
  }

  /** Reads sizes of axes without a stated meaning; the first one is the batch. */
  private Optional<TensorShape> plain(Fields given, String path, Node node) {
    refuseOthers(given, List.of("sizes"));
    Optional<List<Integer>> sizes =
        Fields.list(problems, given.path("sizes"), given.get("sizes").orElseThrow(), "[1, 8, 64]")
            .flatMap(list -> new Numbers(problems, given).list("sizes", list, 0, 1, ""));
    try {
      return sizes.map(each -> TensorShape.plain(each.stream().map(Integer::longValue).toList()));
    } catch (InvalidDesignException e) {
      problems.add(node.at(), path, e.getMessage());
      return Optional.empty();
    }
  }

  /** The required axes, which follow from the axes given. */
  private static List<String> axes(Fields given) {
    if (given.has("tokens")) {
      return List.of("tokens", "features");
    }
    if (given.has("features")) {
      return List.of("features");
    }
    if (given.has("length")) {
      return List.of("channels", "length");
    }
    return given.has("depth")
        ? List.of("channels", "depth", "height", "width")
        : List.of("channels", "height", "width");
  }

  private void refuseOthers(Fields given, List<String> axes) {
    for (String key : KEYS) {
      if (given.has(key) && !key.equals("batch") && !axes.contains(key)) {
        problems.add(
            given.at(key), given.path(key), "must not be combined with " + String.join(", ", axes));
      }
    }
  }

  private static TensorShape shape(List<String> axes, List<Long> sizes, long batch) {
    if (axes.contains("channels")) {
      return TensorShape.maps(batch, sizes.get(0), sizes.subList(1, sizes.size()));
    }
    return sizes.size() == 2
        ? TensorShape.tokens(batch, sizes.get(0), sizes.get(1))
        : TensorShape.vector(batch, sizes.get(0));
  }
}
