package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.AdcCost;
import org.hcim.accelerator.technology.AdderTreeCost;
import org.hcim.accelerator.technology.ComparatorCost;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;
import org.hcim.accelerator.technology.DcimCost;
import org.hcim.accelerator.technology.RegisterTables;
import org.hcim.accelerator.technology.Scaling;

/** The unit costs of each action and each part of a design, independent of the network. */
final class UnitCosts {

  /** Temperature at which leakage is published. */
  private static final double REFERENCE_C = 27;

  private final DesignPoint point;
  private final Constants constants;
  private final double energyFactor;
  private final double areaFactor;
  private final double leakageFactor;
  private final CrossbarLaws laws;
  private final AdcCost adc;
  private final DcimCost dcim;
  private final ComparatorCost comparator;
  private final AdderTreeCost tree;
  private final StreamTiming timing;
  private final double vectorNs;
  private final double[] energyPj = new double[Action.count()];
  private final double[] areaMm2 = new double[Part.count()];
  private final double[] leakageMw = new double[Part.count()];

  UnitCosts(DesignPoint point, Constants constants) {
    this.point = point;
    this.constants = constants;
    CmosProcess process = point.process();
    energyFactor = constants.energyScale(Scaling.REFERENCE, process);
    areaFactor = Scaling.area(Scaling.REFERENCE, process);
    leakageFactor = leakageFactor(point, constants);
    laws = CrossbarLaws.of(point, constants);
    int streams = point.precision().streams();
    if (point.readout() instanceof Readout.Comparators comparators) {
      adc = null;
      dcim = DcimCost.of(comparators.dcim(), streams, point.columns(), process, constants);
      comparator = ComparatorCost.of(comparators, laws.unitStepMv(), process, constants);
      tree = null;
      readOutByComparators(comparators);
    } else if (point.readout() instanceof Readout.Digital) {
      adc = null;
      dcim = null;
      comparator = null;
      tree = AdderTreeCost.of(point.rows(), point.precision(), process, constants);
      readOutByAdders();
    } else {
      tree = null;
      adc = AdcCost.of((Readout.Adc) point.readout(), point.rows(), process, constants);
      dcim = null;
      comparator = null;
      readOutByAdc();
    }
    timing = StreamTiming.of(this);
    vectorNs = timing.vectorNs(streams, point.accounting().streamPipeline());
    array();
    registers();
    core();
    tile();
    leakage();
  }

  /** Leakage against the reference: area and supply, and a factor for each 10 K above 27 C. */
  private static double leakageFactor(DesignPoint point, Constants constants) {
    double factor = Scaling.leakage(Scaling.REFERENCE, point.process());
    double warmerK = point.operation().temperatureC() - REFERENCE_C;
    return warmerK == 0
        ? factor
        : factor * StrictMath.pow(constants.get(LEAKAGE_FACTOR_PER_10K), warmerK / 10);
  }

  DesignPoint point() {
    return point;
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
    return adc;
  }

  /** One DCiM array; {@code null} with another readout. */
  DcimCost dcim() {
    return dcim;
  }

  /** One adder tree; {@code null} with another readout. */
  AdderTreeCost tree() {
    return tree;
  }

  /** One comparator; {@code null} with another readout. */
  ComparatorCost comparator() {
    return comparator;
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

  /** The time of one bit on a tile's bus. */
  double busBitNs() {
    return constants.get(BUS_LATENCY_NS)
        / constants.get(LINE_BITS)
        * Scaling.delay(Scaling.REFERENCE, point.process());
  }

  /** Area of one ADC, one DCiM array or one adder tree. */
  double readoutUm2() {
    if (tree != null) {
      return tree.areaUm2();
    }
    return adc != null ? adc.areaUm2() : dcim.areaUm2();
  }

  /**
   * Reads and drives by the size laws. A DAC for more than one bit doubles with each bit in energy
   * and area; what it adds are capacitors, which do not leak. A digital array has a wordline with a
   * driver for each bit of a stream instead.
   */
  private void array() {
    boolean sram = point.technology() != CrossbarTechnology.RERAM;
    double cells = (double) point.rows() * point.columns() * point.cellsPerSlice();
    energyPj[Action.CELL_READ.ordinal()] = laws.cellReadFj() * 1e-3;
    areaMm2[Part.CELL_ARRAY.ordinal()] = cells * laws.cell().areaUm2() * 1e-6;
    leakage(Part.CELL_ARRAY, sram ? cells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6 : 0);
    int wordlines = tree != null ? point.precision().streamBits() : 1;
    double drivers = tree != null ? wordlines : dacFactor();
    energy(Action.ROW_DRIVE, constants.get(DRIVER_ROW_ENERGY_PJ) * drivers);
    energyPj[Action.ROW_DRIVE.ordinal()] += laws.rowDriveFj() * wordlines * 1e-3;
    area(Part.ROW_DRIVERS, constants.get(DRIVER_ROW_AREA_MM2) * drivers * point.rows());
    leakage(Part.ROW_DRIVERS, constants.get(DRIVER_ROW_LEAKAGE_MW) * wordlines * point.rows());
  }

  /** A DAC over a one-bit driver. */
  private double dacFactor() {
    double factor = 1;
    for (int bit = 1; bit < point.precision().streamBits(); bit++) {
      factor *= constants.get(DAC_FACTOR_PER_BIT);
    }
    return factor;
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
    energyPj[Action.CONVERSION.ordinal()] = comparator.energyPj() * perColumn;
    areaMm2[Part.COMPARATORS.ordinal()] = comparator.areaUm2() * 1e-6 * perColumn * point.columns();
    energyPj[Action.SCALE_FACTOR_ADD.ordinal()] = dcim.columnEnergyPj();
    areaMm2[Part.DCIM_ARRAY.ordinal()] = dcim.areaUm2() * 1e-6;
    double bitcells =
        (double) comparators.dcim().rows(point.precision().streams()) * point.columns();
    leakage(Part.DCIM_ARRAY, bitcells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6);
    double width = comparators.dcim().partialSumBits() / constants.get(SHIFT_ADD_BITS);
    energy(Action.SHIFT_ADD, constants.get(SHIFT_ADD_ENERGY_PJ) * width);
    shiftAdder();
  }

  /** The cells only hold weights; their products are made and added by logic. */
  private void readOutByAdders() {
    energyPj[Action.ADDER_TREE.ordinal()] = tree.rowEnergyPj();
    energyPj[Action.CONVERSION.ordinal()] = tree.accumulateEnergyPj();
    areaMm2[Part.ADDER_TREES.ordinal()] = tree.areaUm2() * 1e-6;
    double leakagePerUm2 =
        constants.get(SRAM_CELL_LEAKAGE_NW) / constants.get(SRAM_CELL_AREA_UM2) * 1e-6;
    leakage(
        Part.ADDER_TREES,
        tree.areaUm2() / Scaling.area(Scaling.REFERENCE, point.process()) * leakagePerUm2);
    double sumBits =
        point.precision().weightBits() + point.precision().activationBits() + log2(point.rows());
    energy(
        Action.SHIFT_ADD,
        constants.get(SHIFT_ADD_ENERGY_PJ) * (sumBits / constants.get(SHIFT_ADD_BITS)));
    shiftAdder();
  }

  private static int log2(int rows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
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
    double busLength = Math.sqrt(point.chip().crossbarsPerTile() / constants.get(BUS_CROSSBARS));
    energy(Action.BUS_TRANSFER, constants.get(BUS_TRANSFER_PJ) / lineBits * busLength);
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

  /** Power by what is gated together; a picojoule per nanosecond is a milliwatt. */
  private void leakage() {
    boolean adcs = adc != null;
    double shiftAdders = leakageMw(Part.SHIFT_ADDER);
    double crossbarMw =
        leakageMw(Part.CELL_ARRAY) + leakageMw(Part.ROW_DRIVERS) + leakageMw(Part.INPUT_REGISTER);
    double crossbarMm2 =
        areaMm2(Part.CELL_ARRAY) + areaMm2(Part.ROW_DRIVERS) + areaMm2(Part.INPUT_REGISTER);
    if (adcs) {
      int converters = PartCounts.adcsPerCrossbar(point);
      crossbarMw +=
          leakageMw(Part.COLUMN_SAMPLERS)
              + leakageMw(Part.OUTPUT_REGISTER)
              + converters * shiftAdders;
      crossbarMm2 +=
          areaMm2(Part.COLUMN_SAMPLERS)
              + areaMm2(Part.OUTPUT_REGISTER)
              + converters * (areaMm2(Part.ADC) + areaMm2(Part.SHIFT_ADDER));
    } else if (tree != null) {
      crossbarMw += point.outputsPerCrossbar() * leakageMw(Part.ADDER_TREES);
      crossbarMm2 += point.outputsPerCrossbar() * areaMm2(Part.ADDER_TREES);
    } else {
      crossbarMm2 += areaMm2(Part.COMPARATORS);
    }
    double volts = point.process().supplyV();
    energyPj[Action.CROSSBAR_LEAK.ordinal()] = crossbarMw;
    energyPj[Action.DCIM_LEAK.ordinal()] = leakageMw(Part.DCIM_ARRAY);
    energyPj[Action.CORE_LEAK.ordinal()] =
        leakageMw(Part.DATA_MEMORY)
            + leakageMw(Part.CORE_CONTROL)
            + leakageMw(Part.ALU)
            + (adcs ? 0 : shiftAdders);
    energyPj[Action.TILE_LEAK.ordinal()] =
        leakageMw(Part.EDRAM) + leakageMw(Part.BUS) + leakageMw(Part.ROUTER);
    energyPj[Action.WAKE_UP.ordinal()] =
        crossbarMm2 * 1e6 * (constants.get(RAIL_FF_PER_UM2) * volts * volts * 1e-3);
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
