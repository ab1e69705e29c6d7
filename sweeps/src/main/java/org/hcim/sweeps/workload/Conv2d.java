package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** A convolution with a square kernel, unrolled by im2col. */
record Conv2d(Problems problems) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "out_channels", "kernel", "stride", "padding", "groups", "input");
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    fields.require("out_channels");
    fields.require("kernel");
    Optional<Long> channels = fields.whole("out_channels", 1, MAX);
    Optional<Window> window = Window.read(fields, 1, 1);
    Optional<Shape.Image> input = scope.input(fields).flatMap(shape -> image(shape, fields));
    if (channels.isEmpty() || input.isEmpty()) {
      return Optional.empty();
    }
    int outputs = channels.get().intValue();
    int groups = fields.whole("groups", 1, MAX).orElse(1L).intValue();
    if (input.get().channels() % groups != 0 || outputs % groups != 0) {
      problems.add(
          fields.at("groups"),
          fields.path("groups"),
          "groups (" + groups + ") must divide " + input.get().channels() + " input channels",
          "and " + outputs + " output channels");
      return Optional.empty();
    }
    Optional<Shape.Image> output = window.get().over(input.get(), outputs, fields, problems);
    output.ifPresent(
        shape -> layers.add(layer(scope.fullName(name), input.get(), shape, window.get(), groups)));
    return output.map(shape -> shape);
  }

  private static MvmLayer layer(
      String name, Shape.Image input, Shape.Image output, Window window, int groups) {
    return new MvmLayer(
        name,
        Math.multiplyExact(input.channels() / groups, window.kernel() * window.kernel()),
        output.channels() / groups,
        groups,
        (long) output.height() * output.width(),
        input.elements(),
        OptionalDouble.empty());
  }

  private Optional<Shape.Image> image(Shape shape, Fields fields) {
    if (shape instanceof Shape.Image image) {
      return Optional.of(image);
    }
    problems.add(fields.at(), fields.path("input"), "a convolution needs an image", "not " + shape);
    return Optional.empty();
  }
}
