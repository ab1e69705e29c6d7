package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * One token per pixel of feature maps, with the channels as features. Costs nothing.
 *
 * @param extra added tokens, such as a class token
 */
public record Tokens(String name, String input, int extra) implements Node {

  public Tokens {
    Objects.requireNonNull(input, "input");
    check(extra >= 0, "extra_tokens (%d) must not be negative", extra);
  }

  @Override
  public String kind() {
    return "flatten";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape from = inputs.get(0);
    Shapes.require(
        from.axes() == Axes.MAPS,
        "input",
        "only feature maps are flattened to tokens",
        "not " + from);
    long pixels = from.elements() / from.batch() / from.size(1);
    return List.of(
        TensorShape.tokens(from.batch(), Counts.sum("tokens", pixels, extra), from.size(1)));
  }
}
