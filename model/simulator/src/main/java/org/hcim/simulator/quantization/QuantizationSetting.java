package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Precision;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.Codes;

/**
 * The number formats of a quantized network.
 *
 * @param algorithm bits and crossbars; the readout is ignored
 * @param imageBits bits of the images' codes
 * @param steps sharing of the steps of weights
 * @param range range of activations
 */
public record QuantizationSetting(
    AlgorithmSetting algorithm, int imageBits, WeightSteps steps, RangeRule range) {

  /** Bits of the last layer's weights, which are not read by comparators. */
  private static final int CLASSIFIER_BITS = 8;

  private static final int MAX_BITS = 8;

  /** The codes that function tables read; no crossbar reads them. */
  static final Codes BEFORE_FUNCTIONS = Codes.signed(MAX_BITS);

  /** A relative tolerance above the rounding of single precision. */
  private static final double STEP_TOLERANCE = 1e-6;

  public QuantizationSetting {
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(range, "range");
    int bits = algorithm.integer(Parameter.WEIGHT_BITS);
    check(bits > 1, "weight_bits (%d) must be at least 2, one of them for the sign", bits);
    check(
        imageBits > 0 && imageBits <= MAX_BITS,
        "image bits (%d) must be from 1 to %d",
        imageBits,
        MAX_BITS);
  }

  /** The real value of an image code of 1, for pixels from 0 to 1. */
  double imageStep() {
    return 1.0 / ((1 << imageBits) - 1);
  }

  /** Rejects images whose codes differ from those of this setting. */
  void requireImages(StatedCodes.Activations images) {
    int bits = images.codes().bits();
    check(images.codes().equals(Codes.unsigned(bits)), "image codes of the file must be unsigned");
    check(imageBits == bits, "image bits (%d) must be those of the file (%d)", imageBits, bits);
    check(
        Math.abs(images.step() / imageStep() - 1) < STEP_TOLERANCE,
        "the step of images (%s) must be 1 / %d, of pixels from 0 to 1",
        images.step(),
        (1 << imageBits) - 1);
  }

  /** Rejects codes whose bits differ from those of this setting. */
  void requireBits(String layer, StatedCodes stated) {
    require(layer, Parameter.WEIGHT_BITS, stated.weightBits());
    stated
        .activations()
        .ifPresent(codes -> require(layer, Parameter.ACTIVATION_BITS, codes.codes().bits()));
  }

  private void require(String layer, Parameter parameter, int own) {
    check(
        algorithm.integer(parameter) == own,
        "%s (%d) must be those of layer %s in the file (%d)",
        parameter.column(),
        algorithm.integer(parameter),
        layer,
        own);
  }

  /** The codes of activations with these limits. */
  Codes codes(FloatLayer.Limits limits) {
    int bits = algorithm.integer(Parameter.ACTIVATION_BITS);
    return limits.isRectified() ? Codes.unsigned(bits) : Codes.signed(bits);
  }

  /** The codes of a function's activations: signed if that reduces the error. */
  StatedCodes.Activations activations(List<FloatMaps> maps) {
    int bits = algorithm.integer(Parameter.ACTIVATION_BITS);
    StepSearch.Found unsigned = StepSearch.find(Codes.unsigned(bits), range, maps);
    StepSearch.Found signed = StepSearch.find(Codes.signed(bits), range, maps);
    return signed.lost() < unsigned.lost() ? signed.activations() : unsigned.activations();
  }

  /** The bits of a layer's weights. */
  int weightBits(boolean isClassifier) {
    return isClassifier ? CLASSIFIER_BITS : algorithm.integer(Parameter.WEIGHT_BITS);
  }

  /** The crossbars of a layer, with an ideal readout. */
  Datapath crossbars(Codes inputs, boolean isClassifier) {
    Precision given = algorithm.precision();
    var precision =
        new Precision(
            isClassifier ? 1 : given.cellBits(),
            weightBits(isClassifier),
            inputs.bits(),
            Math.min(given.streamBits(), inputs.bits()));
    var slicing = new Slicing(precision, algorithm.signedMapping(), inputs.code());
    return new Datapath(algorithm.inputRows(), slicing, new ColumnReadout.Ideal());
  }
}
