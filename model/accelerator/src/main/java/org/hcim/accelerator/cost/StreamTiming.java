package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.StreamPipeline;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;

/**
 * The time of one bit-stream through a crossbar, in PUMA's three stages. The adder model was fitted
 * to whole cycles of digital macros, so a digital array takes only the time of the model and the
 * wire delay of an input line.
 *
 * @param readNs input register, wordline drivers and crossbar, without bitlines if the ADC's time
 *     includes them; in digital arrays, the wire of an input line
 * @param digitizeNs sampling and the conversions of an ADC's columns, comparators and the DCiM
 *     array, or an adder tree with its accumulator
 * @param accumulateNs shift-and-add and output register; 0 where the DCiM array accumulates
 * @param sumReadNs after the last bit-stream of a vector, the time to read partial sums out of the
 *     DCiM array; 0 with other readouts
 */
public record StreamTiming(
    double readNs, double digitizeNs, double accumulateNs, double sumReadNs) {

  static StreamTiming of(UnitCosts units) {
    DesignBox box = units.box();
    Constants constants = units.constants();
    double delay = units.factors().delay();
    if (box.point().readout() instanceof Readout.Digital) {
      return new StreamTiming(inputLineNs(units), units.tree().latencyNs(), 0, 0);
    }
    double driverNs = driverNs(box.least().streamBits(), constants);
    double settlingNs =
        units.laws().wordlineNs() * (CrossbarLaws.settling(box.least().streamBits()) - 1);
    double linesNs =
        settlingNs
            + (readsBitlines(box.point()) ? units.laws().arrayNs() : units.laws().wordlineNs());
    double readNs = (constants.get(REGISTER_LATENCY_NS) + driverNs) * delay + linesNs;
    if (box.point().readout() instanceof Readout.Comparators) {
      return new StreamTiming(
          readNs,
          units.comparator().latencyNs()
              + box.least().crossbarsPerDcim() * units.dcim().streamLatencyNs(),
          0,
          box.least().crossbarsPerDcim() * units.dcim().readNs());
    }
    int columns = box.least().columnsPerAdc();
    return new StreamTiming(
        readNs,
        constants.get(SAMPLE_HOLD_LATENCY_NS) * delay
            + units.adc().settlingNs()
            + columns * units.adc().latencyNs(),
        (constants.get(SHIFT_ADD_LATENCY_NS) + constants.get(REGISTER_LATENCY_NS)) * delay,
        0);
  }

  /** The wire delay of an input line of a digital array, which spans the width of its cells. */
  private static double inputLineNs(UnitCosts units) {
    return units.box().hasCellAdders()
        ? units.tree().inputLineNs(units.box().outputsPerCrossbar())
        : units.laws().wordlineNs();
  }

  /**
   * Returns whether the bitlines take time of their own. The capacitive ADC model was fitted to
   * whole cycles of SRAM macros, so it includes the settling of their bitlines.
   */
  private static boolean readsBitlines(DesignPoint point) {
    boolean isSettledByAdc =
        point.readout() instanceof Readout.Adc adc
            && adc.costSource() == AdcCostSource.CAPACITIVE
            && point.technology() != CrossbarTechnology.RERAM;
    return !isSettledByAdc;
  }

  /** The latency of a one-bit driver, and what the constants add for the bits of a DAC. */
  private static double driverNs(int bits, Constants constants) {
    double extraNs = bits > 1 ? (bits + 1) * constants.get(DAC_NS_PER_BIT) : 0;
    return constants.get(DRIVER_LATENCY_NS) + extraNs;
  }

  /** The time from one bit-stream to the next. */
  double cycleNs(StreamPipeline pipeline) {
    return switch (pipeline) {
      case NONE -> readNs + digitizeNs + accumulateNs;
      case THREE_STAGE -> Math.max(readNs, Math.max(digitizeNs, accumulateNs));
    };
  }

  /**
   * The time of all bit-streams of one input vector and of its partial sums; a three-stage pipeline
   * adds two cycles to fill and drain.
   */
  double vectorNs(int streams, StreamPipeline pipeline) {
    int cycles = pipeline == StreamPipeline.THREE_STAGE ? streams + 2 : streams;
    return cycles * cycleNs(pipeline) + sumReadNs;
  }
}
