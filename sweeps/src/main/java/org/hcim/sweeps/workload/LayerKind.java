package org.hcim.sweeps.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Layer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** One kind of entry in a network's list of layers. */
interface LayerKind {

  /** Sizes beyond this are mistakes. */
  int MAX = 1 << 20;

  /** The keys that an entry may have. */
  List<String> keys();

  /** Whether every entry must have a name, because it becomes a layer of the model. */
  default boolean isNamed() {
    return true;
  }

  /**
   * Reads an entry and adds the layers that cost something.
   *
   * @return the output's shape; empty when a problem was noted that leaves it unknown
   */
  Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers);

  /** All kinds by their key. */
  static Map<String, LayerKind> all(Problems problems) {
    Map<String, LayerKind> kinds = new LinkedHashMap<>();
    kinds.put("conv2d", new Conv2d(problems));
    kinds.put("linear", new Linear(problems));
    kinds.put("matmul", new MatMul(problems));
    kinds.put("add", new Add(problems));
    kinds.put("vector", new Vector());
    kinds.put("pool", new Pool(problems));
    kinds.put("flatten", new Flatten(problems));
    return kinds;
  }
}
