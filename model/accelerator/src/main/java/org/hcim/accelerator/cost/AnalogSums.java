package org.hcim.accelerator.cost;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;

/**
 * Column sums of a macro that are weighted and added as charge or current, so that one conversion
 * digitizes several of them. The column circuits do the adding; only conversions and their
 * shift-and-adds are saved.
 *
 * @param columns neighboring columns per conversion, such as the bit-slices of a weight
 * @param streams bit-streams of an input per conversion
 */
public record AnalogSums(int columns, int streams) {

  /** One conversion per column and bit-stream, as in the designs of a sweep. */
  public static final AnalogSums NONE = new AnalogSums(1, 1);

  public AnalogSums {
    check(columns > 0, "columns_per_conversion (%d) must be positive", columns);
    check(streams > 0, "streams_per_conversion (%d) must be positive", streams);
  }

  /** Rejects a design whose converters cannot digitize these sums. */
  void checkDesign(DesignPoint point) {
    if (equals(NONE)) {
      return;
    }
    check(
        point.readout() instanceof Readout.Adc,
        "columns_per_conversion and streams_per_conversion must be 1 with readout %s; sar and flash"
            + " convert sums",
        point.readout().kind().key());
    int columnsPerAdc = ((Readout.Adc) point.readout()).columns();
    check(
        columnsPerAdc % columns == 0,
        "columns_per_conversion (%d) must divide columns_per_adc (%d)",
        columns,
        columnsPerAdc);
    check(
        point.precision().streams() % streams == 0,
        "streams_per_conversion (%d) must divide the bit-streams of an input (%d)",
        streams,
        point.precision().streams());
  }

  /** Column sums per conversion, over columns and bit-streams. */
  double perConversion() {
    return (double) columns * streams;
  }

  /** The mean time from one bit-stream to the next. */
  double cycleNs(DesignPoint point, UnitCosts units) {
    StreamTiming timing = units.timing();
    if (!equals(NONE)) {
      double adcNs = units.box().least().columnsPerAdc() * units.adc().latencyNs();
      double sampledNs = timing.digitizeNs() - adcNs;
      timing =
          new StreamTiming(
              timing.readNs(),
              (sampledNs + adcNs / columns) / streams,
              timing.accumulateNs() / streams,
              timing.sumReadNs());
    }
    return timing.cycleNs(point.accounting().streamPipeline());
  }
}
