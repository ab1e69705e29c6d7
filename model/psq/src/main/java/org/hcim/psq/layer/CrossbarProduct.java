package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.calibration.ColumnOrder;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.calibration.ReferenceRule;
import org.hcim.simulator.calibration.ScaleFactorLayout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.PartialSumKernel;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.WeightMatrix;

/**
 * A product in crossbars whose columns are read one by one. The results are those of the hardware
 * in whole numbers; gradients are those of ADR-0017.
 */
public final class CrossbarProduct {

  /** Scale factors and thresholds learn from one image of a batch in this many, ... */
  private static final int SAMPLED = 8;

  /** ... or from more, for at least this many positions. */
  private static final int MIN_POSITIONS = 64;

  private final Geometry geometry;
  private final Datapath datapath;
  private final int outputs;
  private final ColumnCircuit circuit;
  private final List<RowSplit> splits;

  private CrossbarProduct(
      Geometry geometry, int outputs, Datapath datapath, ColumnCircuit circuit) {
    this.geometry = geometry;
    this.outputs = outputs;
    this.datapath = datapath;
    this.circuit = circuit;
    splits = RowSplit.all(geometry, datapath.rows());
  }

  /**
   * The product of a layer; none where the readout is ideal.
   *
   * @param outputs products of one input vector
   */
  public static Optional<CrossbarProduct> of(
      String layer,
      Geometry geometry,
      int outputs,
      LearningRule learning,
      AlgorithmSetting setting,
      ThresholdRule thresholds) {
    if (setting.levels() == ReadoutLevels.IDEAL) {
      return Optional.empty();
    }
    Datapath datapath = Datapath.ideal(setting);
    int splits = datapath.splits(geometry.inputs());
    var order = new ColumnOrder(splits, outputs, datapath.slicing());
    ColumnCircuit circuit =
        setting.levels().hasScaleFactors()
            ? comparators(layer, order, learning, setting, thresholds)
            : new AdcCircuit(ConverterParameter.of(layer, setting, order), order);
    return Optional.of(new CrossbarProduct(geometry, outputs, datapath, circuit));
  }

  private static ColumnCircuit comparators(
      String layer,
      ColumnOrder order,
      LearningRule learning,
      AlgorithmSetting setting,
      ThresholdRule thresholds) {
    var layout =
        new ScaleFactorLayout(
            order.splits(), order.slicing(), order.outputs(), DcimWidths.of(setting));
    Optional<Threshold> threshold =
        setting.levels() == ReadoutLevels.TERNARY
            ? Optional.of(Threshold.of(layer, thresholds, layout, learning))
            : Optional.empty();
    return new ComparatorCircuit(
        layer, layout, learning, ReferenceRule.of(setting.biasRows()), threshold);
  }

  /** The learned or calibrated parameters, without the weights. */
  public List<Parameter> parameters() {
    return circuit.parameters();
  }

  /** Calibrates thresholds, scale factors and ranges on one batch. */
  public void calibrate(Pass pass, Operands operands) {
    PartialSumKernel kernel = kernel(operands);
    var statistics =
        ColumnStatistics.of(kernel)
            .add(kernel, maps(operands, kernel), HostBuffers.ofThread().kernel());
    circuit.calibrate(statistics, operands.unit().getFloat());
  }

  /** The products. */
  public NDArray apply(Pass pass, Operands operands) {
    Columns columns = circuit.columns(pass, operands.unit().getFloat());
    PartialSumKernel kernel = kernel(operands);
    PackedMaps maps = maps(operands, kernel);
    Shape shape = geometry.products(operands.maps().codes(), outputs);
    int masks = pass.training() ? splits.size() : 0;
    var products = SplitProducts.of(kernel, columns, maps, shape, masks);
    NDArray sums = products.sums(pass.manager());
    if (!pass.training()) {
      return sums.mul(columns.step());
    }
    columns.learner().ifPresent(each -> pass.addLearner(learning(each, kernel, maps, sums)));
    try (NDArray passed = passed(pass, operands, products);
        NDArray like = passed.mul(operands.unit());
        NDArray value = like.stopGradient();
        NDArray zeros = like.sub(value);
        NDArray results = sums.mul(columns.step())) {
      return results.add(zeros);
    }
  }

  /** The ideal products, masked to the open columns, for their gradients. */
  private NDArray passed(Pass pass, Operands operands, SplitProducts products) {
    NDArray all = null;
    for (int i = 0; i < splits.size(); i++) {
      NDArray passed;
      // the engine keeps what it needs for gradients, and no more
      try (NDArray exact = exact(pass, operands, splits.get(i));
          NDArray open = products.open(pass.manager(), i)) {
        passed = exact.mul(open);
      }
      if (all == null) {
        all = passed;
      } else {
        try (NDArray before = all;
            NDArray more = passed) {
          all = before.add(more);
        }
      }
    }
    return all;
  }

  /** The learning of scale factors and thresholds, from the sampled images. */
  private Supplier<NDArray> learning(
      Columns.Learner learner, PartialSumKernel kernel, PackedMaps maps, NDArray sums) {
    sums.setRequiresGradient(true);
    return () -> {
      int wanted = Math.max(1 + (maps.images() - 1) / SAMPLED, MIN_POSITIONS / places(sums));
      try (NDArray gradient = sums.getGradient()) {
        return ReadingGradients.of(kernel, maps, gradient, maps.blocksOf(wanted)).learn(learner);
      }
    };
  }

  private static int places(NDArray sums) {
    return (int) (sums.getShape().get(2) * sums.getShape().get(3));
  }

  private PartialSumKernel kernel(Operands operands) {
    float[] values = operands.weights().codes().toFloatArray();
    var codes = new byte[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) Math.round(values[i]);
    }
    var weights = new WeightMatrix(geometry.inputs(), outputs, codes, datapath.slicing());
    return new PartialSumKernel(datapath, weights);
  }

  private PackedMaps maps(Operands operands, PartialSumKernel kernel) {
    NDArray codes = operands.maps().codes();
    var from =
        new org.hcim.simulator.inference.Shape(
            geometry.channels(), (int) codes.getShape().get(2), (int) codes.getShape().get(3));
    var to = geometry.window().over(from, outputs);
    return PackedMaps.of(
        codes.stopGradient(), new Unfolding(from, geometry.window(), to), kernel.fields());
  }

  private NDArray exact(Pass pass, Operands operands, RowSplit split) {
    return geometry.convolve(
        split.maps(operands.maps().codes()),
        split.weights(operands.weights().codes(), pass.manager()));
  }

  /** The matrix for the simulator. */
  public CrossbarMatrix matrix(byte[] weights, float unit) {
    var read = datapath.with(circuit.readout(unit));
    int inputs = geometry.inputs();
    return new CrossbarMatrix(
        read,
        new WeightMatrix(inputs, outputs, weights, datapath.slicing()),
        ScaleFactors.of(read, inputs, outputs, circuit.scaleFactors()),
        circuit.thresholds(unit));
  }

  /** The real value of a sum of 1. */
  public double sumStep(double unit) {
    return circuit.sumStep(unit);
  }
}
