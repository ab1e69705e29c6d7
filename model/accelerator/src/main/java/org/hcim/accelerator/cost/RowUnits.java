package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.technology.AdderCost;
import org.hcim.accelerator.technology.ArrayPeriphery;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;
import org.hcim.accelerator.technology.InputLineCost;
import org.hcim.accelerator.technology.ProcessFactors;

/**
 * The circuits that drive the rows of a crossbar with inputs.
 *
 * @param tree the adders of one output; {@code null} unless the readout is digital
 */
record RowUnits(
    DesignBox box,
    CrossbarLaws laws,
    ArrayPeriphery periphery,
    AdderCost tree,
    ProcessFactors factors) {

  void fill(UnitTable table) {
    if (tree != null) {
      digital(table);
    } else {
      analog(table);
    }
  }

  /** Fills in the costs of a digital row, which has one line with a flip-flop per stream bit. */
  private void digital(UnitTable table) {
    int lines = box.least().streamBits();
    InputLineCost line = InputLineCost.of(lineFf(), factors);
    table.setEnergyPj(Action.ROW_DRIVE, line.energyFj() * lines * 1e-3);
    table.logic(Part.ROW_DRIVERS, line.areaUm2() * lines * box.least().rows());
  }

  /** Capacitance of an input line; cells with adders load it more than those of other arrays. */
  private double lineFf() {
    return box.hasCellAdders()
        ? box.outputsPerCrossbar() * tree.inputLineFf()
        : box.wordlineCells() * laws.cell().wordlineFf();
  }

  /**
   * Fills in the costs of an analog row: PUMA's one-bit driver, and the row's lines with their
   * driver chains. A DAC for more than one bit grows in energy and area with each bit, and has a
   * unit capacitor per level; what this adds does not leak.
   */
  private void analog(UnitTable table) {
    Constants constants = factors.constants();
    double drivers = dacFactor(box.least().streamBits());
    table.energy(Action.ROW_DRIVE, constants.get(DRIVER_ROW_ENERGY_PJ) * drivers);
    table.setEnergyPj(
        Action.ROW_DRIVE, table.energyPj(Action.ROW_DRIVE) + laws.rowDriveFj() * 1e-3);
    bias(table, drivers);
    double lines =
        ArrayPeriphery.inputLines(box.point().technology(), constants) * box.least().rows();
    double linesMm2 = lines * periphery.inputDriverUm2() * 1e-6;
    table.leakAsLogic(Part.ROW_DRIVERS, linesMm2 + driversMm2(1));
    table.setAreaMm2(Part.ROW_DRIVERS, linesMm2 + driversMm2(drivers) + capacitorsMm2());
  }

  /**
   * Fills in the costs of a bias row, whose wordline rises in every bit-stream; an input's rises
   * only with a 1.
   */
  private void bias(UnitTable table, double drivers) {
    table.energy(Action.BIAS_ROW_DRIVE, factors.constants().get(DRIVER_ROW_ENERGY_PJ) * drivers);
    table.setEnergyPj(
        Action.BIAS_ROW_DRIVE, table.energyPj(Action.BIAS_ROW_DRIVE) + laws.lineFj() * 1e-3);
  }

  /** Area of one-bit drivers or DACs of all rows, without the drivers of their lines. */
  private double driversMm2(double perRow) {
    return factors.constants().get(DRIVER_ROW_AREA_MM2)
        * perRow
        * box.least().rows()
        * factors.area();
  }

  /** Area of the capacitors of all DACs, which does not depend on the node. */
  private double capacitorsMm2() {
    int bits = box.least().streamBits();
    Constants constants = factors.constants();
    return bits == 1
        ? 0
        : Math.scalb(constants.get(ADC_CAPACITIVE_UNIT_FF), bits)
            / constants.get(CAPACITOR_FF_PER_UM2)
            * box.least().rows()
            * 1e-6;
  }

  /** The cost of a DAC relative to a one-bit driver. */
  private double dacFactor(int bits) {
    double factor = 1;
    for (int bit = 1; bit < bits; bit++) {
      factor *= factors.constants().get(DAC_FACTOR_PER_BIT);
    }
    return factor;
  }
}
