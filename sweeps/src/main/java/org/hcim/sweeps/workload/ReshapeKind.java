package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Reshape;
import org.hcim.sweeps.yaml.Fields;

/** A reshape to other axes, which are written like the axes of a network's input. */
record ReshapeKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "to", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    Optional<String> input = scope.input(fields);
    return input.flatMap(
        from -> ShapeReader.to(fields, scope, from).map(shape -> new Reshape(name, from, shape)));
  }
}
