package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Concat;
import org.hcim.accelerator.network.Node;
import org.hcim.sweeps.yaml.Fields;

/** A concatenation of activations, along channels or features by default. */
record ConcatKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "inputs", "axis");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    return scope
        .inputs(fields, 2, MAX)
        .flatMap(
            inputs ->
                new AxisReader(fields, scope)
                    .read(scope.shape(inputs.get(0)))
                    .map(axis -> new Concat(name, inputs, axis)));
  }
}
