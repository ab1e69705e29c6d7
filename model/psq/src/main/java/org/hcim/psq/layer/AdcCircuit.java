package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import org.hcim.simulator.calibration.AdcFit;
import org.hcim.simulator.calibration.ColumnOrder;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.crossbar.ColumnReadings;
import org.hcim.simulator.crossbar.ColumnReadout;

/** ADCs whose step is calibrated. */
final class AdcCircuit implements ColumnCircuit {

  private final int bits;
  private final ColumnOrder order;
  private final Parameter stepLog2;

  AdcCircuit(String layer, int bits, ColumnOrder order) {
    this.bits = bits;
    this.order = order;
    stepLog2 = Values.calibrated(layer + ".adcStepLog2");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(stepLog2);
  }

  @Override
  public void calibrate(ColumnStatistics statistics, float unit) {
    Values.set(stepLog2, AdcFit.of(order, statistics, bits).stepLog2());
  }

  @Override
  public Columns columns(Pass pass, float unit) {
    var adc = (ColumnReadout.Adc) readout(unit);
    var from = new int[order.count()];
    var to = new int[from.length];
    var slopes = new float[from.length];
    double half = (1 << adc.stepLog2()) / 2.0;
    int greatest = adc.lowest() + (((1 << adc.bits()) - 1) << adc.stepLog2());
    Arrays.fill(from, (int) Math.ceil(adc.lowest() - half));
    Arrays.fill(to, (int) Math.floor(greatest + half));
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
    return AdcFit.adc(order, bits, Math.round(Values.get(stepLog2)));
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
