package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.HeadMatMul;
import org.hcim.accelerator.network.MatMul;
import org.hcim.accelerator.network.Node;
import org.hcim.sweeps.yaml.Fields;

/** A product of two activations: per head if sizes are given, otherwise of whole matrices. */
record MatMulKind() implements LayerKind {

  private static final List<String> SIZES = List.of("rows", "inner", "columns");

  @Override
  public List<String> keys() {
    return List.of("name", "heads", "rows", "inner", "columns", "inputs");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    Optional<List<String>> inputs = scope.inputs(fields, 2, 2);
    boolean hasHeads = fields.has("heads") || SIZES.stream().anyMatch(fields::has);
    if (!hasHeads) {
      return inputs.map(both -> new MatMul(name, both.get(0), both.get(1)));
    }
    int before = scope.problems().count();
    SIZES.forEach(fields::require);
    int[] sizes =
        SIZES.stream().mapToInt(key -> fields.whole(key, 1, MAX).orElse(1L).intValue()).toArray();
    int heads = fields.whole("heads", 1, MAX).orElse(1L).intValue();
    return scope.problems().count() > before
        ? Optional.empty()
        : inputs.map(
            both ->
                new HeadMatMul(
                    name, both.get(0), both.get(1), heads, sizes[0], sizes[1], sizes[2]));
  }
}
