package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.psq.quantizer.ScaleFactorQuantizer;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.calibration.ReferenceRule;
import org.hcim.simulator.calibration.ScaleFactorFit;
import org.hcim.simulator.calibration.ScaleFactorLayout;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.ScaleFactors;

/**
 * Comparators and the DCiM registers that accumulate scale factors. Scale factors, their step and
 * alpha are in units of the layer's results. Thresholds are rounded up to whole cell currents; all
 * comparisons stay equal.
 */
final class ComparatorCircuit implements ColumnCircuit {

  private final ScaleFactorLayout layout;
  private final LearningRule learning;
  private final ScaleFactorQuantizer quantizer;
  private final Parameter scales;
  private final Parameter scaleStep;
  private final ColumnReferences references;
  private final Optional<Threshold> threshold;

  /**
   * Creates an uncalibrated circuit.
   *
   * @param threshold the threshold of ternary comparators; empty for binary ones
   */
  ComparatorCircuit(
      String layer,
      ScaleFactorLayout layout,
      LearningRule learning,
      ReferenceRule rule,
      Optional<Threshold> threshold) {
    this.layout = layout;
    this.learning = learning;
    this.threshold = threshold;
    quantizer = new ScaleFactorQuantizer(layout.mostCode());
    ScaleFactors.Shape shape = layout.shape();
    scales =
        Values.learned(
            layer + ".scaleFactors",
            new Shape(shape.splits(), shape.slices(), shape.streams(), shape.outputs()));
    scaleStep = Values.learned(layer + ".scaleFactorStep", new Shape(1));
    references = new ColumnReferences(layer, layout.columns(), rule);
  }

  @Override
  public List<Parameter> parameters() {
    var parameters = new ArrayList<>(List.of(scales, scaleStep, references.parameter()));
    threshold.flatMap(Threshold::parameter).ifPresent(parameters::add);
    return parameters;
  }

  @Override
  public void calibrate(ColumnStatistics statistics, float unit) {
    references.calibrate(statistics);
    int[] zeros = references.byColumn();
    ScaleFactorFit fit =
        threshold.isPresent()
            ? threshold.get().calibrate(statistics, zeros[0], unit)
            : ScaleFactorFit.of(layout, statistics, ColumnThresholds.binary(zeros));
    Values.set(scales, significant(fit.slopes(), unit));
    Values.set(scaleStep, quantizer.initialStep(scales.getArray()));
  }

  /**
   * Converts slopes to units of the results, times the significance that is merged into scale
   * factors.
   */
  private float[] significant(float[] slopes, float unit) {
    var factors = new float[slopes.length];
    int[] indices = layout.indices();
    for (int column = 0; column < indices.length; column++) {
      factors[indices[column]] = slopes[indices[column]] * unit * layout.merged(column);
    }
    return factors;
  }

  @Override
  public Columns columns(Pass pass, float unit) {
    return new ComparatorColumns(
        layout, pass, unit, () -> factors(pass), references.byColumn(), threshold);
  }

  private ComparatorColumns.Factors factors(Pass pass) {
    NDArray step = learned(pass, scaleStep, layout.columns().count());
    NDArray codes = quantizer.codes(learned(pass, scales, (double) layout.sharing()), step);
    return new ComparatorColumns.Factors(codes, step);
  }

  private NDArray learned(Pass pass, Parameter parameter, double sharing) {
    return learning.magnitude(pass, parameter, layout.columns().count(), sharing);
  }

  @Override
  public ColumnReadout readout(float unit) {
    int zero = references.byColumn()[0];
    return threshold
        .<ColumnReadout>map(each -> new ColumnReadout.Ternary(alpha(each, unit), zero, words()))
        .orElseGet(() -> new ColumnReadout.Binary(zero, words()));
  }

  @Override
  public ColumnThresholds thresholds(float unit) {
    boolean isShared = threshold.map(Threshold::isShared).orElse(references.isShared());
    if (isShared) {
      return ColumnThresholds.NONE;
    }
    int[] zeros = references.byColumn();
    int[] codes = scaleFactors();
    int[] indices = layout.indices();
    var cells = new float[zeros.length];
    float step = (float) sumStep(unit);
    for (int column = 0; column < cells.length; column++) {
      cells[column] = codes[indices[column]] * step / unit / layout.merged(column);
    }
    return threshold
        .map(each -> ColumnThresholds.ternary(zeros, each.alphas(unit, cells)))
        .orElseGet(() -> ColumnThresholds.binary(zeros));
  }

  private DcimWidths words() {
    return layout.words();
  }

  /** The threshold of the first column, which is every column's if the threshold is shared. */
  private static int alpha(Threshold threshold, float unit) {
    return threshold.alphas(unit, new float[1])[0];
  }

  @Override
  public int[] scaleFactors() {
    try (NDManager scope = scales.getArray().getManager().newSubManager()) {
      NDArray from = scales.getArray().abs();
      from.attach(scope);
      NDArray step = scaleStep.getArray().abs();
      step.attach(scope);
      float[] codes = quantizer.codes(from, step).toFloatArray();
      var whole = new int[codes.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = Math.round(codes[i]);
      }
      return whole;
    }
  }

  @Override
  public double sumStep(double unit) {
    return Math.abs(Values.get(scaleStep));
  }
}
