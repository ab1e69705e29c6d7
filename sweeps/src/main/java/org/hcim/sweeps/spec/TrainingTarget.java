package org.hcim.sweeps.spec;

import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;

/** The arithmetic for which a network is trained. */
public sealed interface TrainingTarget {

  /** The target as columns of tables. */
  Map<String, Object> columns();

  /** Floating point, from which the other targets start. */
  record FloatingPoint() implements TrainingTarget {

    @Override
    public Map<String, Object> columns() {
      return Map.of(AlgorithmSetting.LEVELS_COLUMN, TrainingReference.FLOAT.key());
    }
  }

  /** Quantized integers, on crossbars or with an ideal readout. */
  record Quantized(AlgorithmSetting setting) implements TrainingTarget {

    @Override
    public Map<String, Object> columns() {
      return setting.columns();
    }
  }
}
