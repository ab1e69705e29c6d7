package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** A weight matrix that is applied to each token. */
record Linear(Problems problems) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "out_features", "input");
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    fields.require("out_features");
    Optional<Integer> outputs = fields.whole("out_features", 1, MAX).map(Long::intValue);
    Optional<Shape> input = scope.input(fields);
    if (input.isPresent() && !(input.get() instanceof Shape.Tokens)) {
      problems.add(
          fields.at(),
          fields.path("input"),
          "a linear layer needs tokens, not " + input.get(),
          "flatten the image first");
    }
    if (outputs.isEmpty() || !(input.orElse(null) instanceof Shape.Tokens tokens)) {
      return Optional.empty();
    }
    layers.add(
        new MvmLayer(
            scope.fullName(name),
            tokens.features(),
            outputs.get(),
            1,
            tokens.tokens(),
            tokens.elements(),
            OptionalDouble.empty()));
    return Optional.of(new Shape.Tokens(tokens.tokens(), outputs.get()));
  }
}
