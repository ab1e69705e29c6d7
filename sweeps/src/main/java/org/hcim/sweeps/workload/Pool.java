package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Layer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** Pooling: it changes the shape and costs nothing, being part of requantization. */
record Pool(Problems problems) implements LayerKind {

  private static final List<String> KINDS = List.of("max", "average", "global", "first");

  @Override
  public List<String> keys() {
    return List.of("name", "kind", "kernel", "stride", "padding", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    fields.require("kind");
    Optional<String> kind = fields.oneOf("kind", KINDS);
    Optional<Shape> input = scope.input(fields);
    if (kind.isEmpty() || input.isEmpty()) {
      return Optional.empty();
    }
    if (input.get() instanceof Shape.Tokens tokens) {
      return overTokens(fields, kind.get(), tokens);
    }
    Shape.Image image = (Shape.Image) input.get();
    return switch (kind.get()) {
      case "global" -> Optional.of(new Shape.Image(image.channels(), 1, 1));
      case "first" -> refuse(fields, kind.get(), image);
      default ->
          Window.read(fields, 2, 0)
              .flatMap(window -> window.over(image, image.channels(), fields, problems));
    };
  }

  private Optional<Shape> overTokens(Fields fields, String kind, Shape.Tokens tokens) {
    return kind.equals("global") || kind.equals("first")
        ? Optional.of(new Shape.Tokens(1, tokens.features()))
        : refuse(fields, kind, tokens);
  }

  private Optional<Shape> refuse(Fields fields, String kind, Shape input) {
    problems.add(
        fields.at("kind"), fields.path("kind"), kind + " pooling does not apply to " + input);
    return Optional.empty();
  }
}
