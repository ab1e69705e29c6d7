package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.VectorLayer;
import org.hcim.sweeps.yaml.Fields;

/** Elementwise work of so many operations for each element; the shape stays. */
record Vector() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "operations_per_element", "input");
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    fields.require("operations_per_element");
    Optional<Long> operations = fields.whole("operations_per_element", 1, 1000);
    Optional<Shape> input = scope.input(fields);
    if (operations.isEmpty() || input.isEmpty()) {
      return Optional.empty();
    }
    long all = Math.multiplyExact(input.get().elements(), operations.get());
    layers.add(new VectorLayer(scope.fullName(name), all));
    return input;
  }
}
