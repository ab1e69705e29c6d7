package org.hcim.accelerator.network;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The maximum or mean of whole feature maps or of all tokens. Costs nothing. */
public record GlobalPool(String name, String input, Pool.Kind of) implements Node {

  public GlobalPool {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(of, "of");
  }

  @Override
  public String kind() {
    return "pool";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape from = inputs.get(0);
    Shapes.require(
        from.axes() != Axes.TOKENS || from.rank() == 3,
        "kind",
        "global pooling does not apply to " + from,
        "it needs maps or tokens");
    if (from.axes() == Axes.TOKENS) {
      return List.of(TensorShape.tokens(from.batch(), 1, from.last()));
    }
    TensorShape maps = Shapes.maps(from, from.rank() - 2, "global pooling");
    return List.of(
        TensorShape.maps(maps.batch(), maps.size(1), Collections.nCopies(maps.rank() - 2, 1L)));
  }
}
