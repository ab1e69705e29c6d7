package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Layer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** Turns a feature map into one vector, or into one token for each pixel; costs nothing. */
record Flatten(Problems problems) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "to", "extra_tokens", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    boolean toTokens =
        fields.oneOf("to", List.of("vector", "tokens")).filter("tokens"::equals).isPresent();
    int extra = fields.whole("extra_tokens", 0, 1000).orElse(0L).intValue();
    Optional<Shape> input = scope.input(fields);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    if (!(input.get() instanceof Shape.Image image)) {
      problems.add(
          fields.at(), fields.path("input"), "only an image is flattened", "not " + input.get());
      return Optional.empty();
    }
    return Optional.of(
        toTokens
            ? new Shape.Tokens(
                Math.addExact(Math.multiplyExact(image.height(), image.width()), extra),
                image.channels())
            : new Shape.Tokens(1, Math.toIntExact(image.elements())));
  }
}
