package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.sweeps.yaml.Fields;

/** A rearrangement of values: picked, repeated or looked up. */
record RearrangeKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "to", "inputs");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    Optional<List<String>> inputs = scope.inputs(fields, 1, MAX);
    return inputs.flatMap(
        from ->
            ShapeReader.to(fields, scope, from.get(0))
                .map(shape -> new Rearrange(name, from, shape)));
  }
}
