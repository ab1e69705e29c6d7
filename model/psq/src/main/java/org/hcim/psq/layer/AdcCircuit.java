package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.psq.quantizer.ColumnReading;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Slicing;

/**
 * ADCs. Calibration chooses the step, a power of two, with the least error of the products. The
 * range is centered on zero for differential columns, else it begins at zero.
 */
final class AdcCircuit implements ColumnCircuit {

  private static final int STEPS = 8;

  private final int bits;
  private final Slicing slicing;
  private final Parameter stepLog2;

  AdcCircuit(String layer, int bits, Slicing slicing) {
    this.bits = bits;
    this.slicing = slicing;
    stepLog2 = Values.calibrated(layer + ".adcStepLog2");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(stepLog2);
  }

  @Override
  public void calibrate(List<NDArray> partialSums, float unit) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double lost = lost(partialSums, adc(step));
      if (lost < least) {
        least = lost;
        best = step;
      }
    }
    Values.set(stepLog2, best);
  }

  private double lost(List<NDArray> partialSums, ColumnReadout.Adc adc) {
    double lost = 0;
    for (NDArray sums : partialSums) {
      try (var scope = sums.getManager().newSubManager()) {
        NDArray copy = sums.duplicate();
        copy.attach(scope);
        NDArray weights = new Significance(slicing).ofBoth(scope);
        NDArray error = new ColumnReading.Adc(adc).read(copy).sub(sums).mul(weights);
        error.attach(scope);
        lost += error.square().mean().getFloat();
      }
    }
    return lost;
  }

  private ColumnReadout.Adc adc(int step) {
    boolean isSigned = slicing.mapping() == SignedMapping.DIFFERENTIAL;
    return new ColumnReadout.Adc(bits, isSigned ? -(1 << (bits - 1 + step)) : 0, step);
  }

  @Override
  public Columns columns(Pass pass, NDArray unit) {
    var adc = (ColumnReadout.Adc) readout(0);
    var significance = new Significance(slicing);
    List<NDArray> weights = Significance.byStream(significance.ofBoth(pass.manager()));
    List<NDArray> shares = Significance.byStream(significance.shares(pass.manager()));
    float half = (1 << adc.stepLog2()) / 2f;
    float least = adc.lowest() - half;
    float most = adc.lowest() + ((1 << adc.bits()) - 1) * 2 * half + half;
    float middle = (least + most) / 2;
    NDArray limit = pass.manager().create(new float[] {most - middle}, new Shape(1, 1, 1, 1));
    var reading = new ColumnReading.Adc(adc);
    return new Columns() {
      @Override
      public Column column(Cycle cycle) {
        int stream = cycle.stream();
        return new Column(reading, weights.get(stream), middle, limit, shares.get(stream));
      }

      @Override
      public NDArray step() {
        return unit.stopGradient();
      }
    };
  }

  @Override
  public ColumnReadout readout(float unit) {
    return adc(Math.round(Values.get(stepLog2)));
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
