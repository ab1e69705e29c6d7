package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.technology.AdderCost;
import org.hcim.accelerator.technology.ArrayPeriphery;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;
import org.hcim.accelerator.technology.ProcessFactors;

/**
 * A crossbar's cells, line drivers and write circuits.
 *
 * @param tree the adders of one output; {@code null} unless the readout is digital
 * @param decisionNs the time after a read for which a column is sensed
 */
record ArrayUnits(
    DesignBox box, CrossbarLaws laws, AdderCost tree, double decisionNs, ProcessFactors factors) {

  /** Fills in the costs of reading, driving and writing from the size laws. */
  void fill(UnitTable table) {
    Constants constants = factors.constants();
    boolean sram = box.point().technology() != CrossbarTechnology.RERAM;
    double cells = box.least().rows() * box.wordlineCells();
    double cellReadFj = laws.cellReadFj() + laws.cellReadMw() * decisionNs * 1e3;
    table.setEnergyPj(Action.CELL_READ, cellReadFj * 1e-3);
    table.setEnergyPj(Action.ROW_CLOCK, laws.clockFj() * 1e-3);
    table.setEnergyPj(
        Action.BIAS_CELL_READ, cellReadFj * constants.get(BIAS_CELL_ENERGY_RATIO) * 1e-3);
    table.setAreaMm2(Part.CELL_ARRAY, cells * laws.cell().areaUm2() * 1e-6);
    table.leakage(Part.CELL_ARRAY, sram ? cells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6 : 0);
    ArrayPeriphery periphery = periphery(box.least().rows());
    table.logic(Part.WRITE_PERIPHERY, periphery.writeUm2());
    new RowUnits(box, laws, periphery, tree, factors).fill(table);
  }

  /** Area of the write circuits of an array with {@code rows} rows. */
  double writePeripheryMm2(int rows) {
    return periphery(rows).writeUm2() * 1e-6 / factors.constants().get(AREA_UTILIZATION_FRAC);
  }

  private ArrayPeriphery periphery(int rows) {
    return ArrayPeriphery.of(box.point().technology(), rows, box.wordlineCells(), factors);
  }
}
