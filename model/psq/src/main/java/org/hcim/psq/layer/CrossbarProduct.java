package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.psq.quantizer.StraightThrough;
import org.hcim.psq.quantizer.ThresholdRule;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
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
   * The product of a layer; none where the readout is ideal.
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
    var datapath = Datapath.ideal(setting);
    if (setting.levels() == ReadoutLevels.IDEAL) {
      return Optional.empty();
    }
    ColumnCircuit circuit =
        setting.levels().hasScaleFactors()
            ? comparators(layer, datapath, geometry, outputs, places, setting, rule)
            : new AdcCircuit(
                layer,
                setting.integer(org.hcim.accelerator.design.Parameter.ADC_BITS),
                datapath.slicing());
    return Optional.of(new CrossbarProduct(geometry, datapath, circuit));
  }

  private static ColumnCircuit comparators(
      String layer,
      Datapath datapath,
      Geometry geometry,
      int outputs,
      int places,
      AlgorithmSetting setting,
      ThresholdRule rule) {
    int splits = datapath.splits(geometry.inputs());
    var layout = new ScaleFactorLayout(splits, datapath.slicing(), outputs, DcimWidths.of(setting));
    var threshold =
        setting.levels() == ReadoutLevels.TERNARY
            ? Optional.of(threshold(layer, rule, layout.columns() * places))
            : Optional.<Threshold>empty();
    return new ComparatorCircuit(layer, layout, places, threshold);
  }

  private static Threshold threshold(String layer, ThresholdRule rule, long numel) {
    return rule == ThresholdRule.ALPHA
        ? new Threshold.Learned(layer, numel)
        : new Threshold.HalfScale();
  }

  /** The learned or calibrated parameters, without the weights. */
  public List<Parameter> parameters() {
    return circuit.parameters();
  }

  /** Calibrates thresholds, scale factors and ranges on one batch. */
  public void calibrate(Pass pass, Operands operands) {
    List<NDArray> streams = streams(operands);
    var sums = new ArrayList<NDArray>();
    for (RowSplit split : splits) {
      NDArray slices = slices(pass, operands, split);
      var parts = new NDList();
      for (NDArray stream : streams) {
        parts.add(partialSums(split.maps(stream), slices));
      }
      sums.add(NDArrays.stack(parts));
      parts.forEach(NDArray::close);
    }
    circuit.calibrate(sums, operands.unit().getFloat());
    sums.forEach(NDArray::close);
  }

  /** The products. */
  public NDArray apply(Pass pass, Operands operands) {
    return apply(pass, operands, Readings.of(pass));
  }

  /** The products with the given readings. */
  NDArray apply(Pass pass, Operands operands, Readings readings) {
    Columns columns = circuit.columns(pass, operands.unit());
    List<NDArray> streams = streams(operands);
    NDArray free = null;
    NDArray learned = null;
    for (int i = 0; i < splits.size(); i++) {
      RowSplit split = splits.get(i);
      NDArray slices = slices(pass, operands, split);
      for (int stream = 0; stream < streams.size(); stream++) {
        var cycle = new Columns.Cycle(i, stream);
        try (NDManager scope = pass.manager().newSubManager()) {
          NDArray partialSums = partialSums(split.maps(streams.get(stream)), slices);
          partialSums.attach(scope);
          if (pass.training()) {
            learned = plus(learned, columns.learned(some(partialSums), cycle), pass);
          }
          readings.add(partialSums, columns.column(cycle));
        }
      }
      if (pass.training()) {
        NDArray exact = exact(pass, operands, split);
        NDArray passed = exact.mul(readings.open().reshape(exact.getShape()));
        free = free == null ? passed : free.add(passed);
      }
    }
    NDArray sums = readings.sums();
    NDArray result = sums.mul(columns.step());
    if (learned != null) {
      result = result.add(forAll(learned, result.getShape()));
    }
    result = result.reshape(geometry.products(operands.maps().codes(), sums.getShape().get(1)));
    if (free == null) {
      return result;
    }
    NDArray like = free.mul(operands.unit());
    return result.add(like.sub(like.stopGradient()));
  }

  private static NDArray plus(NDArray sum, Optional<NDArray> more, Pass pass) {
    if (more.isEmpty()) {
      return sum;
    }
    NDArray next = sum == null ? more.get() : sum.add(more.get());
    next.attach(pass.manager());
    return next;
  }

  /**
   * A copy of the partial sums of the sampled images from which scale factors and thresholds learn.
   */
  private static NDArray some(NDArray partialSums) {
    Shape shape = partialSums.getShape();
    long images = shape.get(0);
    long wanted = Math.max(1 + (images - 1) / SAMPLED, MIN_POSITIONS / shape.get(3));
    return partialSums
        .get(new NDIndex(String.format(Locale.ROOT, "0:%d", Math.min(images, wanted))))
        .duplicate();
  }

  /** Zeros with the gradients of the sampled images, scaled to the batch. */
  private static NDArray forAll(NDArray learned, Shape shape) {
    long others = shape.get(0) - learned.getShape().get(0);
    if (others == 0) {
      return learned;
    }
    double share = (double) learned.getShape().get(0) / shape.get(0);
    NDArray more = learned.mul(StraightThrough.constant(learned, 1 / share));
    NDArray none = learned.getManager().zeros(new Shape(others).addAll(shape.slice(1)));
    return NDArrays.concat(new NDList(more, none), 0);
  }

  private NDArray exact(Pass pass, Operands operands, RowSplit split) {
    return geometry.convolve(
        split.maps(operands.maps().codes()),
        split.weights(operands.weights().codes(), pass.manager()));
  }

  /** The matrix for the simulator. */
  public CrossbarMatrix matrix(byte[] weights, int outputs, float unit) {
    var read = datapath.with(circuit.readout(unit));
    int inputs = geometry.inputs();
    return new CrossbarMatrix(
        read,
        new WeightMatrix(inputs, outputs, weights, datapath.slicing()),
        ScaleFactors.of(read, inputs, outputs, circuit.scaleFactors()));
  }

  /** The real value of a sum of 1. */
  public double sumStep(double unit) {
    return circuit.sumStep(unit);
  }

  private List<NDArray> streams(Operands operands) {
    return digits.streams(operands.maps().codes().stopGradient());
  }

  private NDArray slices(Pass pass, Operands operands, RowSplit split) {
    return digits.slices(split.weights(operands.weights().codes().stopGradient(), pass.manager()));
  }

  /** Images x slices x outputs x places. */
  private NDArray partialSums(NDArray maps, NDArray slices) {
    NDArray sums = geometry.convolve(maps, slices);
    long images = maps.getShape().get(0);
    int count = datapath.slicing().precision().slices();
    return sums.reshape(images, count, sums.getShape().get(1) / count, -1);
  }
}
