package org.hcim.sweeps.spec;

import org.hcim.accelerator.design.AlgorithmSetting;

/** What a network is trained for. */
public sealed interface TrainingTarget {

  /** Floating point: where the others start from. */
  record FloatingPoint() implements TrainingTarget {}

  /** Whole numbers, in exact arithmetic or on crossbars. */
  record Quantized(AlgorithmSetting setting) implements TrainingTarget {}
}
