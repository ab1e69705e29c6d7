package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TransposedConvolution;

/** Convolutions with constant weights, on crossbars. */
final class Convolutions {

  private Convolutions() {}

  /** Conv: data, weights, bias. */
  static void plain(Call call) {
    convolve(call, 1, 2);
  }

  /** QLinearConv: x, its scale and zero point, w, its scale and zero point, y's, bias. */
  static void quantized(Call call) {
    convolve(call, 3, 8);
  }

  /** ConvInteger: x, w, zero points. */
  static void integer(Call call) {
    convolve(call, 1, -1);
  }

  private static void convolve(Call call, int weights, int bias) {
    Value.Activation data = call.activation(0);
    Tensor weight = call.constant(weights);
    int axes = spatialAxes(data, weight);
    List<Long> space = data.dims().subList(2, axes + 2);
    List<Long> kernel = weight.dims().subList(2, axes + 2);
    SlidingWindow window = WindowShape.of(call, axes, kernel).over(space);
    long groups = groups(call, data.dims().get(1));
    long outputs = weight.dims().get(0);
    Refusal.unless(
        weight.dims().get(1) * groups == data.dims().get(1) && outputs % groups == 0 && outputs > 0,
        "a weight of %s does not fit %d channels in %d groups",
        Text.sizes(weight.dims()),
        data.dims().get(1),
        groups);
    var dims = new ArrayList<>(List.of(data.dims().get(0), outputs));
    dims.addAll(WindowShape.sizes(window, space, false));
    Dims.checked(dims);
    var layer =
        new Convolution(
            call.name(), call.maps(0), Math.toIntExact(outputs), window, Math.toIntExact(groups));
    long positions = Dims.elements(dims) / outputs;
    long rows = Dims.elements(weight.dims().subList(1, axes + 2));
    Products.onCrossbars(call, layer.name(), rows, outputs / groups, groups, positions);
    Products.emit(call, layer, weight, weights, dims, 1);
    Products.bias(
        call, layer.name(), bias < 0 ? Optional.empty() : call.optionalConstant(bias), outputs);
  }

  /**
   * The number of axes after batch and channels, of which the weight must have equally many after
   * its first two.
   */
  private static int spatialAxes(Value.Activation data, Tensor weight) {
    int axes = data.dims().size() - 2;
    Refusal.unless(
        axes >= 1 && axes <= 3 && weight.rank() == axes + 2,
        "data (%s) must have 3 to 5 axes, and the weight (%s) as many",
        Text.sizes(data.dims()),
        Text.sizes(weight.dims()));
    return axes;
  }

  private static long groups(Call call, long channels) {
    long groups = call.attributes().integer("group", 1);
    Refusal.unless(
        groups >= 1 && groups <= Integer.MAX_VALUE && channels % groups == 0,
        "group (%d) must divide the %d channels",
        groups,
        channels);
    return groups;
  }

  /** ConvTranspose, whose weight is (channels, output channels / groups, kernel). */
  static void transposed(Call call) {
    Value.Activation data = call.activation(0);
    Tensor weight = call.constant(1);
    int axes = spatialAxes(data, weight);
    List<Long> space = data.dims().subList(2, axes + 2);
    List<Long> kernel = weight.dims().subList(2, axes + 2);
    long channels = data.dims().get(1);
    long groups = groups(call, channels);
    Refusal.unless(
        weight.dims().get(0) == channels,
        "a weight of %s does not fit %d channels",
        Text.sizes(weight.dims()),
        channels);
    var shape = WindowShape.of(call, axes, kernel);
    List<Long> extra =
        call.attributes().integers("output_padding").orElse(Collections.nCopies(axes, 0L));
    Refusal.unless(extra.size() == axes, "output_padding (%s) must be %d numbers", extra, axes);
    var placed = TransposedPadding.of(call, shape, space, extra);
    long outputs = weight.dims().get(1) * groups;
    var layer =
        new TransposedConvolution(
            call.name(),
            call.maps(0),
            Math.toIntExact(outputs),
            placed.window(),
            placed.outputPadding(),
            Math.toIntExact(groups));
    var dims = new ArrayList<>(List.of(data.dims().get(0), outputs));
    dims.addAll(placed.sizes(space));
    long scattered = Dims.elements(weight.dims().subList(1, axes + 2));
    long positions = Dims.elements(data.dims()) / channels;
    Products.onCrossbars(call, layer.name(), channels / groups, scattered, groups, positions);
    Products.emit(call, layer, weight, 1, Dims.checked(dims), 1);
    Products.bias(call, layer.name(), call.optionalConstant(2), outputs);
  }
}
