package org.hcim.sweeps.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The precision that the cost model gives to comparators, on the networks that have them: the
 * accuracy of a network without offsets holds for comparators of this size, and not for ones of a
 * third of this precision.
 */
class ComparatorMarginTest {

  private static final int IMAGES = 200;
  private static final int CHIPS = 2;

  @ParameterizedTest
  @ValueSource(strings = {"ternary-128", "ternary-half_scale-128", "binary-128"})
  void isWhatTheAccuracyOfNetworksNeeds(String readout) throws IOException {
    ShippedNetworks builtIn = ShippedNetworks.builtIn();
    QuantizedNetwork network = builtIn.read(builtIn.require("resnet8_16-" + readout));
    LabeledImages images = Datasets.open(Datasets.BUILTIN, Split.TEST, IMAGES);
    double sigma = 0.5 / Constants.cited().get(Constant.COMPARATOR_MARGIN_SIGMAS);
    double ideal = correctPct(network, images, 0);

    assertThat(correctPct(network, images, sigma)).isGreaterThan(ideal - 3);
    assertThat(correctPct(network, images, 3 * sigma)).isLessThan(ideal - 20);
  }

  /**
   * @param offsetSigma standard deviation of the comparators' offsets in cell currents
   */
  private static double correctPct(
      QuantizedNetwork network, LabeledImages images, double offsetSigma) {
    var codes = new byte[IMAGES][];
    Arrays.setAll(codes, image -> images.codes(image, network.inputBits()));
    var offsets = new NonIdealities(0, 0, 0, offsetSigma, 0, 0, 0, 0, 0);
    int correct = 0;
    for (int chip = 1; chip <= CHIPS; chip++) {
      int[][] sums = new Simulator(network, Comparison.NONE, offsets, chip).run(codes);
      for (int image = 0; image < IMAGES; image++) {
        correct += Simulator.predicted(sums[image]) == images.label(image) ? 1 : 0;
      }
    }
    return 100.0 * correct / (CHIPS * IMAGES);
  }
}
