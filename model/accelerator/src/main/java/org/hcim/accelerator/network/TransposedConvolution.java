package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A transposed convolution, mapped by scattering. Each input position gives one product of
 * (channels / groups) rows and (output channels / groups x kernel) outputs; the vector unit adds
 * the windows where they overlap. The useful multiply-accumulates are those of the zero-insertion
 * mapping, without its products of zeros.
 *
 * @param window the window; its stride is that of the output
 * @param outputPadding elements added after the last output element, by axis
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

  /** Returns whether windows overlap; they do not if the stride is at least the kernel's span. */
  private boolean overlaps() {
    for (int axis = 0; axis < window.axes(); axis++) {
      if (window.span(axis) > window.stride().get(axis)) {
        return true;
      }
    }
    return false;
  }
}
