package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads {@code between}: all values from one bound to another. */
record IntervalReader(Problems problems) {

  /** Reads two bounds of the parameter's type, the first below the second. */
  Optional<Axis.Interval> read(Parameter parameter, Fields axis) {
    String path = axis.path("between");
    Node node = axis.get("between").orElseThrow();
    if (new SpacingReader(problems).bounds(parameter, path, node).isEmpty()) {
      return Optional.empty();
    }
    List<Node> items = ((Node.Sequence) node).items();
    var values = new Values(problems);
    Optional<Object> min = values.one(parameter, path + "[0]", items.get(0));
    Optional<Object> max = values.one(parameter, path + "[1]", items.get(1));
    if (min.isEmpty() || max.isEmpty()) {
      return Optional.empty();
    }
    Number from = (Number) min.get();
    Number to = (Number) max.get();
    if (from.doubleValue() >= to.doubleValue()) {
      problems.add(node.at(), path, "between must ascend");
      return Optional.empty();
    }
    return Optional.of(new Axis.Interval(parameter.column(), parameter, from, to, List.of()));
  }
}
