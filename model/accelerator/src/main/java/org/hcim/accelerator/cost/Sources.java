package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.technology.Constant;

/** The constants of which a design's unit costs are made. */
record Sources(DesignPoint point) {

  private static final List<Constant> TREE = List.of(DIGITAL_ADDER_FJ, DIGITAL_MULTIPLIER_FJ);

  private static final List<Constant> TREE_AREA =
      List.of(DIGITAL_ADDER_UM2, DIGITAL_MULTIPLIER_UM2, DIGITAL_FLIP_FLOP_UM2);

  /** Of all that leaks: its temperature, its supply, and the remainder of gated parts. */
  private static final List<Constant> LEAKAGE =
      List.of(LEAKAGE_FACTOR_PER_10K, LEAKAGE_DECADES_PER_V, GATED_LEAKAGE_FRAC);

  /** Of circuits whose area the model adds up from cells and gates. */
  private static final List<Constant> FLOORPLAN = List.of(AREA_UTILIZATION_FRAC);

  private static final List<Constant> TABLE = List.of(DIGITAL_FLIP_FLOP_FJ, DIGITAL_MULTIPLIER_FJ);

  private static final List<Constant> TABLE_AREA =
      List.of(DIGITAL_FLIP_FLOP_UM2, DIGITAL_MULTIPLIER_UM2);

  private static final List<Constant> LINES = List.of(WIRE_FF_PER_UM, INPUT_ONES_FRAC);

  private static final List<Constant> REGISTER_LEAKAGE =
      List.of(
          REGISTER_32_LEAKAGE_MW,
          REGISTER_64_LEAKAGE_MW,
          REGISTER_128_LEAKAGE_MW,
          REGISTER_256_LEAKAGE_MW);

  /** Drivers whose size follows their line. */
  private static final List<Constant> DRIVERS =
      List.of(WIRE_FF_PER_UM, DRIVER_CHAIN_FRAC, DIGITAL_GATE_FF, DIGITAL_MULTIPLIER_UM2);

  private static final List<Constant> PERIPHERY =
      joined(DRIVERS, List.of(ARRAY_PERIPHERY_FACTOR, DIGITAL_FLIP_FLOP_UM2));

  List<Constant> of(Action action) {
    return switch (action) {
      case CELL_READ -> cellRead();
      case ROW_DRIVE ->
          joined(
              joined(driver(DRIVER_ROW_ENERGY_PJ), List.of(DRIVER_CHAIN_FRAC)),
              joined(joined(inputLines(), cellAdders()), cellArea()));
      case BIAS_CELL_READ -> joined(cellRead(), List.of(BIAS_CELL_ENERGY_RATIO));
      case BIAS_ROW_DRIVE ->
          joined(
              driver(DRIVER_ROW_ENERGY_PJ),
              joined(List.of(WIRE_FF_PER_UM, DRIVER_CHAIN_FRAC), cellArea()));
      case COLUMN_SAMPLE -> List.of(SAMPLE_HOLD_ENERGY_PJ);
      case ADDER_TREE ->
          hasCellAdders()
              ? joined(TREE, List.of(DIGITAL_ACTIVITY_FRAC, CELL_ADDER_ACTIVITY_FRAC))
              : joined(TREE, List.of(DIGITAL_ACTIVITY_FRAC));
      case CONVERSION ->
          isDigital()
              ? List.of(DIGITAL_ADDER_FJ, DIGITAL_FLIP_FLOP_FJ)
              : adc() == null
                  ? comparator(COMPARATOR_ENERGY_PJ)
                  : joined(adcEnergy(adc()), levelsEnergy());
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
      case SHIFT_ADD ->
          adc() == null
              ? List.of(SHIFT_ADD_ENERGY_PJ, SHIFT_ADD_BITS)
              : List.of(SHIFT_ADD_ENERGY_PJ);
      case INPUT_REGISTER_READ, INPUT_REGISTER_WRITE ->
          List.of(
              INPUT_REGISTER_32_MW,
              INPUT_REGISTER_64_MW,
              INPUT_REGISTER_128_MW,
              INPUT_REGISTER_256_MW,
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
      case BUS_TRANSFER -> List.of(BUS_TRANSFER_PJ, LINE_BITS, BUS_CROSSBARS);
      case ROUTER_HOP -> List.of(ROUTER_HOP_PJ, LINE_BITS);
      case CROSSBAR_CONTROL -> List.of(CORE_CONTROL_MW, CROSSBARS_PER_CORE);
      case INSTRUCTION_FETCH -> List.of(INSTRUCTION_FETCH_PJ, CROSSBARS_PER_CORE);
      case ALU_OPERATION -> List.of(ALU_OPERATION_PJ);
      case CROSSBAR_LEAK ->
          joined(
              joined(
                  joined(List.of(SRAM_CELL_LEAKAGE_NW, LOGIC_LEAKAGE_NW_PER_UM2), periphery()),
                  joined(rowDriverArea(), REGISTER_LEAKAGE)),
              joined(readoutLeakage(), LEAKAGE));
      case DCIM_LEAK -> joined(List.of(SRAM_CELL_LEAKAGE_NW), LEAKAGE);
      case CORE_LEAK ->
          joined(
              List.of(
                  DATA_MEMORY_LEAKAGE_MW,
                  INSTRUCTION_MEMORY_LEAKAGE_MW,
                  LOGIC_LEAKAGE_NW_PER_UM2,
                  ALU_AREA_MM2,
                  SHIFT_ADD_AREA_MM2),
              LEAKAGE);
      case TILE_LEAK ->
          joined(
              List.of(
                  EDRAM_LEAKAGE_MW,
                  EDRAM_CONTROL_LEAKAGE_MW,
                  RECEIVE_BUFFER_LEAKAGE_MW,
                  BUS_LEAKAGE_MW,
                  ROUTER_LEAKAGE_MW),
              LEAKAGE);
      case WAKE_UP -> List.of(RAIL_FF_PER_UM2);
    };
  }

  List<Constant> of(Part part) {
    return switch (part) {
      case CELL_ARRAY -> joined(cellArea(), FLOORPLAN);
      case WRITE_PERIPHERY -> joined(periphery(), FLOORPLAN);
      case ROW_DRIVERS -> joined(rowDriverArea(), FLOORPLAN);
      case COLUMN_SAMPLERS -> joined(List.of(COLUMN_SAMPLING_AREA_UM2), FLOORPLAN);
      case ADC -> joined(adcArea(adc()), levelsArea());
      case COMPARATORS -> joined(comparator(COMPARATOR_AREA_UM2), FLOORPLAN);
      case THRESHOLDS ->
          joined(
              List.of(
                  ADC_CAPACITIVE_UNIT_FF,
                  CAPACITOR_FF_PER_UM2,
                  DIGITAL_FLIP_FLOP_UM2,
                  SRAM_CELL_AREA_UM2),
              FLOORPLAN);
      case ADDER_TREES -> treeArea();
      case DCIM_ARRAY -> List.of(DCIM_AREA_BASE_MM2, DCIM_AREA_PER_BITCELL_UM2);
      case SHIFT_ADDER -> List.of(SHIFT_ADD_AREA_MM2);
      case INPUT_REGISTER, OUTPUT_REGISTER ->
          List.of(
              REGISTER_32_AREA_MM2,
              REGISTER_64_AREA_MM2,
              REGISTER_128_AREA_MM2,
              REGISTER_256_AREA_MM2);
      case DATA_MEMORY -> List.of(DATA_MEMORY_AREA_MM2);
      case EDRAM -> List.of(EDRAM_AREA_MM2, EDRAM_CONTROL_AREA_MM2, RECEIVE_BUFFER_AREA_MM2);
      case BUS -> List.of(BUS_AREA_MM2);
      case ROUTER -> List.of(ROUTER_AREA_MM2);
      case CORE_CONTROL -> List.of(CORE_CONTROL_AREA_MM2, INSTRUCTION_MEMORY_AREA_MM2);
      case ALU -> List.of(ALU_AREA_MM2);
    };
  }

  /** A comparator's size follows from the unit of partial sum and its margin. */
  private List<Constant> comparator(Constant atMinimumSize) {
    List<Constant> sized =
        List.of(
            atMinimumSize, COMPARATOR_SIGMA_MV, COMPARATOR_MARGIN_SIGMAS, BITLINE_PARASITIC_FRAC);
    List<Constant> margin =
        point.readout() instanceof Readout.Ternary ? List.of(TERNARY_MARGIN_STEPS) : List.of();
    List<Constant> wire =
        point.technology() == CrossbarTechnology.RERAM
            ? joined(List.of(RERAM_ON_KOHM), cellArea())
            : List.of();
    return joined(joined(sized, margin), wire);
  }

  /** A driver of several bits is a DAC, but not in a digital array. */
  private List<Constant> driver(Constant ofOneBit) {
    return isDigital() ? List.of(ofOneBit) : List.of(ofOneBit, DAC_FACTOR_PER_BIT);
  }

  private List<Constant> periphery() {
    return joined(PERIPHERY, cellArea());
  }

  private List<Constant> rowDriverArea() {
    List<Constant> clocks =
        point.technology() == CrossbarTechnology.SRAM_CAPACITOR
            ? List.of(CAPACITOR_CONTROL_LINES)
            : List.of();
    return joined(
        joined(driver(DRIVER_ROW_AREA_MM2), DRIVERS),
        joined(joined(clocks, cellAdders()), cellArea()));
  }

  /** The line of an input crosses the adders of cells and ends in product gates. */
  private List<Constant> cellAdders() {
    return hasCellAdders()
        ? List.of(DIGITAL_GATE_FF, DIGITAL_ADDER_UM2, DIGITAL_MULTIPLIER_UM2, AREA_UTILIZATION_FRAC)
        : List.of();
  }

  private boolean hasCellAdders() {
    return point.readout() instanceof Readout.Digital digital
        && digital.structure() == DigitalStructure.CELL_ADDER;
  }

  /** Logic leaks by its area. */
  private List<Constant> readoutLeakage() {
    if (isDigital()) {
      return treeArea();
    }
    return adc() == null
        ? joined(comparator(COMPARATOR_AREA_UM2), thresholdLeakage())
        : joined(
            List.of(COLUMN_SAMPLING_AREA_UM2, SHIFT_ADD_AREA_MM2),
            hasTables() ? TABLE_AREA : List.of());
  }

  /** Adders in cells abut, so they lack the space between placed gates. */
  private List<Constant> treeArea() {
    return hasCellAdders() ? joined(TREE_AREA, FLOORPLAN) : TREE_AREA;
  }

  /** The circuits that make thresholds leak by their area; one alpha for the layer takes none. */
  private List<Constant> thresholdLeakage() {
    return point.readout() instanceof Readout.Ternary ternary
            && ternary.thresholds() != ThresholdRule.ALPHA
        ? of(Part.THRESHOLDS)
        : List.of();
  }

  private List<Constant> cellArea() {
    return switch (point.technology()) {
      case SRAM_8T -> List.of(SRAM_CELL_AREA_UM2, SRAM_CELL_ASPECT);
      case SRAM_CAPACITOR -> List.of(CAPACITOR_CELL_AREA_UM2, SRAM_CELL_ASPECT);
      case RERAM -> List.of(RERAM_CELL_AREA_F2, RERAM_CELL_ASPECT);
    };
  }

  /** Of the complementary lines of a capacitor cell one swings whatever the input. */
  private List<Constant> inputLines() {
    return point.technology() == CrossbarTechnology.SRAM_CAPACITOR
        ? List.of(WIRE_FF_PER_UM)
        : LINES;
  }

  private List<Constant> cellRead() {
    return switch (point.technology()) {
      case SRAM_8T ->
          joined(List.of(WIRE_FF_PER_UM, BITLINE_SWING_FRAC, SRAM_CELL_EXTRA_FJ), cellArea());
      case SRAM_CAPACITOR ->
          joined(
              joined(
                  List.of(
                      CELL_CAPACITOR_FF,
                      CAPACITOR_CONTROL_LINES,
                      DRIVER_CHAIN_FRAC,
                      DIGITAL_MULTIPLIER_FJ),
                  LINES),
              cellArea());
      case RERAM -> List.of(RERAM_CELL_READ_ENERGY_FJ);
    };
  }

  private static List<Constant> joined(List<Constant> first, List<Constant> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private boolean isDigital() {
    return point.readout() instanceof Readout.Digital;
  }

  private Readout.Adc adc() {
    return point.readout() instanceof Readout.Adc adc ? adc : null;
  }

  private boolean hasTables() {
    return adc().levels() == AdcLevels.NONUNIFORM;
  }

  /** The tables of levels; a SAR has a finer DAC for them. */
  private List<Constant> levelsEnergy() {
    if (!hasTables()) {
      return List.of();
    }
    return adc().kind() == ReadoutKind.SAR
        ? joined(TABLE, List.of(ADC_CAPACITIVE_UNIT_FF, DRIVER_CHAIN_FRAC))
        : TABLE;
  }

  private List<Constant> levelsArea() {
    if (!hasTables()) {
      return List.of();
    }
    return adc().kind() == ReadoutKind.SAR
        ? joined(TABLE_AREA, List.of(ADC_CAPACITIVE_UNIT_FF, CAPACITOR_FF_PER_UM2))
        : TABLE_AREA;
  }

  private static List<Constant> adcEnergy(Readout.Adc adc) {
    if (adc.costSource() == AdcCostSource.CUSTOM) {
      return List.of();
    }
    if (adc.costSource() == AdcCostSource.REGRESSION) {
      return List.of(ADC_REGRESSION_RATE_GSPS, ADC_SUPPLY_EXPONENT);
    }
    if (adc.costSource() == AdcCostSource.CAPACITIVE) {
      return List.of(
          ADC_CAPACITIVE_UNIT_FF,
          ADC_CAPACITIVE_FF_PER_SQUARE_LEVEL,
          COMPARATOR_ENERGY_PJ,
          COMPARATOR_SIGMA_MV,
          COMPARATOR_MARGIN_SIGMAS,
          DIGITAL_FLIP_FLOP_FJ,
          DRIVER_CHAIN_FRAC);
    }
    return switch (adc.bits()) {
      case 7 -> List.of(ADC_SAR7_POWER_MW, ADC_SAR7_RATE_GSPS, ADC_SAR7_CYCLES, ADC_ENERGY_FACTOR);
      case 6 -> List.of(ADC_SAR6_POWER_MW, ADC_SAR6_RATE_GSPS, ADC_SAR6_CYCLES, ADC_ENERGY_FACTOR);
      default ->
          List.of(ADC_FLASH4_POWER_MW, ADC_FLASH4_RATE_GSPS, ADC_FLASH4_CYCLES, ADC_ENERGY_FACTOR);
    };
  }

  private static List<Constant> adcArea(Readout.Adc adc) {
    if (adc.costSource() == AdcCostSource.CUSTOM) {
      return List.of();
    }
    if (adc.costSource() == AdcCostSource.REGRESSION) {
      return List.of(ADC_REGRESSION_RATE_GSPS);
    }
    if (adc.costSource() == AdcCostSource.CAPACITIVE) {
      return List.of(ADC_CAPACITIVE_UM2, ADC_CAPACITIVE_AREA_PER_BIT);
    }
    return switch (adc.bits()) {
      case 7 -> List.of(ADC_SAR7_AREA_MM2, ADC_AREA_FACTOR);
      case 6 -> List.of(ADC_SAR6_AREA_MM2, ADC_AREA_FACTOR);
      default -> List.of(ADC_FLASH4_AREA_MM2, ADC_AREA_FACTOR);
    };
  }
}
