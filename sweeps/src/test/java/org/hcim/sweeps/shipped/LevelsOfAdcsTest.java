package org.hcim.sweeps.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.calibration.PartialSumCalibration;
import org.hcim.simulator.calibration.PartialSumSetting;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped network with an ideal readout, calibrated for ADCs with either kind of levels. */
class LevelsOfAdcsTest {

  private static final ShippedNetworks NETWORKS = ShippedNetworks.builtIn();
  private static final int CALIBRATION_IMAGES = 64;
  private static final int TEST_IMAGES = 256;

  /** docs/accuracy.md has these numbers, of more images. */
  @ParameterizedTest
  @CsvSource({"2, 64", "3, 64", "3, 128", "4, 512"})
  void levelsOfTheirOwnLoseLess(int bits, int rows) throws IOException {
    AlgorithmSetting setting =
        AlgorithmSetting.defaults(ReadoutLevels.ADC)
            .with(Parameter.ADC_BITS, bits)
            .with(Parameter.XBAR_ROWS, rows);
    int uniform = correct(setting);
    int own = correct(setting.with(Parameter.ADC_LEVELS, AdcLevels.NONUNIFORM));

    assertThat(own).isGreaterThan(uniform);
  }

  private static int correct(AlgorithmSetting setting) throws IOException {
    QuantizedNetwork base = NETWORKS.read(NETWORKS.require("resnet8_16-ideal"));
    QuantizedNetwork network =
        PartialSumCalibration.calibrate(
            base,
            new PartialSumSetting(setting),
            codes(base, Datasets.open("builtin", Split.TRAIN, CALIBRATION_IMAGES)));
    LabeledImages images = Datasets.open("builtin", Split.TEST, TEST_IMAGES);
    int[][] results = new Simulator(network, Comparison.NONE).run(codes(base, images));
    return (int)
        IntStream.range(0, results.length)
            .filter(i -> Simulator.predicted(results[i]) == images.label(i))
            .count();
  }

  private static byte[][] codes(QuantizedNetwork network, LabeledImages images) {
    return IntStream.range(0, images.count())
        .mapToObj(i -> images.codes(i, network.inputBits()))
        .toArray(byte[][]::new);
  }
}
