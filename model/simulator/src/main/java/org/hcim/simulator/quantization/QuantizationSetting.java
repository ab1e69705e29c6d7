package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

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
 * @param algorithm bits and crossbars; its readout does not matter
 * @param imageBits bits of the images' codes
 * @param steps sharing of the steps of weights
 * @param range of activations
 */
public record QuantizationSetting(
    AlgorithmSetting algorithm, int imageBits, WeightSteps steps, RangeRule range) {

  /** Bits of the last layer's weights, which are not read by comparators. */
  private static final int CLASSIFIER_BITS = 8;

  private static final int MAX_BITS = 8;

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

  /** The codes of activations. */
  Codes codes(FloatLayer.Limits limits) {
    int bits = algorithm.integer(Parameter.ACTIVATION_BITS);
    return limits.isRectified() ? Codes.unsigned(bits) : Codes.signed(bits);
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
