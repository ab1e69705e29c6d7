package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.function.ColumnReadout;
import org.hcim.accelerator.function.CrossbarMatrix;
import org.hcim.accelerator.function.Datapath;
import org.hcim.accelerator.function.DcimWords;
import org.hcim.accelerator.function.Overflow;
import org.hcim.accelerator.function.ScaleFactors;
import org.hcim.accelerator.function.Slicing;
import org.hcim.accelerator.function.WeightMatrix;
import org.hcim.psq.quantiser.ThresholdRule;

/**
 * A product in crossbars whose columns are read one by one. The results are those of the hardware
 * in whole numbers; gradients are those of ADR-0017.
 */
public final class CrossbarProduct {

  private final Geometry geometry;
  private final Datapath datapath;
  private final ColumnCircuit circuit;
  private final Digits digits;
  private final List<RowSplit> splits;

  private CrossbarProduct(Geometry geometry, Datapath datapath, ColumnCircuit circuit) {
    this.geometry = geometry;
    this.datapath = datapath;
    this.circuit = circuit;
    digits = new Digits(datapath.slicing());
    splits = RowSplit.all(geometry, datapath.rows());
  }

  /**
   * The product of a layer; none where the setting converts nothing.
   *
   * @param outputs products of one input vector
   * @param places positions of a map
   */
  public static Optional<CrossbarProduct> of(
      String layer,
      Geometry geometry,
      int outputs,
      int places,
      AlgorithmSetting setting,
      ThresholdRule rule) {
    var slicing = new Slicing(setting.precision(), setting.signedMapping());
    var datapath = new Datapath(setting.rows(), slicing, new ColumnReadout.Ideal());
    int splits = datapath.splits(geometry.inputs());
    Conversion conversion = setting.conversion();
    if (conversion instanceof Conversion.Exact) {
      return Optional.empty();
    }
    ColumnCircuit circuit;
    if (conversion instanceof Conversion.Adc adc) {
      circuit = new AdcCircuit(layer, adc.bits(), slicing);
    } else if (conversion instanceof Conversion.Ternary ternary) {
      var layout = new ScaleFactorLayout(splits, slicing, outputs, words(ternary.words()));
      long numel = layout.columns() * places;
      circuit =
          new ComparatorCircuit(layer, layout, places, Optional.of(threshold(layer, rule, numel)));
    } else {
      var words = words(((Conversion.Binary) conversion).words());
      var layout = new ScaleFactorLayout(splits, slicing, outputs, words);
      circuit = new ComparatorCircuit(layer, layout, places, Optional.empty());
    }
    return Optional.of(new CrossbarProduct(geometry, datapath, circuit));
  }

  private static Threshold threshold(String layer, ThresholdRule rule, long numel) {
    return rule == ThresholdRule.ALPHA
        ? new Threshold.Learnt(layer, numel)
        : new Threshold.HalfScale();
  }

  private static DcimWords words(Conversion.Words words) {
    return new DcimWords(
        words.scaleFactorBits(), words.granularity(), words.partialSumBits(), Overflow.WRAP);
  }

  /** What is learnt or calibrated, without the weights. */
  public List<Parameter> parameters() {
    return circuit.parameters();
  }

  /** Sets thresholds, scale factors and ranges by one batch. */
  public void calibrate(Pass pass, Operands operands) {
    var sums = new ArrayList<NDArray>();
    for (RowSplit split : splits) {
      sums.add(partialSums(pass, operands, split));
    }
    circuit.calibrate(sums, operands.unit().getFloat());
    sums.forEach(NDArray::close);
  }

  /** The products. */
  public NDArray apply(Pass pass, Operands operands) {
    Columns columns = circuit.columns(pass, operands.unit());
    NDArray whole = null;
    NDArray free = null;
    NDArray gain = columns.gain().mul(operands.unit());
    for (int i = 0; i < splits.size(); i++) {
      RowSplit split = splits.get(i);
      NDArray partialSums = partialSums(pass, operands, split);
      if (pass.training()) {
        NDArray exact =
            geometry.convolve(
                split.maps(operands.maps().codes()),
                split.weights(operands.weights().codes(), pass.manager()));
        NDArray open = columns.open(partialSums, i).reshape(exact.getShape());
        NDArray passed = exact.mul(gain).mul(open);
        free = free == null ? passed : free.add(passed);
      }
      NDArray sums = columns.sums(partialSums, i);
      whole = whole == null ? sums : whole.add(sums);
    }
    NDArray result =
        whole
            .mul(columns.step())
            .reshape(geometry.products(operands.maps().codes(), whole.getShape().get(1)));
    return free == null ? result : result.add(free.sub(free.stopGradient()));
  }

  /** The matrix as the simulator takes it. */
  public CrossbarMatrix matrix(byte[] weights, int outputs, float unit) {
    var read = datapath.with(circuit.readout(unit));
    int inputs = geometry.inputs();
    return new CrossbarMatrix(
        read,
        new WeightMatrix(inputs, outputs, weights, datapath.slicing()),
        ScaleFactors.of(read, inputs, outputs, circuit.scaleFactors()));
  }

  /** What a sum of 1 stands for. */
  public double sumStep(double unit) {
    return circuit.sumStep(unit);
  }

  /** Streams x images x slices x outputs x places. */
  private NDArray partialSums(Pass pass, Operands operands, RowSplit split) {
    NDArray maps = split.maps(operands.maps().codes().stopGradient());
    NDArray weights = split.weights(operands.weights().codes().stopGradient(), pass.manager());
    NDArray sums = geometry.convolve(digits.streams(maps), digits.slices(weights));
    var precision = datapath.slicing().precision();
    long images = maps.getShape().get(0);
    long outputs = weights.getShape().get(0);
    return sums.reshape(precision.streams(), images, precision.slices(), outputs, -1);
  }
}
