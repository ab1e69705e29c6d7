package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.technology.Constant;

/** The constants that determine a design's unit costs. */
final class Sources {

  /** Constants of all leakage: temperature, supply, and the residual leakage of gated parts. */
  private static final List<Constant> LEAKAGE =
      List.of(LEAKAGE_FACTOR_PER_10K, LEAKAGE_DECADES_PER_V, GATED_LEAKAGE_FRAC);

  /** Constants of circuits whose area the model adds up from cells and gates. */
  private static final List<Constant> FLOORPLAN = List.of(AREA_UTILIZATION_FRAC);

  /** Area constants of a DAC for more than one bit. */
  private static final List<Constant> DAC =
      List.of(DAC_FACTOR_PER_BIT, ADC_CAPACITIVE_UNIT_FF, CAPACITOR_FF_PER_UM2);

  private static final List<Constant> LINES = List.of(WIRE_FF_PER_UM, INPUT_ONES_FRAC);

  private static final List<Constant> CAPACITOR_CELL =
      List.of(CAPACITOR_CELL_AREA_UM2, CELL_CAPACITOR_FF, CAPACITOR_FF_PER_UM2);

  private static final List<Constant> REGISTER_AREA =
      List.of(
          REGISTER_32_AREA_MM2, REGISTER_64_AREA_MM2, REGISTER_128_AREA_MM2, REGISTER_256_AREA_MM2);

  /** Leakage constants of a core. */
  private static final List<Constant> CORE_LEAKAGE =
      List.of(
          DATA_MEMORY_AREA_MM2,
          INSTRUCTION_MEMORY_AREA_MM2,
          CORE_CONTROL_AREA_MM2,
          ALU_AREA_MM2,
          LOGIC_LEAKAGE_NW_PER_UM2);

  /** Constants of drivers sized for their line. */
  private static final List<Constant> DRIVERS =
      List.of(WIRE_FF_PER_UM, DRIVER_CHAIN_FRAC, DIGITAL_GATE_FF, DIGITAL_MULTIPLIER_UM2);

  private static final List<Constant> PERIPHERY =
      joined(DRIVERS, List.of(ARRAY_PERIPHERY_FACTOR, DIGITAL_FLIP_FLOP_UM2));

  private final CrossbarTechnology technology;
  private final ReadoutSources readout;

  Sources(DesignPoint point) {
    technology = point.technology();
    List<Constant> wire =
        technology == CrossbarTechnology.RERAM
            ? joined(List.of(RERAM_ON_KOHM, RERAM_BITLINE_OHM_RATIO), cellShape())
            : List.of();
    readout = new ReadoutSources(point.readout(), wire);
  }

  List<Constant> of(Action action) {
    return switch (action) {
      case CELL_READ -> cellRead();
      case ROW_CLOCK -> rowClock();
      case ROW_DRIVE -> rowDrive();
      case BIAS_CELL_READ -> joined(cellRead(), List.of(BIAS_CELL_ENERGY_RATIO));
      case BIAS_ROW_DRIVE ->
          joined(
              List.of(DRIVER_ROW_ENERGY_PJ, DAC_FACTOR_PER_BIT),
              joined(List.of(WIRE_FF_PER_UM, DRIVER_CHAIN_FRAC), cellShape()));
      case COLUMN_SAMPLE -> List.of(SAMPLE_HOLD_ENERGY_PJ);
      case ADDER_TREE -> readout.treeEnergy();
      case CONVERSION -> readout.conversion();
      case THRESHOLD_SET ->
          List.of(ADC_CAPACITIVE_UNIT_FF, DRIVER_CHAIN_FRAC, DIGITAL_FLIP_FLOP_FJ);
      case SCALE_FACTOR_ADD ->
          List.of(
              DCIM_COLUMN_ENERGY_PJ,
              DCIM_ISSUES,
              DCIM_ENERGY_FRAC_50,
              DCIM_ENERGY_FRAC_60,
              DCIM_ENERGY_FRAC_70,
              DCIM_ENERGY_FRAC_80,
              DCIM_ENERGY_FRAC_90);
      case PARTIAL_SUM_READ -> List.of(DCIM_COLUMN_ENERGY_PJ, DCIM_ISSUES, DCIM_READ_FRAC);
      case SHIFT_ADD ->
          readout.isAdc()
              ? List.of(SHIFT_ADD_ENERGY_PJ)
              : List.of(SHIFT_ADD_ENERGY_PJ, SHIFT_ADD_BITS);
      case INPUT_REGISTER_READ ->
          List.of(
              INPUT_REGISTER_32_MW,
              INPUT_REGISTER_64_MW,
              INPUT_REGISTER_128_MW,
              INPUT_REGISTER_256_MW,
              REGISTER_LATENCY_NS,
              WORD_BITS);
      case INPUT_REGISTER_WRITE ->
          List.of(
              INPUT_REGISTER_32_WRITE_MW,
              INPUT_REGISTER_64_WRITE_MW,
              INPUT_REGISTER_128_WRITE_MW,
              INPUT_REGISTER_256_WRITE_MW,
              REGISTER_LATENCY_NS,
              WORD_BITS);
      case OUTPUT_REGISTER_ACCESS ->
          List.of(
              OUTPUT_REGISTER_32_MW,
              OUTPUT_REGISTER_64_MW,
              OUTPUT_REGISTER_128_MW,
              OUTPUT_REGISTER_256_MW,
              REGISTER_LATENCY_NS);
      case DATA_MEMORY_ACCESS -> List.of(DATA_MEMORY_ACCESS_PJ);
      case EDRAM_TRANSFER -> List.of(EDRAM_ACCESS_PJ, LINE_BITS);
      case CORE_TRANSFER -> List.of(BUS_TRANSFER_PJ, LINE_BITS, BUS_CROSSBARS, CROSSBARS_PER_CORE);
      case BUS_TRANSFER -> List.of(BUS_TRANSFER_PJ, LINE_BITS, BUS_CROSSBARS);
      case ROUTER_HOP -> List.of(ROUTER_HOP_PJ, LINE_BITS);
      case CROSSBAR_CONTROL -> List.of(CORE_CONTROL_MW, CROSSBARS_PER_CORE);
      case INSTRUCTION_FETCH -> List.of(INSTRUCTION_FETCH_PJ, CROSSBARS_PER_CORE);
      case ALU_SUM -> List.of(ALU_SUM_PJ);
      case ALU_PRODUCT -> List.of(ALU_PRODUCT_PJ);
      case REQUANTIZATION -> List.of(ALU_SUM_PJ, ALU_PRODUCT_PJ, REQUANTIZATIONS_PER_OUTPUT);
      case CROSSBAR_LEAK ->
          joined(
              joined(
                  joined(cellLeakage(), periphery()),
                  joined(rowDriverArea(List.of()), joined(REGISTER_AREA, shiftAdders()))),
              joined(readout.leakage(), LEAKAGE));
      case DCIM_LEAK ->
          joined(
              List.of(
                  SRAM_CELL_LEAKAGE_NW,
                  LOGIC_LEAKAGE_NW_PER_UM2,
                  DCIM_AREA_BASE_MM2,
                  DCIM_COLUMN_UM2),
              LEAKAGE);
      case CORE_LEAK -> joined(CORE_LEAKAGE, LEAKAGE);
      case TILE_LEAK ->
          joined(
              List.of(
                  EDRAM_LEAKAGE_MW,
                  LOGIC_LEAKAGE_NW_PER_UM2,
                  EDRAM_CONTROL_AREA_MM2,
                  EDRAM_COUNTERS_AREA_MM2,
                  INSTRUCTION_MEMORY_AREA_MM2,
                  RECEIVE_BUFFER_AREA_MM2,
                  BUS_AREA_MM2,
                  ROUTER_AREA_MM2,
                  INTERCONNECT_TRANSISTOR_FRAC),
              LEAKAGE);
      case WAKE_UP -> List.of(RAIL_FF_PER_UM2);
    };
  }

  List<Constant> of(Part part) {
    return switch (part) {
      case CELL_ARRAY -> joined(cellArea(), FLOORPLAN);
      case WRITE_PERIPHERY -> joined(periphery(), FLOORPLAN);
      case ROW_DRIVERS -> joined(rowDriverArea(DAC), FLOORPLAN);
      case COLUMN_SAMPLERS -> joined(List.of(COLUMN_SAMPLING_AREA_UM2), FLOORPLAN);
      case ADC -> readout.adcArea();
      case COMPARATORS -> joined(readout.comparatorArea(), FLOORPLAN);
      case THRESHOLDS -> joined(ReadoutSources.thresholdArea(), FLOORPLAN);
      case ADDER_TREES -> readout.treeArea();
      case DCIM_ARRAY ->
          List.of(DCIM_AREA_BASE_MM2, DCIM_COLUMN_UM2, DCIM_CELL_WIDTH_RATIO, SRAM_CELL_AREA_UM2);
      case SHIFT_ADDER -> List.of(SHIFT_ADD_AREA_MM2);
      case INPUT_REGISTER, OUTPUT_REGISTER -> REGISTER_AREA;
      case DATA_MEMORY -> List.of(DATA_MEMORY_AREA_MM2);
      case EDRAM ->
          List.of(
              EDRAM_AREA_MM2,
              EDRAM_CONTROL_AREA_MM2,
              EDRAM_COUNTERS_AREA_MM2,
              INSTRUCTION_MEMORY_AREA_MM2,
              RECEIVE_BUFFER_AREA_MM2);
      case BUS -> List.of(BUS_AREA_MM2);
      case ROUTER -> List.of(ROUTER_AREA_MM2);
      case CORE_CONTROL -> List.of(CORE_CONTROL_AREA_MM2, INSTRUCTION_MEMORY_AREA_MM2);
      case ALU -> List.of(ALU_AREA_MM2);
    };
  }

  /**
   * Energy constants of a row, which has a driver or DAC in an analog array and a flip-flop per bit
   * in a digital one.
   */
  private List<Constant> rowDrive() {
    List<Constant> circuits =
        readout.isDigital()
            ? List.of(DIGITAL_FLIP_FLOP_FJ, INPUT_TOGGLE_FRAC, DRIVER_DRAIN_RATIO, WIRE_FF_PER_UM)
            : joined(List.of(DRIVER_ROW_ENERGY_PJ, DAC_FACTOR_PER_BIT), inputLines());
    return joined(joined(circuits, List.of(DRIVER_CHAIN_FRAC)), joined(cellAdders(), cellShape()));
  }

  /** Area constants of shift-adders, of which each ADC has one. */
  private List<Constant> shiftAdders() {
    return readout.isAdc()
        ? List.of(SHIFT_ADD_AREA_MM2)
        : List.of(SHIFT_ADD_AREA_MM2, SHIFT_ADD_COLUMNS);
  }

  private List<Constant> periphery() {
    return joined(PERIPHERY, cellShape());
  }

  /**
   * Area constants of drivers, or flip-flops of a digital array, with the driver chains of their
   * lines.
   *
   * @param dac the constants of a DAC's capacitors, which do not leak
   */
  private List<Constant> rowDriverArea(List<Constant> dac) {
    List<Constant> circuits =
        readout.isDigital()
            ? List.of(DIGITAL_FLIP_FLOP_UM2)
            : joined(List.of(DRIVER_ROW_AREA_MM2), dac);
    List<Constant> clocks =
        technology == CrossbarTechnology.SRAM_CAPACITOR
            ? List.of(CAPACITOR_CONTROL_LINES)
            : List.of();
    return joined(joined(circuits, DRIVERS), joined(joined(clocks, cellAdders()), cellShape()));
  }

  /** Constants of the input line, which crosses the adders of cells and ends in product gates. */
  private List<Constant> cellAdders() {
    return readout.hasCellAdders()
        ? List.of(DIGITAL_GATE_FF, DIGITAL_ADDER_UM2, DIGITAL_MULTIPLIER_UM2, AREA_UTILIZATION_FRAC)
        : List.of();
  }

  /**
   * Leakage constants of cells and of the circuits that write and drive them; a ReRAM cell does not
   * leak.
   */
  private List<Constant> cellLeakage() {
    return technology == CrossbarTechnology.RERAM
        ? List.of(LOGIC_LEAKAGE_NW_PER_UM2)
        : List.of(SRAM_CELL_LEAKAGE_NW, LOGIC_LEAKAGE_NW_PER_UM2);
  }

  private List<Constant> cellArea() {
    return switch (technology) {
      case SRAM_8T -> List.of(SRAM_CELL_AREA_UM2);
      case SRAM_CAPACITOR -> CAPACITOR_CELL;
      case RERAM -> List.of(RERAM_CELL_AREA_F2);
    };
  }

  /** Area and aspect ratio of a cell, which set the lengths of the lines over it. */
  private List<Constant> cellShape() {
    return switch (technology) {
      case SRAM_8T -> List.of(SRAM_CELL_AREA_UM2, SRAM_CELL_ASPECT);
      case SRAM_CAPACITOR -> joined(CAPACITOR_CELL, List.of(SRAM_CELL_ASPECT));
      case RERAM -> List.of(RERAM_CELL_AREA_F2, RERAM_CELL_ASPECT);
    };
  }

  /** Constants of input lines; one of a capacitor cell's complementary lines always swings. */
  private List<Constant> inputLines() {
    return technology == CrossbarTechnology.SRAM_CAPACITOR ? List.of(WIRE_FF_PER_UM) : LINES;
  }

  private List<Constant> rowClock() {
    return technology == CrossbarTechnology.SRAM_CAPACITOR
        ? joined(List.of(CAPACITOR_CONTROL_LINES, WIRE_FF_PER_UM, DRIVER_CHAIN_FRAC), cellShape())
        : List.of();
  }

  private List<Constant> cellRead() {
    return switch (technology) {
      case SRAM_8T ->
          joined(List.of(WIRE_FF_PER_UM, BITLINE_SWING_FRAC, SRAM_CELL_EXTRA_FJ), cellShape());
      case SRAM_CAPACITOR -> joined(joined(List.of(DIGITAL_MULTIPLIER_FJ), LINES), cellShape());
      case RERAM ->
          joined(
              List.of(
                  RERAM_READ_V,
                  RERAM_CLAMP_FRAC,
                  RERAM_ON_KOHM,
                  RERAM_READ_NS,
                  RERAM_BITLINE_OHM_RATIO,
                  INPUT_ONES_FRAC),
              joined(joined(List.of(WIRE_FF_PER_UM), readout.decisionTime()), cellShape()));
    };
  }

  /** The distinct constants of two lists. */
  static List<Constant> joined(List<Constant> first, List<Constant> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
