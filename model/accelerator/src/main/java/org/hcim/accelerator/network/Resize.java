package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * Feature maps of another size. Repeating the nearest pixel costs nothing. Linear interpolation
 * runs on the vector unit, with a multiplication for each of the 2^axes neighbors and the additions
 * between them.
 *
 * @param sizes spatial sizes of the result
 */
public record Resize(String name, String input, Mode mode, List<Long> sizes) implements Node {

  /** The interpolation between pixels. */
  public enum Mode {
    NEAREST,
    LINEAR
  }

  public Resize {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(mode, "mode");
    sizes = List.copyOf(sizes);
    check(!sizes.isEmpty(), "sizes (%s) must be at least one", sizes);
  }

  @Override
  public String kind() {
    return "resize";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape maps = Shapes.maps(inputs.get(0), sizes.size(), "a resize to " + sizes);
    return List.of(TensorShape.maps(maps.batch(), maps.size(1), sizes));
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    if (mode == Mode.NEAREST) {
      return List.of();
    }
    long neighbors = 1L << sizes.size();
    long operations = 2 * neighbors - 1;
    return List.of(VectorLayer.of(name, outputs.get(0), operations));
  }
}
