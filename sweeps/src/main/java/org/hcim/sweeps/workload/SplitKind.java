package org.hcim.sweeps.workload;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Split;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node.Sequence;

/** A split of an activation into parts of stated sizes, or into a number of equal parts. */
record SplitKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "axis", "sizes", "parts", "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    if (fields.has("sizes") == fields.has("parts")) {
      scope
          .problems()
          .add(fields.at(), fields.path("sizes"), "a split needs either sizes or parts");
      return Optional.empty();
    }
    Optional<String> input = scope.input(fields);
    Optional<Integer> axis =
        input.flatMap(from -> new AxisReader(fields, scope).read(scope.shape(from)));
    return axis.flatMap(along -> sizes(fields, scope, input.get(), along))
        .map(sizes -> new Split(name, input.get(), axis.get(), sizes));
  }

  private static Optional<List<Long>> sizes(Fields fields, Scope scope, String input, int axis) {
    if (fields.get("sizes").orElse(null) instanceof Sequence list) {
      return new Numbers(scope.problems(), fields)
          .list("sizes", list, 0, 1, "")
          .map(sizes -> sizes.stream().map(Integer::longValue).toList());
    }
    if (fields.has("sizes")) {
      Fields.list(
          scope.problems(), fields.path("sizes"), fields.get("sizes").get(), "[16, 16, 32]");
      return Optional.empty();
    }
    var shape = scope.shape(input);
    long size = shape.size(axis < 0 ? axis + shape.rank() : axis);
    return fields
        .whole("parts", 2, MAX)
        .filter(parts -> divides(fields, scope, parts, size))
        .map(parts -> Collections.nCopies(parts.intValue(), size / parts));
  }

  private static boolean divides(Fields fields, Scope scope, long parts, long size) {
    if (size % parts != 0) {
      scope
          .problems()
          .add(
              fields.at("parts"),
              fields.path("parts"),
              "parts (" + parts + ") must divide the axis' " + size,
              "or name sizes");
    }
    return size % parts == 0;
  }
}
