package org.hcim.sweeps.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Recurrent;
import org.hcim.accelerator.network.Recurrent.Direction;
import org.hcim.sweeps.yaml.Fields;

/** A recurrent layer over all tokens. */
record RecurrentKind(Recurrent.Cell cell) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "hidden", "direction", "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("hidden");
    Optional<Long> hidden = fields.whole("hidden", 1, MAX);
    Direction direction =
        fields
            .oneOf("direction", Arrays.stream(Direction.values()).map(Scope::key).toList())
            .map(text -> Direction.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(Direction.FORWARD);
    Optional<String> input = scope.input(fields);
    return hidden.isEmpty() || input.isEmpty()
        ? Optional.empty()
        : Optional.of(new Recurrent(name, input.get(), cell, hidden.get().intValue(), direction));
  }
}
