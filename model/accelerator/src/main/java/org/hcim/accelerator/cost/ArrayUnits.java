package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.AdderCost;
import org.hcim.accelerator.technology.ArrayPeriphery;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;
import org.hcim.accelerator.technology.ProcessFactors;

/**
 * The cells of a crossbar, the drivers of its lines and the circuits that write it.
 *
 * @param tree one adder tree; {@code null} with another readout
 */
record ArrayUnits(DesignBox box, CrossbarLaws laws, AdderCost tree, ProcessFactors factors) {

  /**
   * Reads and drives by the size laws. A DAC for more than one bit grows with each bit in energy
   * and area; what it adds are capacitors, which do not leak. A digital array has a wordline with a
   * driver for each bit of a stream instead.
   */
  void fill(UnitTable table) {
    Constants constants = factors.constants();
    Corner least = box.least();
    boolean sram = box.point().technology() != CrossbarTechnology.RERAM;
    double cells = (double) least.rows() * least.columns() * box.point().cellsPerSlice();
    table.setEnergyPj(Action.CELL_READ, laws.cellReadFj() * 1e-3);
    table.setAreaMm2(Part.CELL_ARRAY, cells * laws.cell().areaUm2() * 1e-6);
    table.leakage(Part.CELL_ARRAY, sram ? cells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6 : 0);
    int wordlines = tree != null ? least.streamBits() : 1;
    double drivers = tree != null ? wordlines : dacFactor(least.streamBits());
    table.energy(Action.ROW_DRIVE, constants.get(DRIVER_ROW_ENERGY_PJ) * drivers);
    table.setEnergyPj(
        Action.ROW_DRIVE, table.energyPj(Action.ROW_DRIVE) + rowDriveFj() * wordlines * 1e-3);
    bias(table, drivers);
    lineDrivers(table, wordlines);
    table.leakAsLogic(Part.ROW_DRIVERS, table.areaMm2(Part.ROW_DRIVERS) + rowDriversMm2(wordlines));
    table.setAreaMm2(Part.ROW_DRIVERS, table.areaMm2(Part.ROW_DRIVERS) + rowDriversMm2(drivers));
  }

  /** The circuits of all rows beside the drivers of their lines: drivers of one bit, or DACs. */
  private double rowDriversMm2(double perRow) {
    return factors.constants().get(DRIVER_ROW_AREA_MM2)
        * perRow
        * box.least().rows()
        * factors.area();
  }

  /** Circuits that write the cells, and for each line of inputs and clocks a driver of its size. */
  private void lineDrivers(UnitTable table, int wordlines) {
    int rows = box.least().rows();
    CrossbarTechnology technology = box.point().technology();
    ArrayPeriphery periphery = periphery(rows);
    double lines = ArrayPeriphery.inputLines(technology, factors.constants()) * wordlines * rows;
    double driverUm2 =
        hasCellAdders() ? factors.lineDriverUm2(cellAdderLineFf()) : periphery.inputDriverUm2();
    table.setAreaMm2(Part.ROW_DRIVERS, lines * driverUm2 * 1e-6);
    table.logic(Part.WRITE_PERIPHERY, periphery.writeUm2());
  }

  /** Cells with adders load the line of an input more than those of other arrays. */
  private double rowDriveFj() {
    return hasCellAdders()
        ? factors.constants().get(INPUT_ONES_FRAC) * factors.lineFj(cellAdderLineFf())
        : laws.rowDriveFj();
  }

  private boolean hasCellAdders() {
    return box.point().readout() instanceof Readout.Digital digital
        && digital.structure() == DigitalStructure.CELL_ADDER;
  }

  private double cellAdderLineFf() {
    return box.outputsPerCrossbar() * tree.inputLineFf();
  }

  /** Area of the circuits that write the cells of an array with a number of rows. */
  double writePeripheryMm2(int rows) {
    return periphery(rows).writeUm2() * 1e-6 / factors.constants().get(AREA_UTILIZATION_FRAC);
  }

  private ArrayPeriphery periphery(int rows) {
    double wordlineCells = (double) box.least().columns() * box.point().cellsPerSlice();
    return ArrayPeriphery.of(box.point().technology(), rows, wordlineCells, factors);
  }

  /** A bias row's wordline rises in each bit-stream, that of an input only with a 1. */
  private void bias(UnitTable table, double drivers) {
    Constants constants = factors.constants();
    table.energy(Action.BIAS_ROW_DRIVE, constants.get(DRIVER_ROW_ENERGY_PJ) * drivers);
    table.setEnergyPj(
        Action.BIAS_ROW_DRIVE, table.energyPj(Action.BIAS_ROW_DRIVE) + laws.lineFj() * 1e-3);
    double conductingFj = laws.cellReadFj() - laws.clockFj();
    table.setEnergyPj(
        Action.BIAS_CELL_READ,
        (conductingFj * constants.get(BIAS_CELL_ENERGY_RATIO) + laws.clockFj()) * 1e-3);
  }

  /** A DAC over a one-bit driver. */
  private double dacFactor(int bits) {
    double factor = 1;
    for (int bit = 1; bit < bits; bit++) {
      factor *= factors.constants().get(DAC_FACTOR_PER_BIT);
    }
    return factor;
  }
}
