package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.Node;
import org.hcim.sweeps.yaml.Fields;

/** A weight matrix applied to each token. */
record LinearKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "out_features", "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("out_features");
    Optional<Long> outputs = fields.whole("out_features", 1, MAX);
    Optional<String> input = scope.input(fields);
    return outputs.isEmpty() || input.isEmpty()
        ? Optional.empty()
        : Optional.of(new Linear(name, input.get(), outputs.get().intValue()));
  }
}
