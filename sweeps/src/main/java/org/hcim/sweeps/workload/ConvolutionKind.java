package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.sweeps.yaml.Fields;

/** A convolution over a number of axes. */
record ConvolutionKind(int axes) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of(
        "name", "out_channels", "kernel", "stride", "padding", "dilation", "groups", "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("out_channels");
    Optional<Long> channels = fields.whole("out_channels", 1, MAX);
    long groups = fields.whole("groups", 1, MAX).orElse(1L);
    var reader = new WindowReader(fields, scope, axes);
    Optional<SlidingWindow> window = reader.read().filter(reader::readsInput);
    Optional<String> input = scope.input(fields);
    if (channels.isEmpty()
        || window.isEmpty()
        || input.isEmpty()
        || !reader.readsEveryAxis(window.get(), scope.shape(input.get()))) {
      return Optional.empty();
    }
    return Optional.of(
        new Convolution(name, input.get(), channels.get().intValue(), window.get(), (int) groups));
  }
}
