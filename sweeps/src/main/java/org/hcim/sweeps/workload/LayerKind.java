package org.hcim.sweeps.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Elementwise;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Recurrent;
import org.hcim.sweeps.yaml.Fields;

/** One kind of entry in a network's list of layers. */
interface LayerKind {

  /** Maximum size; larger ones are mistakes. */
  int MAX = 1 << 20;

  /** The keys that an entry may have. */
  List<String> keys();

  /** Returns whether every entry must have a name, because tables show its costs. */
  default boolean isNamed() {
    return true;
  }

  /**
   * Reads an entry.
   *
   * @param name the layer's name in the whole network
   * @return empty if a problem was reported
   */
  Optional<Node> read(Fields fields, Scope scope, String name);

  /** All kinds by key. */
  static Map<String, LayerKind> all() {
    Map<String, LayerKind> kinds = new LinkedHashMap<>();
    kinds.put("conv1d", new ConvolutionKind(1));
    kinds.put("conv2d", new ConvolutionKind(2));
    kinds.put("conv3d", new ConvolutionKind(3));
    kinds.put("conv_transpose1d", new TransposedKind(1));
    kinds.put("conv_transpose2d", new TransposedKind(2));
    kinds.put("conv_transpose3d", new TransposedKind(3));
    kinds.put("linear", new LinearKind());
    for (Recurrent.Cell cell : Recurrent.Cell.values()) {
      kinds.put(Scope.key(cell), new RecurrentKind(cell));
    }
    kinds.put("matmul", new MatMulKind());
    kinds.put("attention", new AttentionKind());
    kinds.put("add", new AddKind());
    for (Elementwise.Operation operation : Elementwise.Operation.values()) {
      kinds.put(Scope.key(operation), new ElementwiseKind(operation));
    }
    kinds.put("vector", new VectorKind());
    kinds.put("pool", new PoolKind());
    kinds.put("concat", new ConcatKind());
    kinds.put("split", new SplitKind());
    kinds.put("slice", new SliceKind());
    kinds.put("resize", new ResizeKind());
    kinds.put("reshape", new ReshapeKind());
    kinds.put("rearrange", new RearrangeKind());
    kinds.put("reduce", new ReduceKind());
    kinds.put("transpose", new TransposeKind());
    kinds.put("flatten", new FlattenKind());
    return kinds;
  }
}
