package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.technology.AdcCost;
import org.hcim.accelerator.technology.AdderCost;
import org.hcim.accelerator.technology.ComparatorCost;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;
import org.hcim.accelerator.technology.DcimCost;
import org.hcim.accelerator.technology.ProcessFactors;
import org.hcim.accelerator.technology.RegisterTables;

/**
 * The unit cost of each action and part of a design, independent of the network; for a box of
 * designs, the minimum.
 */
final class UnitCosts {

  private final DesignBox box;
  private final ChipUnits chip;
  private final Constants constants;
  private final UnitTable table;
  private final CrossbarLaws laws;
  private final ArrayUnits array;
  private final ReadoutUnits readout;
  private final StreamTiming timing;
  private final double vectorNs;

  UnitCosts(DesignBox box, ChipUnits chip) {
    this.box = box;
    this.chip = chip;
    constants = factors().constants();
    table = chip.table();
    Corner least = box.least();
    laws =
        CrossbarLaws.of(
            box.point().technology(),
            least.rows(),
            box.wordlineCells(),
            CrossbarLaws.levels(least.cellBits(), least.streamBits()),
            factors());
    readout = ReadoutUnits.of(box, laws, factors());
    readout.fill(table, box, factors());
    timing = StreamTiming.of(this);
    vectorNs = timing.vectorNs(box.streams(), box.point().accounting().streamPipeline());
    array = new ArrayUnits(box, laws, tree(), readout.decisionNs(), factors());
    array.fill(table);
    registers();
    double busLength = Math.sqrt(least.crossbarsPerTile() / constants.get(BUS_CROSSBARS));
    table.energy(
        Action.BUS_TRANSFER, constants.get(BUS_TRANSFER_PJ) / constants.get(LINE_BITS) * busLength);
    leakage();
    floorplan();
  }

  DesignBox box() {
    return box;
  }

  ProcessFactors factors() {
    return chip.factors();
  }

  Constants constants() {
    return constants;
  }

  /** The size laws of the crossbar. */
  CrossbarLaws laws() {
    return laws;
  }

  /** One ADC; {@code null} with another readout. */
  AdcCost adc() {
    return readout.adc();
  }

  /** One DCiM array; {@code null} with another readout. */
  DcimCost dcim() {
    return readout.dcim();
  }

  /** One adder tree; {@code null} with another readout. */
  AdderCost tree() {
    return readout.tree();
  }

  /** One comparator; {@code null} with another readout. */
  ComparatorCost comparator() {
    return readout.comparator();
  }

  /** Unit energies by action ordinal. */
  double[] energiesPj() {
    return table.energiesPj();
  }

  /** Unit areas by part ordinal. */
  double[] areasMm2() {
    return table.areasMm2();
  }

  double energyPj(Action action) {
    return table.energyPj(action);
  }

  double areaMm2(Part part) {
    return table.areaMm2(part);
  }

  double leakageMw(Part part) {
    return table.leakageMw(part);
  }

  /** The stages of one bit-stream. */
  StreamTiming timing() {
    return timing;
  }

  /** The time of one input vector through a crossbar, over all its bit-streams. */
  double vectorNs() {
    return vectorNs;
  }

  /**
   * Shift-adders per ADC, or per crossbar with other readouts, where columns or outputs share them.
   */
  double shiftAddersPerReadout() {
    if (adc() != null) {
      return 1;
    }
    double sums = tree() != null ? box.outputsPerCrossbar() : box.least().columns();
    return Math.ceil(sums / constants.get(SHIFT_ADD_COLUMNS));
  }

  /** The latency of one ALU operation. */
  double aluOperationNs() {
    return chip.aluOperationNs();
  }

  /** The transfer time of one bit on a tile's bus. */
  double busBitNs() {
    return chip.busBitNs();
  }

  /** Area of one ADC, one DCiM array or one adder tree. */
  double readoutUm2() {
    return readout.areaUm2();
  }

  /** Area of the write circuits of an array with {@code rows} rows. */
  double writePeripheryMm2(int rows) {
    return array.writePeripheryMm2(rows);
  }

  private void registers() {
    RegisterTables tables = constants.registers();
    int inputs = box.inputRows();
    double wordShare = box.least().activationBits() / constants.get(WORD_BITS);
    table.energy(Action.INPUT_REGISTER_READ, tables.inputReadPj(inputs) * wordShare);
    table.energy(Action.INPUT_REGISTER_WRITE, tables.inputWritePj(inputs) * wordShare);
    table.area(Part.INPUT_REGISTER, tables.areaMm2(inputs));
    table.leakAsLogic(Part.INPUT_REGISTER, table.areaMm2(Part.INPUT_REGISTER));
    int outputs = box.outputsPerCrossbar();
    table.energy(Action.OUTPUT_REGISTER_ACCESS, tables.outputAccessPj(outputs));
    table.area(Part.OUTPUT_REGISTER, tables.areaMm2(outputs));
    table.leakAsLogic(Part.OUTPUT_REGISTER, table.areaMm2(Part.OUTPUT_REGISTER));
  }

  /** Sets the leakage power of parts that are gated together; 1 pJ/ns is 1 mW. */
  private void leakage() {
    boolean adcs = adc() != null;
    double shiftAdderMw = shiftAddersPerReadout() * leakageMw(Part.SHIFT_ADDER);
    double shiftAdderMm2 = shiftAddersPerReadout() * areaMm2(Part.SHIFT_ADDER);
    double crossbarMw =
        leakageMw(Part.CELL_ARRAY)
            + leakageMw(Part.WRITE_PERIPHERY)
            + leakageMw(Part.ROW_DRIVERS)
            + leakageMw(Part.INPUT_REGISTER);
    double crossbarMm2 =
        areaMm2(Part.CELL_ARRAY)
            + areaMm2(Part.WRITE_PERIPHERY)
            + areaMm2(Part.ROW_DRIVERS)
            + areaMm2(Part.INPUT_REGISTER);
    if (adcs) {
      int converters = box.adcsPerCrossbar();
      crossbarMw +=
          leakageMw(Part.COLUMN_SAMPLERS)
              + leakageMw(Part.OUTPUT_REGISTER)
              + converters * (leakageMw(Part.ADC) + shiftAdderMw);
      crossbarMm2 +=
          areaMm2(Part.COLUMN_SAMPLERS)
              + areaMm2(Part.OUTPUT_REGISTER)
              + converters * (areaMm2(Part.ADC) + shiftAdderMm2);
    } else if (tree() != null) {
      crossbarMw += box.outputsPerCrossbar() * leakageMw(Part.ADDER_TREES) + shiftAdderMw;
      crossbarMm2 += box.outputsPerCrossbar() * areaMm2(Part.ADDER_TREES) + shiftAdderMm2;
    } else {
      crossbarMw += leakageMw(Part.COMPARATORS) + leakageMw(Part.THRESHOLDS) + shiftAdderMw;
      crossbarMm2 += areaMm2(Part.COMPARATORS) + areaMm2(Part.THRESHOLDS) + shiftAdderMm2;
    }
    double volts = box.point().process().supplyV();
    table.setEnergyPj(Action.CROSSBAR_LEAK, crossbarMw);
    table.setEnergyPj(Action.DCIM_LEAK, leakageMw(Part.DCIM_ARRAY));
    table.setEnergyPj(
        Action.CORE_LEAK,
        leakageMw(Part.DATA_MEMORY) + leakageMw(Part.CORE_CONTROL) + leakageMw(Part.ALU));
    table.setEnergyPj(
        Action.TILE_LEAK, leakageMw(Part.EDRAM) + leakageMw(Part.BUS) + leakageMw(Part.ROUTER));
    table.setEnergyPj(
        Action.WAKE_UP,
        crossbarMm2 * 1e6 * (constants.get(RAIL_FF_PER_UM2) * volts * volts * 1e-3));
  }

  /**
   * Adds the area between circuits where the model sums the area of cells and gates. ADCs, DCiM
   * arrays and PUMA's blocks are published as blocks, and the adder-tree model was fitted to whole
   * chips.
   */
  private void floorplan() {
    table.floorplan(Part.CELL_ARRAY);
    table.floorplan(Part.WRITE_PERIPHERY);
    table.floorplan(Part.ROW_DRIVERS);
    table.floorplan(Part.COLUMN_SAMPLERS);
    table.floorplan(Part.COMPARATORS);
    table.floorplan(Part.THRESHOLDS);
  }
}
