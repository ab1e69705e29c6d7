package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Node;
import org.hcim.sweeps.yaml.Fields;

/** A sum of activations: a residual connection. */
record AddKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "inputs", "shortcut");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    boolean pads = fields.oneOf("shortcut", List.of("pad")).isPresent();
    return scope
        .inputs(fields, 2, pads ? 2 : MAX)
        .map(inputs -> new Add(name, inputs, pads ? Add.Shortcut.PAD : Add.Shortcut.NONE));
  }
}
