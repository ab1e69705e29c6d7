package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** A weight matrix applied along the last axis: to each token, or to one vector. */
public record Linear(String name, String input, int outFeatures) implements Node {

  public Linear {
    Objects.requireNonNull(input, "input");
    check(outFeatures > 0, "out_features (%d) must be positive", outFeatures);
  }

  @Override
  public String kind() {
    return "linear";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape tokens = inputs.get(0);
    Shapes.tokens(tokens, "a linear layer", "flatten the image first");
    return List.of(tokens.with(tokens.rank() - 1, outFeatures));
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    TensorShape tokens = inputs.get(0);
    return List.of(
        new MvmLayer(
            name,
            Counts.fits("rows", tokens.last()),
            outFeatures,
            1,
            tokens.elements() / tokens.last(),
            tokens.elements(),
            OptionalDouble.empty()));
  }
}
