package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;

/**
 * The circuits that give an ADC layer-specific levels. Readings and thresholds are integers wide
 * enough to resolve all partial sums of a column.
 *
 * <p>Two tables of flip-flops, written with the weights, hold a reading and a threshold per code; a
 * product gate per entry and bit selects a reading. A SAR ADC looks up a threshold for each bit,
 * and its DAC has a unit capacitor per partial sum instead of one per code. A flash ADC takes the
 * reference of each comparator from a tap of the ladder through a tree of two-transistor switches;
 * its references are static. The resistors of the ladder are ignored.
 *
 * @param energyPj energy of one conversion, in addition to an ADC with equally spaced levels
 * @param latencyNs added time of one conversion
 * @param logicUm2 added logic area of one converter, which leaks
 * @param capacitorUm2 added capacitor area of one converter
 */
public record LevelTableCost(
    double energyPj, double latencyNs, double logicUm2, double capacitorUm2) {

  private static final LevelTableCost NONE = new LevelTableCost(0, 0, 0, 0);

  /** Transistors of a switch relative to a two-input gate. */
  private static final double SWITCH_PER_GATE = 0.5;

  /**
   * The cost of the levels of an ADC in a process; zero if they are equally spaced.
   *
   * @param readingBits bits that resolve all partial sums
   */
  public static LevelTableCost of(Readout.Adc adc, int readingBits, ProcessFactors factors) {
    if (adc.levels() == AdcLevels.UNIFORM) {
      return NONE;
    }
    var table = new Table(1 << adc.bits(), readingBits, factors);
    return adc.kind() == ReadoutKind.SAR ? table.ofSar(adc.bits()) : table.ofFlash();
  }

  /** The cost of an ADC with equally spaced levels plus these circuits. */
  public AdcCost with(AdcCost adc) {
    return new AdcCost(
        adc.energyPj() + energyPj,
        adc.latencyNs() + latencyNs,
        adc.settlingNs(),
        adc.areaUm2() + (logicUm2 + capacitorUm2));
  }

  /** A table of readings and one of thresholds. */
  private record Table(int entries, int bits, ProcessFactors factors) {

    LevelTableCost ofSar(int steps) {
      Constants constants = factors.constants();
      double volts = factors.process().supplyV();
      double unitFf = constants.get(ADC_CAPACITIVE_UNIT_FF);
      double extraFf = unitFf * Math.max(0, Math.scalb(1.0, bits) - entries);
      double chargePj = extraFf * (volts * volts) * factors.drivers().chargeFactor() * 1e-3;
      double gatesNs = 2 * constants.get(DIGITAL_MULTIPLIER_NS) * factors.from28().delay();
      return new LevelTableCost(
          (steps + 1) * lookUpPj() + chargePj,
          steps * gatesNs,
          2 * tableUm2(),
          extraFf / constants.get(CAPACITOR_FF_PER_UM2));
    }

    LevelTableCost ofFlash() {
      double switches = (entries - 1.0) * (Math.scalb(1.0, bits) - 1);
      double switchUm2 = SWITCH_PER_GATE * gate(DIGITAL_MULTIPLIER_UM2);
      return new LevelTableCost(lookUpPj(), 0, 2 * tableUm2() + switches * switchUm2, 0);
    }

    /**
     * The energy of a lookup: the gates of the last entry and of the next one switch, and a
     * register stores the word.
     */
    private double lookUpPj() {
      Constants constants = factors.constants();
      double bitFj = 2 * constants.get(DIGITAL_MULTIPLIER_FJ) + constants.get(DIGITAL_FLIP_FLOP_FJ);
      return bits * bitFj * factors.from28().energy() * 1e-3;
    }

    private double tableUm2() {
      return (double) entries * bits * (gate(DIGITAL_FLIP_FLOP_UM2) + gate(DIGITAL_MULTIPLIER_UM2));
    }

    private double gate(Constant area) {
      return factors.constants().get(area) * factors.from28().area();
    }
  }
}
