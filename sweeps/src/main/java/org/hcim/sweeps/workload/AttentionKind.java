package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Node;
import org.hcim.sweeps.yaml.Fields;

/** Attention: scores, softmax and the weighted mean of values. */
record AttentionKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "heads", "kv_heads", "cached", "operations_per_element", "inputs");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    int heads = fields.whole("heads", 1, MAX).orElse(1L).intValue();
    int kvHeads = fields.whole("kv_heads", 1, MAX).orElse((long) heads).intValue();
    int cached = fields.whole("cached", 0, MAX).orElse(0L).intValue();
    int operations =
        fields
            .whole("operations_per_element", 1, VectorKind.MAX_OPERATIONS)
            .orElse((long) Attention.SOFTMAX_OPERATIONS)
            .intValue();
    return scope
        .inputs(fields, 3, 3)
        .map(
            of ->
                new Attention(
                    name, of.get(0), of.get(1), of.get(2), heads, kvHeads, cached, operations));
  }
}
