package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Elementwise;
import org.hcim.accelerator.network.Node;
import org.hcim.sweeps.yaml.Fields;

/** An elementwise operation on activations. */
record ElementwiseKind(Elementwise.Operation operation) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "inputs");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    return scope.inputs(fields, 2, MAX).map(inputs -> new Elementwise(name, operation, inputs));
  }
}
