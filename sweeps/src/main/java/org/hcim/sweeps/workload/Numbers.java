package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads integers of a layer: one for all axes, or a list with one per axis. */
record Numbers(Problems problems, Fields fields) {

  /** Reads a number for each axis; empty if the key is missing or invalid. */
  Optional<List<Integer>> each(String key, int axes, int least) {
    return fields.get(key).flatMap(node -> each(key, node, axes, least));
  }

  private Optional<List<Integer>> each(String key, Node node, int axes, int least) {
    if (node instanceof Node.Sequence list) {
      return list(key, list, axes, least, "one for each axis");
    }
    return fields
        .whole(key, least, LayerKind.MAX)
        .map(number -> Collections.nCopies(axes, number.intValue()));
  }

  /** Reads a list of {@code count} numbers; if {@code count} is 0, of one or more. */
  Optional<List<Integer>> list(
      String key, Node.Sequence list, int count, int least, String meaning) {
    var numbers = new ArrayList<Integer>();
    for (Node item : list.items()) {
      number(key, item, least).ifPresent(numbers::add);
    }
    boolean fits = count == 0 ? !list.items().isEmpty() : list.items().size() == count;
    if (!fits) {
      String rule = count == 0 ? "must not be empty" : "must be " + count + " numbers, " + meaning;
      problems.add(list.at(), fields.path(key), rule + ", not " + list.items().size());
    }
    return fits && numbers.size() == list.items().size() ? Optional.of(numbers) : Optional.empty();
  }

  private Optional<Integer> number(String key, Node item, int least) {
    if (item instanceof Node.Scalar scalar
        && scalar.value() instanceof Long number
        && number >= least
        && number <= LayerKind.MAX) {
      return Optional.of(number.intValue());
    }
    problems.add(
        item.at(),
        fields.path(key),
        "must be whole numbers from "
            + least
            + " to "
            + LayerKind.MAX
            + ", not "
            + Fields.describe(item));
    return Optional.empty();
  }

  /** Reads the zero padding of maps: before the first element of each axis, then after the last. */
  Optional<List<Integer>> padding(int axes) {
    Optional<Node> node = fields.get("padding");
    if (node.isEmpty()) {
      return Optional.of(Collections.nCopies(2 * axes, 0));
    }
    if (node.get() instanceof Node.Mapping) {
      return named(sides(axes), node.get());
    }
    if (node.get() instanceof Node.Sequence list) {
      return list("padding", list, 2 * axes, 0, String.join(", ", sides(axes)));
    }
    return fields
        .whole("padding", 0, LayerKind.MAX)
        .map(number -> Collections.nCopies(2 * axes, number.intValue()));
  }

  private Optional<List<Integer>> named(List<String> sides, Node node) {
    int before = problems.count();
    Optional<Fields> given = Fields.of(problems, fields.path("padding"), node, sides);
    List<Integer> numbers =
        sides.stream()
            .map(side -> given.flatMap(g -> g.whole(side, 0, LayerKind.MAX)).orElse(0L).intValue())
            .toList();
    return problems.count() > before ? Optional.empty() : Optional.of(numbers);
  }

  /** The names of a window's sides: at the start of each axis, then at the end of each. */
  static List<String> sides(int axes) {
    List<String> begins = List.of("front", "top", "left");
    List<String> ends = List.of("back", "bottom", "right");
    return IntStream.range(0, 2 * axes)
        .mapToObj(i -> i < axes ? begins.get(3 - axes + i) : ends.get(3 - 2 * axes + i))
        .toList();
  }
}
