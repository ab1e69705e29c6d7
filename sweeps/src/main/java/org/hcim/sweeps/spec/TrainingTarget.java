package org.hcim.sweeps.spec;

import org.hcim.accelerator.design.AlgorithmSetting;

/** The target of a training. */
public sealed interface TrainingTarget {

  /** Floating point; the other targets start from it. */
  record FloatingPoint() implements TrainingTarget {}

  /** Quantized, with an ideal readout or on crossbars. */
  record Quantized(AlgorithmSetting setting) implements TrainingTarget {}
}
