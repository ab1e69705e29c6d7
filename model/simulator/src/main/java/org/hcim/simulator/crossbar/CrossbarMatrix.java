package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;

/** A weight matrix in crossbars, with the scale factors of its readout. */
public record CrossbarMatrix(Datapath datapath, WeightMatrix weights, ScaleFactors scales) {

  public CrossbarMatrix {
    Objects.requireNonNull(datapath, "datapath");
    Objects.requireNonNull(weights, "weights");
    int expected = ScaleFactors.count(datapath, weights.inputs(), weights.outputs());
    int given = scales.codes().length;
    check(given == expected, "scale factors (%d) must be %d", given, expected);
    long most = datapath.mostSum(weights.inputs());
    check(most < 1 << 30, "the largest sum (%d) must be below %d", most, 1L << 30);
  }

  /** Crossbars over which a product is split. */
  public int splits() {
    return datapath.splits(weights.inputs());
  }

  /** The first input of a split. */
  int firstInput(int split) {
    return split * datapath.rows();
  }

  /** The input after the last one of a split. */
  int endInput(int split) {
    return Math.min(weights.inputs(), firstInput(split) + datapath.rows());
  }

  /** The contribution of one cell per unit of its input. */
  int digit(int output, int input, int slice) {
    return datapath.slicing().digit(weights.weight(output, input), slice);
  }
}
