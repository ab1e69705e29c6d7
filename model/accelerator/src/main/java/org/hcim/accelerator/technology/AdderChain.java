package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.AREA_UTILIZATION_FRAC;
import static org.hcim.accelerator.technology.Constant.CELL_ADDER_GLITCH_FRAC;
import static org.hcim.accelerator.technology.Constant.CELL_ADDER_REGISTER_ROWS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_ADDER_UM2;
import static org.hcim.accelerator.technology.Constant.DIGITAL_CARRY_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_MULTIPLIER_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_MULTIPLIER_UM2;
import static org.hcim.accelerator.technology.Constant.DIGITAL_RIPPLE_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_SUM_NS;
import static org.hcim.accelerator.technology.Constant.WIRE_FF_PER_UM;

import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The in-cell adders of one output: a chain over the rows, divided by registers (ADR-0030).
 *
 * <p>All products of a bit-stream arrive at once, but each adder waits for the sum of the rows
 * above. It therefore recomputes with each transition of that sum, and transitions grow with the
 * rows between two registers. A register ends them. Consecutive bit-streams fill the stages between
 * registers, so a cycle takes the time of one stage.
 *
 * @param rows inputs of one sum
 * @param sumBits the width of the whole sum, and of the adder in every row
 */
record AdderChain(int rows, int weightBits, int sumBits, ProcessFactors factors)
    implements RowAdders {

  /** Rows without glitches: two addends take one adder, in a chain as in a tree. */
  private static final int ROWS_WITHOUT_GLITCHES = 2;

  /** Rows that a sum passes through from one register to the next. */
  double stageRows() {
    return Math.min(rows, registerRows());
  }

  @Override
  public double addersPerRow() {
    return sumBits;
  }

  @Override
  public double sharedAdders() {
    return 0;
  }

  @Override
  public double switching() {
    double growth = factors.constants().get(CELL_ADDER_GLITCH_FRAC);
    return 1 + growth * Math.max(0, stageRows() - ROWS_WITHOUT_GLITCHES);
  }

  /** Flip-flops between stages; the last sum goes to the accumulator. */
  @Override
  public double registerBits() {
    return (Math.ceil(rows / registerRows()) - 1) * sumBits;
  }

  /**
   * The latency of one stage: a sum passes through the adders of the rows, and its carry through
   * the width of the last adder. The late input of an adder passes one of two exclusive-ors to the
   * sum. It is the sum of the rows above, so the carry takes one of the other inputs.
   */
  @Override
  public double latencyNs() {
    Constants constants = factors.constants();
    return constants.get(DIGITAL_MULTIPLIER_NS)
        + (stageRows() - 1) * (constants.get(DIGITAL_SUM_NS) / 2)
        + constants.get(DIGITAL_RIPPLE_NS)
        + Math.max(0, sumBits - 2) * constants.get(DIGITAL_CARRY_NS)
        + constants.get(DIGITAL_SUM_NS);
  }

  /** The area of abutting adders in cells relative to that of placed gates. */
  @Override
  public double areaFrac() {
    return factors.constants().get(AREA_UTILIZATION_FRAC);
  }

  /** Capacitance of a wire across the cells and of the product gates. */
  @Override
  public double inputLineFf() {
    double wireFf = factors.constants().get(WIRE_FF_PER_UM) * cellUm();
    return sumBits * wireFf + weightBits * factors.drivers().gateFf();
  }

  @Override
  public double inputLineOhm() {
    return sumBits * (NodeFigures.of(factors.process().node()).wireOhmPerUm() * cellUm());
  }

  private double registerRows() {
    return Math.max(1, factors.constants().get(CELL_ADDER_REGISTER_ROWS));
  }

  /** The side of a cell with its adder, which is square. */
  private double cellUm() {
    Constants constants = factors.constants();
    double cellUm2 =
        factors.cell(CrossbarTechnology.SRAM_8T).loads().areaUm2()
            + (constants.get(DIGITAL_ADDER_UM2) + constants.get(DIGITAL_MULTIPLIER_UM2))
                * areaFrac()
                * factors.from28().area();
    return Math.sqrt(cellUm2);
  }
}
