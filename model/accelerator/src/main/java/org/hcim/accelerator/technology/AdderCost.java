package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.Precision;

/**
 * The cost of one output of a digital compute-in-memory array: one-bit products of inputs and
 * weight bits, ripple-carry adders over the rows, and an accumulator over the bit-streams.
 *
 * <p>Source: the digital in-memory model of ZigZag (KU Leuven), fitted by its authors to four 28 nm
 * chips at 0.9 V; scaled from there. Its law has a tree of adders. With an adder in each cell, the
 * figures of one adder, product and flip-flop are the same.
 *
 * @param adders full adders over the rows, and of the place-value tree where a stream has several
 *     bits
 * @param multipliers one-bit products
 * @param registerBits flip-flops between rows of adders in cells; 0 for a tree
 * @param accumulatorBits adders with flip-flops; 0 where all bits of an input come at once
 * @param rowEnergyPj one row and bit-stream: products, adders at the activity of the constants and
 *     the row's share of the registers
 * @param accumulateEnergyPj one bit-stream: the accumulator
 * @param latencyNs one bit-stream
 * @param areaUm2 logic, without memory cells
 * @param inputLineFf what the output's cells add to the line of an input bit; 0 for a tree, whose
 *     cells load it as those of other arrays do
 * @param inputLineOhm the resistance of that piece of the line's wire; 0 for a tree
 */
public record AdderCost(
    double adders,
    double multipliers,
    double registerBits,
    double accumulatorBits,
    double rowEnergyPj,
    double accumulateEnergyPj,
    double latencyNs,
    double areaUm2,
    double inputLineFf,
    double inputLineOhm) {

  /** The process for which the published figures hold. */
  static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  /**
   * The cost of an output.
   *
   * @param rows inputs of one sum; a tree of another size than a power of two has the depth of the
   *     next one
   */
  public static AdderCost of(
      DigitalStructure structure,
      int rows,
      Precision precision,
      CmosProcess process,
      Constants constants) {
    return of(
        structure,
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
  public static AdderCost of(
      DigitalStructure structure,
      int rows,
      int mostRows,
      int weightBits,
      int activationBits,
      int inputBits,
      int mostInputBits,
      ProcessFactors factors) {
    Constants constants = factors.constants();
    RowAdders sum = RowAdders.of(structure, rows, weightBits, factors);
    double addersPerRow = inputBits * sum.addersPerRow();
    double sharedAdders =
        inputBits * sum.sharedAdders() + placeValueAdders(sum.sumBits(), inputBits);
    double adders = rows * addersPerRow + sharedAdders;
    double multipliers = (double) inputBits * weightBits * rows;
    double registerBits = inputBits * sum.registerBits();
    double accumulatorBits = mostInputBits < activationBits ? activationBits + sum.sumBits() : 0;
    double activity = constants.get(DIGITAL_ACTIVITY_FRAC);
    double adderFj = constants.get(DIGITAL_ADDER_FJ);
    double flipFlopFj = constants.get(DIGITAL_FLIP_FLOP_FJ);
    double sharedFj =
        (sharedAdders * adderFj + multipliers * constants.get(DIGITAL_MULTIPLIER_FJ)) * activity
            + registerBits * flipFlopFj;
    double rowFj = addersPerRow * adderFj * (activity * sum.switching());
    double flipFlopUm2 = constants.get(DIGITAL_FLIP_FLOP_UM2);
    double logicUm2 =
        adders * constants.get(DIGITAL_ADDER_UM2)
            + multipliers * constants.get(DIGITAL_MULTIPLIER_UM2)
            + accumulatorBits * (constants.get(DIGITAL_ADDER_UM2) + flipFlopUm2)
            + registerBits * flipFlopUm2;
    double cycleNs =
        sum.latencyNs()
            + placeValueNs(inputBits, constants)
            + accumulatorNs(accumulatorBits, activationBits, constants);
    double energy = factors.from28().energy();
    return new AdderCost(
        adders,
        multipliers,
        registerBits,
        accumulatorBits,
        (sharedFj / mostRows + rowFj) * 1e-3 * energy,
        accumulatorBits * (adderFj + flipFlopFj) * 1e-3 * energy,
        cycleNs * factors.from28().delay(),
        logicUm2 * sum.areaFrac() * factors.from28().area(),
        sum.inputLineFf(),
        sum.inputLineOhm());
  }

  /** The time of the line of an input across a number of outputs whose cells have adders. */
  public double inputLineNs(int outputs) {
    return CrossbarLaws.distributedNs(outputs * inputLineOhm, outputs * inputLineFf);
  }

  /** Adders that join the sums of the bits of one stream. */
  private static double placeValueAdders(int sumBits, int inputBits) {
    return inputBits == 1
        ? 0
        : sumBits * (inputBits - 1.0) + inputBits * (ceilLog2(inputBits) - 0.5);
  }

  /** Sums of the bits of a stream arrive one place apart, lowest bits first. */
  private static double placeValueNs(int inputBits, Constants constants) {
    return inputBits == 1
        ? 0
        : (ceilLog2(inputBits) - 1) * constants.get(DIGITAL_SUM_NS)
            + constants.get(DIGITAL_CARRY_NS)
            + (inputBits - 1) * constants.get(DIGITAL_RIPPLE_NS);
  }

  private static double accumulatorNs(
      double accumulatorBits, int activationBits, Constants constants) {
    return accumulatorBits > 0
        ? constants.get(DIGITAL_CARRY_NS) + (activationBits - 1) * constants.get(DIGITAL_RIPPLE_NS)
        : 0;
  }

  static int ceilLog2(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value - 1);
  }
}
