package org.hcim.sweeps.workload;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TransposedConvolution;
import org.hcim.sweeps.yaml.Fields;

/** A transposed convolution over a number of axes. */
record TransposedKind(int axes) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of(
        "name",
        "out_channels",
        "kernel",
        "stride",
        "padding",
        "output_padding",
        "dilation",
        "groups",
        "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("out_channels");
    Optional<Long> channels = fields.whole("out_channels", 1, MAX);
    long groups = fields.whole("groups", 1, MAX).orElse(1L);
    Optional<SlidingWindow> window = new WindowReader(fields, scope, axes).read();
    List<Integer> more =
        new Numbers(scope.problems(), fields)
            .each("output_padding", axes, 0)
            .orElse(Collections.nCopies(axes, 0));
    Optional<String> input = scope.input(fields);
    if (channels.isEmpty() || window.isEmpty() || input.isEmpty()) {
      return Optional.empty();
    }
    int outputs = channels.get().intValue();
    return Optional.of(
        new TransposedConvolution(name, input.get(), outputs, window.get(), more, (int) groups));
  }
}
