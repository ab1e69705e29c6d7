package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.Precision;

/**
 * The cost of one output of a digital compute-in-memory array: one-bit products of inputs and
 * weight bits, a tree of ripple-carry adders over the rows, and an accumulator over the
 * bit-streams.
 *
 * <p>Source: the digital in-memory model of ZigZag (KU Leuven), fitted by its authors to four 28 nm
 * chips at 0.9 V; scaled from there.
 *
 * @param adders full adders of the tree, and of the place-value tree where a stream has several
 *     bits
 * @param multipliers one-bit products
 * @param accumulatorBits adders with flip-flops; 0 where all bits of an input come at once
 * @param rowEnergyPj one row and bit-stream: products and adders, at the activity of the constants
 * @param accumulateEnergyPj one bit-stream: the accumulator
 * @param latencyNs one bit-stream
 * @param areaUm2 logic, without memory cells
 */
public record AdderTreeCost(
    double adders,
    double multipliers,
    double accumulatorBits,
    double rowEnergyPj,
    double accumulateEnergyPj,
    double latencyNs,
    double areaUm2) {

  /** The process for which the published figures hold. */
  static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  /**
   * The cost of an output.
   *
   * @param rows inputs of one sum; a tree of another size than a power of two has the depth of the
   *     next one
   */
  public static AdderTreeCost of(
      int rows, Precision precision, CmosProcess process, Constants constants) {
    return of(
        rows,
        rows,
        precision.weightBits(),
        precision.activationBits(),
        precision.streamBits(),
        precision.streamBits(),
        ProcessFactors.of(process, constants));
  }

  /**
   * The least cost of outputs of different sizes; its energy by row is the least energy of a tree
   * over the most rows.
   *
   * @param mostInputBits where they may be all bits of an activation, nothing is accumulated
   */
  public static AdderTreeCost of(
      int rows,
      int mostRows,
      int weightBits,
      int activationBits,
      int inputBits,
      int mostInputBits,
      ProcessFactors factors) {
    Constants constants = factors.constants();
    int depth = ceilLog2(rows);
    double adders =
        inputBits * ((double) rows * (weightBits + 1) - (weightBits + depth + 1))
            + placeValueAdders(weightBits + depth, inputBits);
    double multipliers = (double) inputBits * weightBits * rows;
    double accumulatorBits =
        mostInputBits < activationBits ? activationBits + depth + weightBits : 0;
    double energy = factors.from28().energy();
    double activity = constants.get(DIGITAL_ACTIVITY_FRAC);
    double treeFj =
        adders * constants.get(DIGITAL_ADDER_FJ)
            + multipliers * constants.get(DIGITAL_MULTIPLIER_FJ);
    double accumulatorFj = constants.get(DIGITAL_ADDER_FJ) + constants.get(DIGITAL_FLIP_FLOP_FJ);
    double accumulatorUm2 = constants.get(DIGITAL_ADDER_UM2) + constants.get(DIGITAL_FLIP_FLOP_UM2);
    return new AdderTreeCost(
        adders,
        multipliers,
        accumulatorBits,
        treeFj * activity / mostRows * 1e-3 * energy,
        accumulatorBits * accumulatorFj * 1e-3 * energy,
        latencyNs(depth, weightBits, accumulatorBits, activationBits, constants)
            * factors.from28().delay(),
        (adders * constants.get(DIGITAL_ADDER_UM2)
                + multipliers * constants.get(DIGITAL_MULTIPLIER_UM2)
                + accumulatorBits * accumulatorUm2)
            * factors.from28().area());
  }

  /** Adders that join the trees of the bits of one stream. */
  private static double placeValueAdders(int sumBits, int inputBits) {
    return inputBits == 1
        ? 0
        : sumBits * (inputBits - 1.0) + inputBits * (ceilLog2(inputBits) - 0.5);
  }

  private static double latencyNs(
      int depth, int weightBits, double accumulatorBits, int activationBits, Constants constants) {
    double ripple = constants.get(DIGITAL_RIPPLE_NS);
    double carry = constants.get(DIGITAL_CARRY_NS);
    double treeNs =
        constants.get(DIGITAL_MULTIPLIER_NS)
            + Math.max(0, depth - 1) * constants.get(DIGITAL_SUM_NS)
            + carry
            + Math.max(0, weightBits + depth - 2) * ripple;
    return accumulatorBits > 0 ? treeNs + carry + (activationBits - 1) * ripple : treeNs;
  }

  private static int ceilLog2(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value - 1);
  }
}
