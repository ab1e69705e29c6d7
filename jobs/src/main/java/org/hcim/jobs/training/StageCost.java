package org.hcim.jobs.training;

import org.hcim.psq.network.Stage;
import org.hcim.psq.training.StageSetting;

/**
 * The time per epoch of a stage relative to a floating-point epoch of the same network, for time
 * estimates: rounded from docs/benchmarks.md for ResNet-8 and ResNet-20.
 */
final class StageCost {

  private static final long IDEAL = 2;
  private static final long PARTIAL_SUMS = 5;

  private StageCost() {}

  /** The number of floating-point epochs that take as long as one epoch of a stage. */
  static long of(StageSetting stage) {
    if (stage.stage() == Stage.FLOAT) {
      return 1;
    }
    return switch (stage.algorithm().levels()) {
      case IDEAL -> IDEAL;
      case ADC, BINARY, TERNARY -> PARTIAL_SUMS;
    };
  }
}
