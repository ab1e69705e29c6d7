package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Slice;
import org.hcim.sweeps.yaml.Fields;

/** A range of one axis. */
record SliceKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "axis", "start", "end", "step", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("end");
    Optional<Long> end = fields.whole("end", 1, Integer.MAX_VALUE);
    long start = fields.whole("start", 0, Integer.MAX_VALUE).orElse(0L);
    long step = fields.whole("step", 1, MAX).orElse(1L);
    Optional<String> input = scope.input(fields);
    Optional<Integer> axis =
        input.flatMap(from -> new AxisReader(fields, scope).read(scope.shape(from)));
    return end.isEmpty() || axis.isEmpty()
        ? Optional.empty()
        : Optional.of(new Slice(name, input.get(), axis.get(), start, end.get(), step));
  }
}
