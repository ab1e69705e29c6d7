package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.StreamPipeline;
import org.hcim.accelerator.technology.AdcCost;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.DcimCost;
import org.hcim.accelerator.technology.Scaling;

/**
 * The time of one bit-stream through a crossbar, in three stages (PUMA's).
 *
 * @param readNs input register, wordline drivers, crossbar
 * @param digitizeNs sampling and all columns' conversions, or comparators and the DCiM array
 * @param accumulateNs shift-and-add and output register; 0 where the DCiM array accumulates
 */
public record StreamTiming(double readNs, double digitizeNs, double accumulateNs) {

  static StreamTiming of(DesignPoint point, AdcCost adc, DcimCost dcim, Constants constants) {
    double delay = Scaling.delay(Scaling.REFERENCE, point.process());
    double cellsNs =
        constants.get(
            point.technology() == CrossbarTechnology.SRAM_8T ? SRAM_READ_NS : RERAM_READ_NS);
    double readNs =
        (constants.get(REGISTER_LATENCY_NS) + constants.get(DRIVER_LATENCY_NS) + cellsNs) * delay;
    if (point.readout() instanceof Readout.Comparators comparators) {
      double compareNs =
          constants.get(COMPARATOR_LATENCY_NS) * Scaling.delay(Scaling.BULK_65, point.process());
      return new StreamTiming(
          readNs, compareNs + comparators.dcim().crossbars() * dcim.streamLatencyNs(), 0);
    }
    int columns = ((Readout.Adc) point.readout()).columns();
    return new StreamTiming(
        readNs,
        constants.get(SAMPLE_HOLD_LATENCY_NS) * delay + columns * adc.latencyNs(),
        (constants.get(SHIFT_ADD_LATENCY_NS) + constants.get(REGISTER_LATENCY_NS)) * delay);
  }

  /** All bit-streams of one input vector. */
  double vectorNs(int streams, StreamPipeline pipeline) {
    return switch (pipeline) {
      case NONE -> streams * (readNs + digitizeNs + accumulateNs);
      case THREE_STAGE -> (streams + 2) * Math.max(readNs, Math.max(digitizeNs, accumulateNs));
    };
  }
}
