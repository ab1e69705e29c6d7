package org.hcim.sweeps.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One training of one network.
 *
 * @param seed of weights, order and augmentation
 */
public record PlannedRun(TrainedNetwork network, TrainingTarget target, long seed) {

  /** The run by the columns of tables. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("architecture", network.graph().name());
    tree.put("workload", network.workload());
    if (target instanceof TrainingTarget.Quantized quantized) {
      tree.putAll(SettingColumns.of(quantized.setting()));
    } else {
      tree.put(SettingColumns.CONVERSION, TrainingReference.FLOAT.key());
    }
    tree.put("seed", seed);
    return tree;
  }

  @Override
  public String toString() {
    return tree().toString();
  }
}
