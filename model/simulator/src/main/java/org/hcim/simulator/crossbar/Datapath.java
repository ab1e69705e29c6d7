package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.EnumMap;
import java.util.Objects;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ThresholdRule;

/**
 * The arithmetic of one crossbar and its readout.
 *
 * @param rows wordlines that carry inputs and are summed in one cycle; longer products are split
 *     over crossbars
 */
public record Datapath(int rows, Slicing slicing, ColumnReadout readout) {

  public Datapath {
    check(
        rows > 0 && rows <= DesignPoint.MAX_LINES,
        "xbar_rows (%d) must be from 1 to %d",
        rows,
        DesignPoint.MAX_LINES);
    Objects.requireNonNull(slicing, "slicing");
    Objects.requireNonNull(readout, "readout");
  }

  /** Creates the crossbars of a setting, with an ideal readout instead of the setting's. */
  public static Datapath ideal(AlgorithmSetting setting) {
    return new Datapath(
        setting.inputRows(),
        new Slicing(setting.precision(), setting.signedMapping()),
        new ColumnReadout.Ideal());
  }

  /**
   * The algorithm setting of this datapath, without what a layer learns: no bias rows, and one
   * threshold for all columns.
   */
  public AlgorithmSetting setting() {
    var values = new EnumMap<Parameter, Object>(Parameter.class);
    values.put(Parameter.XBAR_ROWS, rows);
    values.put(Parameter.CELL_BITS, slicing.precision().cellBits());
    values.put(Parameter.WEIGHT_BITS, slicing.precision().weightBits());
    values.put(Parameter.ACTIVATION_BITS, slicing.precision().activationBits());
    values.put(Parameter.STREAM_BITS, slicing.precision().streamBits());
    values.put(Parameter.SIGNED_MAPPING, slicing.mapping());
    if (readout instanceof ColumnReadout.Comparators comparators) {
      values.put(Parameter.SCALE_FACTOR_BITS, comparators.dcim().scaleFactorBits());
      values.put(Parameter.SCALE_FACTOR_GRANULARITY, comparators.dcim().granularity());
      values.put(Parameter.PARTIAL_SUM_BITS, comparators.dcim().partialSumBits());
    } else if (readout instanceof ColumnReadout.Converter adc) {
      values.put(Parameter.ADC_BITS, adc.bits());
      values.put(Parameter.ADC_LEVELS, adc.adcLevels());
    }
    if (readout instanceof ColumnReadout.Binary) {
      values.put(Parameter.BIAS_ROWS, 0);
    } else if (readout instanceof ColumnReadout.Ternary) {
      values.put(Parameter.TERNARY_THRESHOLDS, ThresholdRule.ALPHA);
    }
    return new AlgorithmSetting(readout.levels(), values);
  }

  /** The number of row tiles over which a product is split. */
  public int splits(int inputs) {
    return (inputs + rows - 1) / rows;
  }

  /** An upper bound on the magnitude of any sum of this many inputs. */
  long mostSum(int inputs) {
    if (readout instanceof ColumnReadout.Comparators comparators) {
      return splits(inputs) * slicing.mostSignificance() * (comparators.dcim().mostSum() + 1L);
    }
    if (readout instanceof ColumnReadout.Converter adc) {
      return splits(inputs)
          * slicing.mostSignificance()
          * slicing.mostStreams()
          * adc.mostMagnitude();
    }
    return (long) inputs * slicing.mostActivationMagnitude() * -slicing.leastWeight();
  }

  /** Returns the same crossbars with another readout. */
  public Datapath with(ColumnReadout other) {
    return new Datapath(rows, slicing, other);
  }
}
