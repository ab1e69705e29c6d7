package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import java.util.List;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.technology.Constant;

/**
 * The constants of the circuits that digitize columns.
 *
 * @param wire constants of the bitline's wire, which reduces the bitline step per unit of partial
 *     sum
 */
record ReadoutSources(Readout readout, List<Constant> wire) {

  private static final List<Constant> TREE = List.of(DIGITAL_ADDER_FJ, DIGITAL_MULTIPLIER_FJ);

  private static final List<Constant> CHAIN =
      List.of(CELL_ADDER_GLITCH_FRAC, CELL_ADDER_REGISTER_ROWS, DIGITAL_FLIP_FLOP_FJ);

  private static final List<Constant> TREE_AREA =
      List.of(DIGITAL_ADDER_UM2, DIGITAL_MULTIPLIER_UM2, DIGITAL_FLIP_FLOP_UM2);

  private static final List<Constant> TABLE = List.of(DIGITAL_FLIP_FLOP_FJ, DIGITAL_MULTIPLIER_FJ);

  private static final List<Constant> TABLE_AREA =
      List.of(DIGITAL_FLIP_FLOP_UM2, DIGITAL_MULTIPLIER_UM2);

  private static final List<Constant> THRESHOLD_AREA =
      List.of(
          ADC_CAPACITIVE_UNIT_FF, CAPACITOR_FF_PER_UM2, DIGITAL_FLIP_FLOP_UM2, SRAM_CELL_AREA_UM2);

  boolean isDigital() {
    return readout instanceof Readout.Digital;
  }

  boolean isAdc() {
    return readout instanceof Readout.Adc;
  }

  boolean hasCellAdders() {
    return readout instanceof Readout.Digital digital
        && digital.structure() == DigitalStructure.CELL_ADDER;
  }

  /** Energy constants of one row of an adder tree. */
  List<Constant> treeEnergy() {
    return hasCellAdders()
        ? Sources.joined(Sources.joined(TREE, List.of(DIGITAL_ACTIVITY_FRAC)), CHAIN)
        : Sources.joined(TREE, List.of(DIGITAL_ACTIVITY_FRAC));
  }

  /**
   * Area constants of an adder tree. Adders in cells abut, so they lack the space between placed
   * gates.
   */
  List<Constant> treeArea() {
    return hasCellAdders()
        ? Sources.joined(TREE_AREA, List.of(CELL_ADDER_REGISTER_ROWS, AREA_UTILIZATION_FRAC))
        : TREE_AREA;
  }

  List<Constant> conversion() {
    if (isDigital()) {
      return List.of(DIGITAL_ADDER_FJ, DIGITAL_FLIP_FLOP_FJ);
    }
    return readout instanceof Readout.Adc adc
        ? Sources.joined(adcEnergy(adc), levelsEnergy(adc))
        : comparator(COMPARATOR_ENERGY_PJ);
  }

  /** Constants of the time for which a column is sensed after a read. */
  List<Constant> decisionTime() {
    if (isDigital()) {
      return List.of();
    }
    return readout instanceof Readout.Adc adc
        ? Sources.joined(adcTime(adc), isLookedUp(adc) ? List.of(DIGITAL_MULTIPLIER_NS) : List.of())
        : List.of(COMPARATOR_LATENCY_NS);
  }

  /** Returns whether each step of a conversion looks up its threshold. */
  private static boolean isLookedUp(Readout.Adc adc) {
    return hasTables(adc) && adc.kind() == ReadoutKind.SAR;
  }

  private static List<Constant> adcTime(Readout.Adc adc) {
    List<Constant> settling = List.of(SETTLING_NS_PER_ROW_AND_BIT);
    return switch (adc.costSource()) {
      case CUSTOM -> settling;
      case REGRESSION -> Sources.joined(List.of(ADC_REGRESSION_RATE_GSPS), settling);
      case CAPACITIVE -> List.of(ADC_CAPACITIVE_NS_PER_BIT, ADC_CAPACITIVE_NS_PER_ROW_AND_BIT);
      case COMPARATORS ->
          Sources.joined(
              List.of(COMPARATOR_LATENCY_NS, DIGITAL_SUM_NS, DIGITAL_CARRY_NS, DIGITAL_RIPPLE_NS),
              settling);
      case PAPER, SURVEY ->
          Sources.joined(
              switch (adc.bits()) {
                case 7 -> List.of(ADC_SAR7_RATE_GSPS, ADC_SAR7_CYCLES);
                case 6 -> List.of(ADC_SAR6_RATE_GSPS, ADC_SAR6_CYCLES);
                default -> List.of(ADC_FLASH4_RATE_GSPS, ADC_FLASH4_CYCLES);
              },
              settling);
    };
  }

  List<Constant> comparatorArea() {
    return comparator(COMPARATOR_AREA_UM2);
  }

  /** Area constants of the threshold circuits, without the area between them. */
  static List<Constant> thresholdArea() {
    return THRESHOLD_AREA;
  }

  List<Constant> adcArea() {
    return readout instanceof Readout.Adc adc
        ? Sources.joined(adcArea(adc), levelsArea(adc))
        : List.of();
  }

  /** The area constants that set the leakage of a readout's logic. */
  List<Constant> leakage() {
    if (isDigital()) {
      return treeArea();
    }
    return readout instanceof Readout.Adc adc
        ? Sources.joined(List.of(COLUMN_SAMPLING_AREA_UM2), hasTables(adc) ? TABLE_AREA : List.of())
        : Sources.joined(comparatorArea(), thresholdLeakage());
  }

  /**
   * The area constants that set the leakage of threshold circuits; a single alpha per layer needs
   * none.
   */
  private List<Constant> thresholdLeakage() {
    return readout instanceof Readout.Ternary ternary && ternary.thresholds() != ThresholdRule.ALPHA
        ? THRESHOLD_AREA
        : List.of();
  }

  /** Constants of a comparator, whose size depends on the unit of partial sum and its margin. */
  private List<Constant> comparator(Constant atMinimumSize) {
    List<Constant> sized =
        List.of(
            atMinimumSize, COMPARATOR_SIGMA_MV, COMPARATOR_MARGIN_SIGMAS, BITLINE_PARASITIC_FRAC);
    return Sources.joined(sized, wire);
  }

  private static boolean hasTables(Readout.Adc adc) {
    return adc.levels() == AdcLevels.NONUNIFORM;
  }

  /** Energy constants of level tables, for which a SAR ADC needs a finer DAC. */
  private static List<Constant> levelsEnergy(Readout.Adc adc) {
    if (!hasTables(adc)) {
      return List.of();
    }
    return adc.kind() == ReadoutKind.SAR
        ? Sources.joined(TABLE, List.of(ADC_CAPACITIVE_UNIT_FF, DRIVER_CHAIN_FRAC))
        : TABLE;
  }

  private static List<Constant> levelsArea(Readout.Adc adc) {
    if (!hasTables(adc)) {
      return List.of();
    }
    return adc.kind() == ReadoutKind.SAR
        ? Sources.joined(TABLE_AREA, List.of(ADC_CAPACITIVE_UNIT_FF, CAPACITOR_FF_PER_UM2))
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
    if (adc.costSource() == AdcCostSource.COMPARATORS) {
      return List.of(
          COMPARATOR_ENERGY_PJ,
          COMPARATOR_SIGMA_MV,
          COMPARATOR_MARGIN_SIGMAS,
          DIGITAL_ADDER_FJ,
          DIGITAL_FLIP_FLOP_FJ);
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
    if (adc.costSource() == AdcCostSource.COMPARATORS) {
      return List.of(
          COMPARATOR_AREA_UM2,
          COMPARATOR_SIGMA_MV,
          COMPARATOR_MARGIN_SIGMAS,
          DIGITAL_ADDER_UM2,
          DIGITAL_FLIP_FLOP_UM2,
          AREA_UTILIZATION_FRAC);
    }
    return switch (adc.bits()) {
      case 7 -> List.of(ADC_SAR7_AREA_MM2, ADC_AREA_FACTOR);
      case 6 -> List.of(ADC_SAR6_AREA_MM2, ADC_AREA_FACTOR);
      default -> List.of(ADC_FLASH4_AREA_MM2, ADC_AREA_FACTOR);
    };
  }
}
