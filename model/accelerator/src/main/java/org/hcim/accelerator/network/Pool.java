package org.hcim.accelerator.network;

import java.util.List;
import java.util.Objects;

/**
 * The maximum or mean within a sliding window. Costs nothing, because it is part of requantization.
 *
 * @param roundsUp whether to count a last window that extends beyond the maps
 */
public record Pool(String name, String input, Kind of, SlidingWindow window, boolean roundsUp)
    implements Node {

  /** The reduction of a window to one value. */
  public enum Kind {
    MAX,
    AVERAGE
  }

  public Pool {
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
    TensorShape maps =
        Shapes.maps(inputs.get(0), window.axes(), "a pool of " + window.axes() + " axes");
    return List.of(TensorShape.maps(maps.batch(), maps.size(1), window.over(maps, roundsUp)));
  }
}
