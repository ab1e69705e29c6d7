package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.WeightMatrix;

/**
 * Weights as symmetric codes.
 *
 * @param steps by output: real value of a code of 1
 * @param codes output by output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record QuantizedWeights(double[] steps, byte[] codes) {

  /** Returns the codes with the least squared error. */
  static QuantizedWeights of(FloatLayer.Product product, WeightSteps sharing, int bits) {
    int most = (1 << (bits - 1)) - 1;
    var steps = new double[product.bias().length];
    if (sharing == WeightSteps.TENSOR) {
      Arrays.fill(steps, StepSearch.ofWeights(product.weights(), most));
    } else {
      Arrays.setAll(steps, output -> StepSearch.ofWeights(product.row(output), most));
    }
    var codes = new byte[product.weights().length];
    for (int i = 0; i < codes.length; i++) {
      double code = Math.rint(product.weights()[i] / steps[i / product.inputs()]);
      codes[i] = (byte) Math.max(-most, Math.min(most, code));
    }
    return new QuantizedWeights(steps, codes);
  }

  /** Returns the codes for stated steps. */
  static QuantizedWeights of(FloatLayer.Product product, StatedCodes stated) {
    double[] steps = stated.weightSteps();
    int least = -(1 << (stated.weightBits() - 1));
    var codes = new byte[product.weights().length];
    for (int i = 0; i < codes.length; i++) {
      double step = steps[i / product.inputs()];
      double code = step == 0 ? 0 : Math.rint(product.weights()[i] / step);
      check(
          code >= least && code < -least,
          "weight %d (code %.0f) must be from %d to %d; codes with a zero point are not supported",
          i,
          code,
          least,
          -least - 1);
      codes[i] = (byte) code;
    }
    return new QuantizedWeights(steps, codes);
  }

  /** Returns one matrix per group of channels. */
  List<CrossbarMatrix> matrices(Datapath crossbars, int groups) {
    int outputs = steps.length / groups;
    int inputs = codes.length / steps.length;
    var all = new ArrayList<CrossbarMatrix>();
    for (int group = 0; group < groups; group++) {
      int size = inputs * outputs;
      byte[] own = Arrays.copyOfRange(codes, group * size, (group + 1) * size);
      var weights = new WeightMatrix(inputs, outputs, own, crossbars.slicing());
      all.add(new CrossbarMatrix(crossbars, weights, ScaleFactors.NONE));
    }
    return all;
  }
}
