package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** A residual connection: the second input is added to the first. */
record Add(Problems problems) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "inputs", "shortcut");
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    boolean pads = fields.oneOf("shortcut", List.of("pad")).isPresent();
    Optional<List<Shape>> inputs = scope.twoInputs(fields);
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    Shape sum = inputs.get().get(0);
    Shape shortcut = inputs.get().get(1);
    if (!sum.equals(shortcut) && !(pads && isPadded(sum, shortcut))) {
      problems.add(
          fields.at("inputs"),
          fields.path("inputs"),
          "cannot add " + shortcut + " to " + sum,
          "shapes must be equal, or shortcut: pad must fit");
      return Optional.empty();
    }
    layers.add(new AddLayer(scope.fullName(name), sum.elements()));
    return Optional.of(sum);
  }

  /** He et al.'s option A: every n-th pixel, with channels of zeros added. */
  private static boolean isPadded(Shape sum, Shape shortcut) {
    return sum instanceof Shape.Image to
        && shortcut instanceof Shape.Image from
        && from.channels() <= to.channels()
        && from.height() % to.height() == 0
        && from.width() % to.width() == 0
        && from.height() / to.height() == from.width() / to.width();
  }
}
