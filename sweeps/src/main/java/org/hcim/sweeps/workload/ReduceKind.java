package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Reduce;
import org.hcim.sweeps.yaml.Fields;

/** A statistic over axes, on the vector unit. */
record ReduceKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "to", "operations_per_element", "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    long operations =
        fields.whole("operations_per_element", 1, VectorKind.MAX_OPERATIONS).orElse(1L);
    Optional<String> input = scope.input(fields);
    return input.flatMap(
        from ->
            ShapeReader.to(fields, scope, from)
                .map(shape -> new Reduce(name, from, shape, (int) operations)));
  }
}
