package org.hcim.psq.layer;

import static org.hcim.accelerator.design.Check.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.psq.quantizer.ScaleFactorQuantizer;
import org.hcim.psq.quantizer.StraightThrough;
import org.hcim.simulator.crossbar.ColumnReadout;

/**
 * Comparators and the registers of a DCiM array that add scale factors. Scale factors, their step
 * and alpha are in units of the layer's results; a threshold becomes a whole number of cell
 * currents by rounding up, which changes no decision.
 */
final class ComparatorCircuit implements ColumnCircuit {

  private final ScaleFactorLayout layout;
  private final int places;
  private final ScaleFactorQuantizer quantizer;
  private final Parameter scales;
  private final Parameter scaleStep;
  private final Parameter reference;
  private final Optional<Threshold> threshold;

  /**
   * A circuit before calibration.
   *
   * @param places positions of a map
   * @param threshold of ternary comparators; binary ones have none
   */
  ComparatorCircuit(
      String layer, ScaleFactorLayout layout, int places, Optional<Threshold> threshold) {
    this.layout = layout;
    this.places = places;
    this.threshold = threshold;
    int most = layout.mostCode();
    check(
        most > 0,
        "partial_sum_bits (%d) must hold a scale factor of 1 in each of %d streams",
        layout.words().partialSumBits(),
        layout.slicing().precision().streams());
    quantizer = new ScaleFactorQuantizer(most);
    scales = Values.learned(layer + ".scaleFactors", layout.shape());
    scaleStep = Values.learned(layer + ".scaleFactorStep", new Shape(1));
    reference = Values.calibrated(layer + ".reference");
  }

  @Override
  public List<Parameter> parameters() {
    var parameters = new ArrayList<>(List.of(scales, scaleStep, reference));
    threshold.flatMap(Threshold::parameter).ifPresent(parameters::add);
    return parameters;
  }

  @Override
  public void calibrate(List<NDArray> partialSums, float unit) {
    int zero = layout.slicing().mapping() == SignedMapping.DIFFERENTIAL ? 0 : mean(partialSums);
    Values.set(reference, zero);
    if (threshold.isPresent() && threshold.get().parameter().isEmpty()) {
      Values.set(scales, layout.significant(twiceMeans(partialSums, zero), unit));
    } else {
      ScaleFactorFit fit =
          threshold.isPresent()
              ? ScaleFactorFit.ternary(layout, partialSums, zero)
              : ScaleFactorFit.binary(layout, partialSums, zero);
      threshold.ifPresent(each -> each.calibrate(fit.alpha() * unit));
      Values.set(scales, layout.significant(fit.slopes(), unit));
    }
    Values.set(scaleStep, quantizer.initialStep(scales.getArray()));
  }

  /** The initial scale factors of the predecessor's code. */
  private float[] twiceMeans(List<NDArray> partialSums, int zero) {
    int each = (int) layout.columns() / partialSums.size();
    var all = new float[each * partialSums.size()];
    for (int split = 0; split < partialSums.size(); split++) {
      NDArray sums = partialSums.get(split);
      try (var scope = sums.getManager().newSubManager()) {
        NDArray magnitudes = sums.sub(zero).abs();
        magnitudes.attach(scope);
        float[] means = ScaleFactorFit.mean(magnitudes).mul(2).toFloatArray();
        System.arraycopy(means, 0, all, split * each, each);
      }
    }
    return layout.means(all);
  }

  private static int mean(List<NDArray> partialSums) {
    double sum = 0;
    for (NDArray sums : partialSums) {
      sum += sums.mean().getFloat();
    }
    return (int) Math.rint(sum / partialSums.size());
  }

  @Override
  public Columns columns(Pass pass, NDArray unit) {
    double scaleGradient = 1 / Math.sqrt((double) places * layout.sharing());
    double stepGradient =
        1 / Math.sqrt((double) places * layout.sharing() * scales.getShape().size());
    return new ComparatorColumns(
        layout,
        pass,
        unit.stopGradient(),
        quantizer,
        StraightThrough.scaleGradient(pass.value(scales).abs(), scaleGradient),
        StraightThrough.scaleGradient(pass.value(scaleStep).abs(), stepGradient),
        zero(),
        threshold);
  }

  private int zero() {
    return Math.round(Values.get(reference));
  }

  @Override
  public ColumnReadout readout(float unit) {
    return threshold
        .<ColumnReadout>map(
            each -> new ColumnReadout.Ternary(each.whole(unit), zero(), layout.words()))
        .orElseGet(() -> new ColumnReadout.Binary(zero(), layout.words()));
  }

  @Override
  public int[] scaleFactors() {
    var array = scales.getArray();
    try (var scope = array.getManager().newSubManager()) {
      NDArray from = array.abs();
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
