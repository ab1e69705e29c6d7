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
 * A matrix product on crossbars whose columns are read out one by one. The forward pass computes
 * the integers of the hardware; gradients follow ADR-0017.
 */
public final class CrossbarProduct {

  /** Sampling interval: scale factors and thresholds learn from one image in this many. */
  private static final int SAMPLED = 8;

  /** Minimum number of positions to learn from; more images are sampled if necessary. */
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
   * Creates the product of a layer; empty if the readout is ideal.
   *
   * @param outputs the number of outputs per input vector
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

  /** The learned and calibrated parameters, without the weights. */
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

  /** Returns the products as real values: images x outputs x height x width. */
  public NDArray apply(Pass pass, Operands operands) {
    Columns columns = circuit.columns(pass, operands.unit().getFloat());
    PartialSumKernel kernel = kernel(operands);
    PackedMaps maps = maps(operands, kernel);
    Shape shape = geometry.products(operands.maps().codes(), outputs);
    int masks = pass.training() ? splits.size() : 0;
    var products = SplitProducts.of(kernel, columns, maps, shape, masks);
    NDArray sums = products.sums(pass.manager());
    if (!pass.training()) {
      try (NDArray integers = sums) {
        return integers.mul(columns.step());
      }
    }
    columns.learner().ifPresent(each -> pass.addLearner(learning(each, kernel, maps, sums)));
    try (NDArray passed = passed(pass, operands, products);
        NDArray like = passed.mul(operands.unit());
        NDArray value = like.stopGradient();
        NDArray zeros = like.sub(value);
        NDArray step = columns.step().stopGradient();
        NDArray results = sums.mul(step)) {
      return results.add(zeros);
    }
  }

  /** The ideal products, masked to the open columns; only their gradients are used. */
  private NDArray passed(Pass pass, Operands operands, SplitProducts products) {
    NDArray all = null;
    for (int i = 0; i < splits.size(); i++) {
      NDArray passed;
      // closed at once: the engine retains only the arrays that gradients need
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

  /** Returns the deferred training of scale factors and thresholds on the sampled images. */
  private Supplier<NDArray> learning(
      Columns.Learner learner, PartialSumKernel kernel, PackedMaps maps, NDArray sums) {
    sums.setRequiresGradient(true);
    int wanted = Math.max(1 + (maps.images() - 1) / SAMPLED, MIN_POSITIONS / places(sums));
    PackedMaps sample = maps.first(wanted);
    return () -> {
      try (NDArray gradient = sums.getGradient()) {
        return ReadingGradients.of(kernel, sample, gradient).learn(learner);
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

  /** Returns the crossbar matrix for the simulator. */
  public CrossbarMatrix matrix(byte[] weights, float unit) {
    var read = datapath.with(circuit.readout(unit));
    int inputs = geometry.inputs();
    return new CrossbarMatrix(
        read,
        new WeightMatrix(inputs, outputs, weights, datapath.slicing()),
        ScaleFactors.of(read, inputs, outputs, circuit.scaleFactors()),
        circuit.thresholds(unit));
  }

  /** The real value that a sum of 1 represents. */
  public double sumStep(double unit) {
    return circuit.sumStep(unit);
  }
}
