package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.AdcCost;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.DcimCost;
import org.hcim.accelerator.technology.RegisterTables;
import org.hcim.accelerator.technology.Scaling;

/** The unit costs of each action and each part of a design, independent of the network. */
final class UnitCosts {

  private final DesignPoint point;
  private final Constants constants;
  private final double energyFactor;
  private final double areaFactor;
  private final double leakageFactor;
  private final AdcCost adc;
  private final DcimCost dcim;
  private final StreamTiming timing;
  private final double vectorNs;
  private final double[] energyPj = new double[Action.count()];
  private final double[] areaMm2 = new double[Part.count()];
  private final double[] leakageMw = new double[Part.count()];

  UnitCosts(DesignPoint point, Constants constants) {
    this.point = point;
    this.constants = constants;
    CmosProcess process = point.process();
    energyFactor = Scaling.energy(Scaling.REFERENCE, process);
    areaFactor = Scaling.area(Scaling.REFERENCE, process);
    leakageFactor = Scaling.leakage(Scaling.REFERENCE, process);
    int streams = point.precision().streams();
    if (point.readout() instanceof Readout.Comparators comparators) {
      adc = null;
      dcim = DcimCost.of(comparators.dcim(), streams, point.columns(), process, constants);
      readOutByComparators(comparators);
    } else {
      adc = AdcCost.of((Readout.Adc) point.readout(), process, constants);
      dcim = null;
      readOutByAdc();
    }
    timing = StreamTiming.of(point, adc, dcim, constants);
    vectorNs = timing.vectorNs(streams, point.accounting().streamPipeline());
    array();
    registers();
    core();
    tile();
  }

  double energyPj(Action action) {
    return energyPj[action.ordinal()];
  }

  double areaMm2(Part part) {
    return areaMm2[part.ordinal()];
  }

  double leakageMw(Part part) {
    return leakageMw[part.ordinal()];
  }

  /** The stages of one bit-stream. */
  StreamTiming timing() {
    return timing;
  }

  /** The time of one input vector through a crossbar: all its bit-streams. */
  double vectorNs() {
    return vectorNs;
  }

  /** The time of one operation of an ALU. */
  double aluOperationNs() {
    return constants.get(ALU_LATENCY_NS) * Scaling.delay(Scaling.REFERENCE, point.process());
  }

  /** Area of one ADC, or of one DCiM array. */
  double readoutUm2() {
    return adc != null ? adc.areaUm2() : dcim.areaUm2();
  }

  private void array() {
    boolean sram = point.technology() == CrossbarTechnology.SRAM_8T;
    double cells = (double) point.rows() * point.columns() * point.cellsPerSlice();
    energy(
        Action.CELL_READ,
        constants.get(sram ? SRAM_CELL_READ_ENERGY_FJ : RERAM_CELL_READ_ENERGY_FJ) * 1e-3);
    area(
        Part.CELL_ARRAY,
        cells * constants.get(sram ? SRAM_CELL_AREA_UM2 : RERAM_CELL_AREA_UM2) * 1e-6);
    leakage(Part.CELL_ARRAY, sram ? cells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6 : 0);
    int levels = (1 << point.precision().streamBits()) - 1;
    energy(Action.ROW_DRIVE, constants.get(DRIVER_ROW_ENERGY_PJ) * levels);
    area(Part.ROW_DRIVERS, constants.get(DRIVER_ROW_AREA_MM2) * point.rows());
    leakage(Part.ROW_DRIVERS, constants.get(DRIVER_ROW_LEAKAGE_MW) * point.rows());
  }

  /** An ADC's published power includes its leakage, and so does the regression's energy. */
  private void readOutByAdc() {
    energyPj[Action.CONVERSION.ordinal()] = adc.energyPj();
    areaMm2[Part.ADC.ordinal()] = adc.areaUm2() * 1e-6;
    energy(Action.COLUMN_SAMPLE, constants.get(SAMPLE_HOLD_ENERGY_PJ));
    area(Part.COLUMN_SAMPLERS, constants.get(COLUMN_SAMPLING_AREA_UM2) * 1e-6 * point.columns());
    leakage(Part.COLUMN_SAMPLERS, constants.get(SAMPLE_HOLD_LEAKAGE_MW) * point.columns());
    energy(Action.SHIFT_ADD, constants.get(SHIFT_ADD_ENERGY_PJ));
    shiftAdder();
  }

  private void readOutByComparators(Readout.Comparators comparators) {
    int perColumn = comparators.comparatorsPerColumn();
    energy(Action.CONVERSION, constants.get(COMPARATOR_ENERGY_PJ) * perColumn);
    area(Part.COMPARATORS, constants.get(COMPARATOR_AREA_UM2) * 1e-6 * perColumn * point.columns());
    energyPj[Action.SCALE_FACTOR_ADD.ordinal()] = dcim.columnEnergyPj();
    areaMm2[Part.DCIM_ARRAY.ordinal()] = dcim.areaUm2() * 1e-6;
    double bitcells =
        (double) comparators.dcim().rows(point.precision().streams()) * point.columns();
    leakage(Part.DCIM_ARRAY, bitcells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6);
    double width = comparators.dcim().partialSumBits() / constants.get(SHIFT_ADD_BITS);
    energy(Action.SHIFT_ADD, constants.get(SHIFT_ADD_ENERGY_PJ) * width);
    shiftAdder();
  }

  private void shiftAdder() {
    area(Part.SHIFT_ADDER, constants.get(SHIFT_ADD_AREA_MM2));
    leakage(Part.SHIFT_ADDER, constants.get(SHIFT_ADD_LEAKAGE_MW));
  }

  private void registers() {
    RegisterTables tables = constants.registers();
    double wordBits = constants.get(WORD_BITS);
    double inputPj = tables.inputAccessPj(point.rows());
    energy(Action.INPUT_REGISTER_READ, inputPj * (point.precision().streamBits() / wordBits));
    energy(Action.INPUT_REGISTER_WRITE, inputPj * (point.precision().activationBits() / wordBits));
    area(Part.INPUT_REGISTER, tables.areaMm2(point.rows()));
    leakage(Part.INPUT_REGISTER, tables.leakageMw(point.rows()));
    int outputs = point.outputsPerCrossbar();
    energy(Action.OUTPUT_REGISTER_ACCESS, tables.outputAccessPj(outputs));
    area(Part.OUTPUT_REGISTER, tables.areaMm2(outputs));
    leakage(Part.OUTPUT_REGISTER, tables.leakageMw(outputs));
  }

  private void core() {
    double share = 1 / constants.get(CROSSBARS_PER_CORE);
    double delayFactor = Scaling.delay(Scaling.REFERENCE, point.process());
    energy(Action.CROSSBAR_CONTROL, constants.get(CORE_CONTROL_MW) * share / delayFactor);
    energy(Action.INSTRUCTION_FETCH, constants.get(INSTRUCTION_FETCH_PJ) * share);
    energy(Action.DATA_MEMORY_ACCESS, constants.get(DATA_MEMORY_ACCESS_PJ));
    energy(Action.ALU_OPERATION, constants.get(ALU_OPERATION_PJ));
    area(
        Part.CORE_CONTROL,
        constants.get(CORE_CONTROL_AREA_MM2) + constants.get(INSTRUCTION_MEMORY_AREA_MM2));
    leakage(Part.CORE_CONTROL, constants.get(INSTRUCTION_MEMORY_LEAKAGE_MW));
    part(Part.DATA_MEMORY, DATA_MEMORY_AREA_MM2, DATA_MEMORY_LEAKAGE_MW);
    part(Part.ALU, ALU_AREA_MM2, ALU_LEAKAGE_MW);
  }

  private void tile() {
    double lineBits = constants.get(LINE_BITS);
    energy(Action.EDRAM_TRANSFER, constants.get(EDRAM_ACCESS_PJ) / lineBits);
    energy(Action.BUS_TRANSFER, constants.get(BUS_TRANSFER_PJ) / lineBits);
    energy(Action.ROUTER_HOP, constants.get(ROUTER_HOP_PJ) / lineBits);
    area(
        Part.EDRAM,
        constants.get(EDRAM_AREA_MM2)
            + constants.get(EDRAM_CONTROL_AREA_MM2)
            + constants.get(RECEIVE_BUFFER_AREA_MM2));
    leakage(
        Part.EDRAM,
        constants.get(EDRAM_LEAKAGE_MW)
            + constants.get(EDRAM_CONTROL_LEAKAGE_MW)
            + constants.get(RECEIVE_BUFFER_LEAKAGE_MW));
    part(Part.BUS, BUS_AREA_MM2, BUS_LEAKAGE_MW);
    part(Part.ROUTER, ROUTER_AREA_MM2, ROUTER_LEAKAGE_MW);
  }

  private void part(Part part, Constant areaConstant, Constant leakageConstant) {
    area(part, constants.get(areaConstant));
    leakage(part, constants.get(leakageConstant));
  }

  private void energy(Action action, double atReferencePj) {
    energyPj[action.ordinal()] = atReferencePj * energyFactor;
  }

  private void area(Part part, double atReferenceMm2) {
    areaMm2[part.ordinal()] = atReferenceMm2 * areaFactor;
  }

  private void leakage(Part part, double atReferenceMw) {
    leakageMw[part.ordinal()] = atReferenceMw * leakageFactor;
  }
}
