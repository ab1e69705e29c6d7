package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;

/** Reads an axis by name, or by number, where 0 is the batch. */
record AxisReader(Fields fields, Scope scope) {

  /** Returns the named axis; by default, the axis of channels or features. */
  Optional<Integer> read(TensorShape shape) {
    List<String> names = names(shape);
    Optional<Node> node = fields.get("axis");
    if (node.isEmpty()) {
      return Optional.of(shape.axes() == Axes.MAPS ? 1 : shape.rank() - 1);
    }
    if (node.get() instanceof Node.Scalar scalar && scalar.value() instanceof Long number) {
      if (number >= -shape.rank() && number < shape.rank()) {
        return Optional.of(number.intValue());
      }
    } else if (fields.text("axis").map(names::contains).orElse(false)) {
      return Optional.of(names.indexOf(fields.text("axis").orElseThrow()));
    }
    scope
        .problems()
        .add(
            fields.at("axis"),
            fields.path("axis"),
            Fields.describe(node.get()) + " is not an axis of " + shape,
            "",
            String.join(", ", names)
                + (names.isEmpty() ? "" : ", ")
                + "or a number from 0 (the batch) to "
                + (shape.rank() - 1));
    return Optional.empty();
  }

  private static List<String> names(TensorShape shape) {
    if (shape.axes() == Axes.MAPS) {
      return switch (shape.rank()) {
        case 3 -> List.of("batch", "channels", "length");
        case 4 -> List.of("batch", "channels", "height", "width");
        case 5 -> List.of("batch", "channels", "depth", "height", "width");
        default -> List.of("batch", "channels");
      };
    }
    if (shape.axes() == Axes.TOKENS && shape.rank() <= 3) {
      return shape.rank() == 2
          ? List.of("batch", "features")
          : List.of("batch", "tokens", "features");
    }
    return List.of();
  }
}
