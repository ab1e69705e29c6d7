package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A convolution over one, two or three axes, unrolled by im2col. Each group is a matrix of
 * (channels / groups x kernel) rows and (output channels / groups) outputs, applied once per output
 * position. Padding and dilation change positions and addressing, not rows.
 */
public record Convolution(
    String name, String input, int outChannels, SlidingWindow window, int groups) implements Node {

  public Convolution {
    Objects.requireNonNull(input, "input");
    check(outChannels > 0, "out_channels (%d) must be positive", outChannels);
    check(groups > 0, "groups (%d) must be positive", groups);
  }

  @Override
  public String kind() {
    return "conv" + window.axes() + "d";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape maps = Shapes.maps(inputs.get(0), window.axes(), "a " + kind());
    checkGroups(maps.size(1), outChannels, groups);
    return List.of(TensorShape.maps(maps.batch(), outChannels, window.over(maps, false)));
  }

  static void checkGroups(long channels, long outChannels, int groups) {
    Shapes.require(
        channels % groups == 0 && outChannels % groups == 0,
        "groups",
        "groups (" + groups + ") must divide " + channels + " input channels",
        "and " + outChannels + " output channels");
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    TensorShape maps = inputs.get(0);
    TensorShape made = outputs.get(0);
    return List.of(
        new MvmLayer(
            name,
            Counts.fits("rows", Counts.product("rows", maps.size(1) / groups, window.area())),
            outChannels / groups,
            groups,
            made.elements() / outChannels,
            maps.elements(),
            OptionalDouble.empty()));
  }
}
