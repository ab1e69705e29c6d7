package org.hcim.psq.network;

import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Precision;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.crossbar.WeightMatrix;

/**
 * The precision and the crossbars of a layer without partial-sum quantization. The last layer has
 * 8-bit weights and always has an ideal readout, because its sums are the result.
 */
record ExactProduct(AlgorithmSetting setting, boolean isClassifier) {

  private static final int CLASSIFIER_BITS = 8;

  int weightBits() {
    return isClassifier ? CLASSIFIER_BITS : setting.precision().weightBits();
  }

  /** Returns the crossbars for weight codes, which are ordered by output. */
  CrossbarMatrix matrix(int inputs, int outputs, byte[] codes) {
    var precision = setting.precision();
    int sliceBits = isClassifier ? 1 : precision.cellBits();
    var slicing =
        new Slicing(
            new Precision(
                sliceBits, weightBits(), precision.activationBits(), precision.streamBits()),
            setting.signedMapping());
    return new CrossbarMatrix(
        new Datapath(setting.inputRows(), slicing, new ColumnReadout.Ideal()),
        new WeightMatrix(inputs, outputs, codes, slicing),
        ScaleFactors.NONE);
  }
}
