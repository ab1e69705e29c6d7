package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import org.hcim.simulator.calibration.ColumnOrder;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.crossbar.ColumnReadings;
import org.hcim.simulator.crossbar.ColumnReadout;

/**
 * ADCs with calibrated levels. The gradient of a partial sum passes unless the sum is clipped, as
 * if the sum were not quantized.
 */
record AdcCircuit(ConverterParameter levels, ColumnOrder order) implements ColumnCircuit {

  @Override
  public List<Parameter> parameters() {
    return List.of(levels.parameter());
  }

  @Override
  public void calibrate(ColumnStatistics statistics, float unit) {
    levels.calibrate(statistics);
  }

  @Override
  public Columns columns(Pass pass, float unit) {
    ColumnReadout.Converter adc = levels.converter();
    var from = new int[order.count()];
    var to = new int[from.length];
    var slopes = new float[from.length];
    Arrays.fill(from, adc.least());
    Arrays.fill(to, adc.greatest());
    for (int column = 0; column < slopes.length; column++) {
      slopes[column] = (float) order.share(column);
    }
    NDArray step = pass.manager().create(unit);
    return new Columns() {
      @Override
      public ColumnReadings readings() {
        return new ColumnReadings.Uniform(adc);
      }

      @Override
      public OpenRange open() {
        return OpenRange.of(from, to, slopes);
      }

      @Override
      public NDArray step() {
        return step;
      }
    };
  }

  @Override
  public ColumnReadout readout(float unit) {
    return levels.converter();
  }

  @Override
  public int[] scaleFactors() {
    return new int[0];
  }

  @Override
  public double sumStep(double unit) {
    return unit;
  }
}
