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
 * chips at 0.9 V; scaled from there. ZigZag models a tree of adders; adders in cells use the same
 * figures for one adder, product and flip-flop.
 *
 * @param adders full adders over the rows, and of the place-value tree if a stream has several bits
 * @param multipliers one-bit products
 * @param registerBits flip-flops between rows of adders in cells; 0 for a tree
 * @param accumulatorBits adders with flip-flops; 0 if all bits of an input arrive at once
 * @param rowEnergyPj energy per row and bit-stream: products, adders at the activity of the
 *     constants, and the row's share of the registers
 * @param accumulateEnergyPj energy of the accumulator per bit-stream
 * @param latencyNs time of one bit-stream
 * @param areaUm2 area of logic, without memory cells
 * @param inputLineFf capacitance that the output's cells add to the line of an input bit; 0 for a
 *     tree, whose cells load the line as those of other arrays do
 * @param inputLineOhm resistance of that piece of the line's wire; 0 for a tree
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

  /** The process of the published figures. */
  static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  /**
   * The cost of an output.
   *
   * @param rows inputs of one sum; a tree has the depth of the next power of two
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
   * The minimum cost of outputs of different sizes; its energy per row is the minimum energy of a
   * tree divided by the maximum rows.
   *
   * @param mostInputBits maximum bits per stream; nothing is accumulated if they may be all bits of
   *     an activation
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

  /** The delay of an input line across a number of outputs with adders in their cells. */
  public double inputLineNs(int outputs) {
    return CrossbarLaws.distributedNs(outputs * inputLineOhm, outputs * inputLineFf);
  }

  /** Adders that combine the sums of the bits of one stream. */
  private static double placeValueAdders(int sumBits, int inputBits) {
    return inputBits == 1
        ? 0
        : sumBits * (inputBits - 1.0) + inputBits * (ceilLog2(inputBits) - 0.5);
  }

  /**
   * The delay of combining the sums of a stream's bits, which arrive one place apart, lowest bits
   * first.
   */
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
