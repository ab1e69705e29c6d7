package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.simulator.calibration.AdcFit;
import org.hcim.simulator.calibration.ColumnOrder;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.LevelAdc;

/** The calibrated values of a layer's ADCs as a parameter of the network. */
interface ConverterParameter {

  /** The parameter, which training does not change. */
  Parameter parameter();

  /** Calibrates the parameter on the partial sums of a batch. */
  void calibrate(ColumnStatistics statistics);

  /** The ADC that the parameter describes. */
  ColumnReadout.Converter converter();

  /** Creates the uncalibrated parameter of a layer. */
  static ConverterParameter of(String layer, AlgorithmSetting setting, ColumnOrder order) {
    int bits = setting.integer(org.hcim.accelerator.design.Parameter.ADC_BITS);
    return setting.adcLevels() == AdcLevels.UNIFORM
        ? new Step(Values.calibrated(layer + ".adcStepLog2"), bits, order)
        : new Levels(Values.calibrated(layer + ".adcLevels", new Shape(1L << bits)), bits, order);
  }

  /** The base-2 logarithm of the distance between adjacent levels. */
  record Step(Parameter parameter, int bits, ColumnOrder order) implements ConverterParameter {

    @Override
    public void calibrate(ColumnStatistics statistics) {
      Values.set(parameter, AdcFit.of(order, statistics, bits).stepLog2());
    }

    @Override
    public ColumnReadout.Converter converter() {
      return AdcFit.adc(order, bits, Math.round(Values.get(parameter)));
    }
  }

  /** All levels; floats represent every integer in the range of partial sums exactly. */
  record Levels(Parameter parameter, int bits, ColumnOrder order) implements ConverterParameter {

    @Override
    public void calibrate(ColumnStatistics statistics) {
      LevelAdc adc = AdcFit.levels(order, statistics, bits);
      var levels = new float[1 << bits];
      for (int code = 0; code < levels.length; code++) {
        levels[code] = adc.level(code);
      }
      Values.set(parameter, levels);
    }

    @Override
    public ColumnReadout.Converter converter() {
      float[] values = parameter.getArray().toFloatArray();
      var levels = new int[values.length];
      for (int code = 0; code < levels.length; code++) {
        levels[code] = Math.round(values[code]);
      }
      return new LevelAdc(bits, levels);
    }
  }
}
