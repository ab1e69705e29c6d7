package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A transposed convolution, mapped by scattering: each input position gives one product of
 * (channels / groups) rows and (channels out / groups x kernel) outputs; the vector unit adds the
 * windows where they overlap. Useful multiply-accumulates are those of the mapping that inserts
 * zeros, without its products of zeros.
 *
 * @param window the stride is that of the output
 * @param outputPadding elements added behind the output's last one, by axis
 */
public record TransposedConvolution(
    String name,
    String input,
    int outChannels,
    SlidingWindow window,
    List<Integer> outputPadding,
    int groups)
    implements Node {

  public TransposedConvolution {
    Objects.requireNonNull(input, "input");
    outputPadding = List.copyOf(outputPadding);
    check(outChannels > 0, "out_channels (%d) must be positive", outChannels);
    check(groups > 0, "groups (%d) must be positive", groups);
    check(
        outputPadding.size() == window.axes(),
        "output_padding (%s) must have a number for each axis",
        outputPadding);
    for (int axis = 0; axis < window.axes(); axis++) {
      int most = Math.max(window.stride().get(axis), window.dilation().get(axis));
      check(
          outputPadding.get(axis) >= 0 && outputPadding.get(axis) < most,
          "output_padding (%d) must be from 0 to below stride or dilation (%d)",
          outputPadding.get(axis),
          most);
    }
  }

  @Override
  public String kind() {
    return "conv_transpose" + window.axes() + "d";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape maps = Shapes.maps(inputs.get(0), window.axes(), "a " + kind());
    Convolution.checkGroups(maps.size(1), outChannels, groups);
    List<Long> space = window.covered(maps.space(), outputPadding);
    return List.of(TensorShape.maps(maps.batch(), outChannels, space));
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    TensorShape maps = inputs.get(0);
    long positions = maps.elements() / maps.size(1);
    long scattered = Counts.product("outputs", (long) outChannels / groups, window.area());
    var product =
        new MvmLayer(
            name,
            Counts.fits("rows", maps.size(1) / groups),
            Counts.fits("outputs", scattered),
            groups,
            positions,
            maps.elements(),
            OptionalDouble.empty());
    return overlaps()
        ? List.of(product, new VectorLayer(name + ".overlap", product.outputElements()))
        : List.of(product);
  }

  /** Windows touch but do not overlap where the stride is at least the kernel. */
  private boolean overlaps() {
    for (int axis = 0; axis < window.axes(); axis++) {
      if (window.span(axis) > window.stride().get(axis)) {
        return true;
      }
    }
    return false;
  }
}
